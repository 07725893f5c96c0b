import type { ErrorSpec, HttpReply, NamedFault } from '../types';

interface Usual {
	readonly status: number;
	readonly type: string;
	readonly message: string;
}

const INVALID = 'invalid_request_error';

/** Statuses and types of Anthropic's published error page. */
const ANTHROPIC: Readonly<Record<NamedFault, Usual>> = {
	rate_limit: {
		status: 429,
		type: 'rate_limit_error',
		message: "This request would exceed your organization's rate limit. Please try again later.",
	},
	// Anthropic reports an empty balance as a bad request, not as 402.
	quota_exhausted: {
		status: 400,
		type: INVALID,
		message: 'Your credit balance is too low to access the Anthropic API.',
	},
	payment_required: {
		status: 402,
		type: 'billing_error',
		message: 'There is an issue with your billing or payment information.',
	},
	overloaded: { status: 529, type: 'overloaded_error', message: 'Overloaded' },
	unavailable: { status: 503, type: 'api_error', message: 'Service unavailable' },
	server_error: { status: 500, type: 'api_error', message: 'Internal server error' },
	auth: { status: 401, type: 'authentication_error', message: 'invalid x-api-key' },
	forbidden: { status: 403, type: 'permission_error', message: 'Request not allowed' },
	model_not_found: { status: 404, type: 'not_found_error', message: '' },
	context_too_long: {
		status: 400,
		type: INVALID,
		message: 'prompt is too long: 210000 tokens > 200000 maximum',
	},
	content_filter: {
		status: 400,
		type: INVALID,
		message: 'Output blocked by content filtering policy',
	},
	bad_request: { status: 400, type: INVALID, message: 'Invalid request' },
};

/** An error as Anthropic sends it. `x-should-retry` tells its SDK what the service thinks of a retry. */
export function anthropicError(spec: ErrorSpec): HttpReply {
	const usual = ANTHROPIC[spec.name];
	const message = spec.message ?? (usual.message || `model: ${spec.model ?? 'unknown'}`);
	const status = spec.status ?? usual.status;
	const retryAfter = spec.retryAfterSeconds;
	return {
		status,
		headers: {
			'x-should-retry': String(status === 429 || status >= 500),
			...(retryAfter === undefined ? {} : { 'retry-after': String(Math.ceil(retryAfter)) }),
		},
		body: { type: 'error', error: { type: usual.type, message }, request_id: 'req_simulated' },
	};
}
