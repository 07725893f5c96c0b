import type { JsonObject } from '../json';
import type { ErrorSpec, HttpReply, NamedFault } from '../types';

interface Usual {
	readonly status: number;
	readonly reason: string;
	readonly message: string;
}

const EXHAUSTED = 'RESOURCE_EXHAUSTED';

/** Statuses of Google's error model (google.rpc.Code) as the Gemini API uses them. */
const GOOGLE: Readonly<Record<NamedFault, Usual>> = {
	rate_limit: { status: 429, reason: EXHAUSTED, message: 'Resource has been exhausted (e.g. check quota).' },
	quota_exhausted: {
		status: 429,
		reason: EXHAUSTED,
		message: 'You exceeded your current quota, please check your plan and billing details.',
	},
	payment_required: {
		status: 403,
		reason: 'PERMISSION_DENIED',
		message: 'This API method requires billing to be enabled.',
	},
	overloaded: {
		status: 503,
		reason: 'UNAVAILABLE',
		message: 'The model is overloaded. Please try again later.',
	},
	unavailable: { status: 503, reason: 'UNAVAILABLE', message: 'The service is currently unavailable.' },
	server_error: { status: 500, reason: 'INTERNAL', message: 'An internal error has occurred.' },
	auth: {
		status: 400,
		reason: 'INVALID_ARGUMENT',
		message: 'API key not valid. Please pass a valid API key.',
	},
	forbidden: {
		status: 403,
		reason: 'PERMISSION_DENIED',
		message: 'The caller does not have permission.',
	},
	model_not_found: { status: 404, reason: 'NOT_FOUND', message: '' },
	context_too_long: {
		status: 400,
		reason: 'INVALID_ARGUMENT',
		message: 'The input token count (1100000) exceeds the maximum number of tokens allowed (1048576).',
	},
	content_filter: { status: 200, reason: '', message: '' },
	bad_request: {
		status: 400,
		reason: 'INVALID_ARGUMENT',
		message: 'Request contains an invalid argument.',
	},
};

const RPC = 'type.googleapis.com/google.rpc.';

function details(spec: ErrorSpec): JsonObject[] {
	if (spec.name === 'auth') {
		const metadata = { service: 'generativelanguage.googleapis.com' };
		return [{ '@type': `${RPC}ErrorInfo`, reason: 'API_KEY_INVALID', domain: 'googleapis.com', metadata }];
	}
	if (spec.name === 'quota_exhausted' || spec.name === 'rate_limit') {
		const period = spec.name === 'rate_limit' ? 'Minute' : 'Day';
		const violations = [{ quotaId: `GenerateRequestsPer${period}PerProjectPerModel` }];
		const quota = { '@type': `${RPC}QuotaFailure`, violations };
		const seconds = spec.retryAfterSeconds;
		if (seconds === undefined) return [quota];
		return [quota, { '@type': `${RPC}RetryInfo`, retryDelay: `${seconds}s` }];
	}
	return [];
}

/** A prompt that the safety filters stop comes back as 200 without candidates. */
function blocked(spec: ErrorSpec): HttpReply {
	const usageMetadata = { promptTokenCount: 0, totalTokenCount: 0 };
	const body = { promptFeedback: { blockReason: 'PROHIBITED_CONTENT' }, usageMetadata };
	return { status: spec.status ?? 200, body };
}

/** An error as the Gemini API sends it. A wait is told in the body (`RetryInfo`), not in a header. */
export function googleError(spec: ErrorSpec): HttpReply {
	if (spec.name === 'content_filter') return blocked(spec);
	const usual = GOOGLE[spec.name];
	const status = spec.status ?? usual.status;
	const notFound =
		`models/${spec.model ?? 'unknown'} is not found for API version v1beta, or is not supported for ` +
		'generateContent. Call ListModels to see the list of available models and their supported methods.';
	const extra = details(spec);
	const error = {
		code: status,
		message: spec.message ?? (usual.message || notFound),
		status: usual.reason,
		...(extra.length ? { details: extra } : {}),
	};
	return { status, body: { error } };
}
