/** Why an attempt failed. A closed union: everything thrown or answered lands in exactly one kind. */
export const FAILURE_KINDS = [
	'rate_limit',
	'quota_exhausted',
	'overloaded',
	'server_error',
	'timeout_first_token',
	'timeout_gap',
	'timeout_total',
	'connection',
	'context_too_long',
	'output_truncated',
	'content_refused',
	'auth',
	'forbidden',
	'model_not_found',
	'unsupported_feature',
	'bad_request',
	'empty_answer',
	'malformed_answer',
	'invalid_structure',
	'aborted',
	'unknown',
] as const;

/** One of the kinds of failure. */
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** A failure of one attempt, without any text of the prompt or the answer, and without keys or headers. */
export interface Failure {
	readonly kind: FailureKind;
	/** What the user sees: one short sentence built by us, never the provider's raw body. */
	readonly message: string;
	readonly httpStatus?: number;
	/** How long the provider asked us to wait. */
	readonly retryAfterMs?: number;
}

/** What to do about a kind of failure. */
export interface FailureRule {
	/** Whether the next model of the chain may take over. */
	readonly tryNextModel: boolean;
	/** The kind in plain words, for hints and errors. */
	readonly label: string;
}

/** The one table that says what each kind of failure leads to. */
export const FAILURE_RULES: Readonly<Record<FailureKind, FailureRule>> = {
	rate_limit: { tryNextModel: true, label: 'rate limited' },
	quota_exhausted: { tryNextModel: true, label: 'no credit or quota left' },
	overloaded: { tryNextModel: true, label: 'provider overloaded' },
	server_error: { tryNextModel: true, label: 'provider had an internal failure' },
	timeout_first_token: { tryNextModel: true, label: 'no first token in time' },
	timeout_gap: { tryNextModel: true, label: 'stream stalled' },
	timeout_total: { tryNextModel: true, label: 'took too long' },
	connection: { tryNextModel: true, label: 'could not be reached' },
	context_too_long: { tryNextModel: true, label: 'prompt too long for this model' },
	output_truncated: { tryNextModel: true, label: 'answer cut off' },
	content_refused: { tryNextModel: false, label: 'refused by content policy' },
	auth: { tryNextModel: true, label: 'credential rejected' },
	forbidden: { tryNextModel: true, label: 'access denied' },
	model_not_found: { tryNextModel: true, label: 'model not found' },
	unsupported_feature: { tryNextModel: true, label: 'feature not supported by this model' },
	bad_request: { tryNextModel: false, label: 'request rejected as invalid' },
	empty_answer: { tryNextModel: true, label: 'empty answer' },
	malformed_answer: { tryNextModel: true, label: 'answer could not be read' },
	invalid_structure: { tryNextModel: true, label: 'answer not in the asked structure' },
	aborted: { tryNextModel: false, label: 'cancelled' },
	unknown: { tryNextModel: true, label: 'failed for an unknown reason' },
};
