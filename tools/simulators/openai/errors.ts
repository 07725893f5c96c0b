import type { ErrorSpec, HttpReply, NamedFault, OpenAiLikeMaker } from '../types';

interface Usual {
	readonly status: number;
	readonly type: string;
	readonly code: string | null;
	readonly message: string;
}

const INVALID = 'invalid_request_error';

/** Statuses, types and codes of OpenAI's published error guide. */
const OPENAI: Readonly<Record<NamedFault, Usual>> = {
	rate_limit: {
		status: 429,
		type: 'requests',
		code: 'rate_limit_exceeded',
		message:
			'Rate limit reached on requests per min (RPM): Limit 500, Used 500, Requested 1. Please try again later.',
	},
	quota_exhausted: {
		status: 429,
		type: 'insufficient_quota',
		code: 'insufficient_quota',
		message: 'You exceeded your current quota, please check your plan and billing details.',
	},
	payment_required: {
		status: 402,
		type: 'billing_error',
		code: 'billing_hard_limit_reached',
		message: 'Billing hard limit has been reached.',
	},
	overloaded: {
		status: 503,
		type: 'server_error',
		code: 'overloaded',
		message: 'The engine is currently overloaded, please try again later.',
	},
	unavailable: { status: 503, type: 'server_error', code: null, message: 'Service unavailable.' },
	server_error: {
		status: 500,
		type: 'server_error',
		code: null,
		message: 'The server had an error while processing your request.',
	},
	auth: { status: 401, type: INVALID, code: 'invalid_api_key', message: 'Incorrect API key provided.' },
	forbidden: {
		status: 403,
		type: INVALID,
		code: 'unsupported_country_region_territory',
		message: 'Country, region, or territory not supported.',
	},
	model_not_found: { status: 404, type: INVALID, code: 'model_not_found', message: '' },
	context_too_long: {
		status: 400,
		type: INVALID,
		code: 'context_length_exceeded',
		message:
			"This model's maximum context length is 128000 tokens. However, your messages resulted in 150000 tokens. " +
			'Please reduce the length of the messages.',
	},
	content_filter: {
		status: 400,
		type: INVALID,
		code: 'content_policy_violation',
		message: 'Your request was rejected by our safety system: it may violate our usage policy.',
	},
	bad_request: { status: 400, type: INVALID, code: null, message: 'Invalid request.' },
};

/** Statuses that differ at OpenRouter, whose `code` repeats the HTTP status. */
const OPENROUTER_STATUS: Partial<Record<NamedFault, number>> = {
	quota_exhausted: 402,
	model_not_found: 400,
	overloaded: 502,
	content_filter: 403,
};

/** An error as OpenAI or a service like it sends it. */
export function openAiError(spec: ErrorSpec, maker: 'openai' | OpenAiLikeMaker): HttpReply {
	const usual = OPENAI[spec.name];
	const notFound = `The model \`${spec.model ?? 'unknown'}\` does not exist or you do not have access to it.`;
	const message = spec.message ?? (usual.message || notFound);
	const headers = retryHeaders(spec);
	if (maker === 'openrouter') {
		const status = spec.status ?? OPENROUTER_STATUS[spec.name] ?? usual.status;
		const text =
			spec.name === 'model_not_found' ? `${spec.model ?? 'unknown'} is not a valid model ID` : message;
		return { status, headers, body: { error: { message: text, code: status } } };
	}
	const type = spec.type ?? usual.type;
	const error = { message, type, param: spec.param ?? null, code: spec.code ?? usual.code };
	const status = spec.status ?? usual.status;
	// Mistral's errors are not wrapped.
	const body = maker === 'mistral' ? { object: 'error', ...error, raw_status_code: status } : { error };
	return { status, headers, body };
}

function retryHeaders(spec: ErrorSpec): Record<string, string> {
	const seconds = spec.retryAfterSeconds;
	if (seconds === undefined) return {};
	return { 'retry-after': String(Math.ceil(seconds)), 'retry-after-ms': String(seconds * 1000) };
}
