import type { FailureKind } from '../domain/failure';

/** Codes that mean one kind. */
export type CodeRule = readonly [kind: FailureKind, codes: ReadonlySet<string>];

/**
 * A code without case, separators, and the namespace or address AWS puts around it, so that `RateLimitError`,
 * `rate_limit_error` and `com.amazon#RateLimitError:http://…` are one.
 */
export function normalizeCode(code: string): string {
	const bare = code.slice(code.indexOf('#') + 1).replace(/:https?:.*$/i, '');
	const last = bare.startsWith('type.googleapis.com') ? bare.slice(bare.lastIndexOf('.') + 1) : bare;
	return last.toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** Stands for the many codes of Node's network layers. */
export const NETWORK_FAILURE = 'nodenetworkfailure';

function codes(kind: FailureKind, list: string): CodeRule {
	return [kind, new Set(list.split(/\s+/).filter(Boolean).map(normalizeCode))];
}

/**
 * Codes that decide alone, most specific kind first: a body can carry several, such as OpenAI's 429 with both
 * `insufficient_quota` and LangChain's `MODEL_RATE_LIMIT`.
 */
export const DECIDING_CODES: readonly CodeRule[] = [
	codes(
		'content_refused',
		`content_filter content_policy_violation ResponsibleAIPolicyViolation moderation_blocked prompt_blocked
		data_inspection_failed content_blocked content_filtered guardrail_intervened SAFETY PROHIBITED_CONTENT
		BLOCKLIST SPII RECITATION MODEL_ARMOR IMAGE_SAFETY JAILBREAK refusal ContentFilterFinishReasonError
		ContentPolicyViolationError DataInspectionFailed`,
	),
	codes(
		'quota_exhausted',
		`insufficient_quota quota_exhausted billing_error billing_hard_limit_reached billing_not_active
		insufficient_credits insufficient_balance insufficient_funds exceeded_current_quota_error CreditsError
		payment_required BILLING_DISABLED budget_exceeded BudgetExceededError Arrearage credit_limit
		NOT_ENOUGH_BALANCE token_quota_reached`,
	),
	codes(
		'context_too_long',
		`context_length_exceeded CONTEXT_OVERFLOW ContextOverflowError exceed_context_size_error request_too_large
		model_max_prompt_tokens_exceeded string_above_max_length prompt_too_long ContextWindowExceededError`,
	),
	codes(
		'rate_limit',
		`rate_limit_exceeded rate_limit_error rate_limited rate_limit RESOURCE_EXHAUSTED QuotaFailure
		ThrottlingException ThrottledException TooManyRequestsException TooManyRequests too_many_requests
		ServiceQuotaExceededException rate_limit_reached rate_limit_reached_error`,
	),
	codes(
		'auth',
		`authentication_error invalid_api_key API_KEY_INVALID unauthorized UNAUTHENTICATED invalid_authentication
		invalid_authentication_error UnrecognizedClientException InvalidSignatureException ExpiredTokenException
		InvalidClientTokenId CredentialsProviderError MODEL_AUTHENTICATION credential_invalid account_deactivated
		API_KEY_EXPIRED ACCESS_TOKEN_EXPIRED`,
	),
	codes(
		'forbidden',
		`unsupported_country_region_territory model_terms_required AccessDeniedException organization_restricted
		SERVICE_DISABLED`,
	),
	codes(
		'model_not_found',
		`model_not_found MODEL_NOT_FOUND DeploymentNotFound model_decommissioned model_not_available invalid_model
		unknown_model not_found_error ResourceNotFoundException`,
	),
	codes(
		'unsupported_feature',
		`unsupported_parameter unsupported_value unsupported_file UNIMPLEMENTED unsupported_feature not_supported
		extra_forbidden OperationNotSupported`,
	),
	codes(
		'invalid_structure',
		'tool_use_failed json_validate_failed OUTPUT_PARSING_FAILURE OutputParserException',
	),
	codes('malformed_answer', 'MALFORMED_FUNCTION_CALL UNEXPECTED_TOOL_CALL MALFORMED_RESPONSE'),
	codes('output_truncated', 'LengthFinishReasonError'),
	codes(
		'overloaded',
		`overloaded_error overloaded capacity_exceeded no_available_workers engine_overloaded engine_overloaded_error
		model_overloaded ServiceUnavailableException ServiceUnavailable UNAVAILABLE ModelNotReadyException
		ServiceUnavailableError unavailable_error temporarily_unavailable no_available_channel insufficient_system_resource`,
	),
];

/** Codes that say little: they count only when neither a deciding code, a text nor the HTTP status says more. */
export const VAGUE_CODES: readonly CodeRule[] = [
	codes('forbidden', 'permission_error PERMISSION_DENIED PermissionDeniedError forbidden access_denied'),
	codes('model_not_found', 'NOT_FOUND NotFoundError'),
	codes('timeout_total', 'DEADLINE_EXCEEDED ModelTimeoutException gateway_timeout'),
	codes(
		'server_error',
		`server_error internal_server_error internal_error api_error INTERNAL InternalServerException
		ModelErrorException ModelStreamErrorException service_error`,
	),
	codes(
		'bad_request',
		`invalid_request_error invalid_argument INVALID_ARGUMENT ValidationException bad_request invalid_value
		INVALID_TOOL_RESULTS INVALID_PROMPT_INPUT MESSAGE_COERCION_FAILURE configuration_invalid FAILED_PRECONDITION
		unprocessable_entity BadRequestError UnprocessableEntityError`,
	),
	codes('malformed_answer', 'htmlbody SyntaxError'),
];

/**
 * Codes of failures without an HTTP answer, in the order they decide: what n8n cancelled, what timed out where, what
 * was aborted, what broke. Sources: Node.js `errors` and `dns`, undici's `errors.js`, OpenSSL verification codes.
 */
export const TRANSPORT_CODES: readonly CodeRule[] = [
	codes(
		'aborted',
		`ExecutionCancelledError ManualExecutionCancelledError TimeoutExecutionCancelledError
		SystemShutdownExecutionCancelledError`,
	),
	codes('timeout_first_token', 'UND_ERR_HEADERS_TIMEOUT HeadersTimeoutError'),
	codes('timeout_gap', 'UND_ERR_BODY_TIMEOUT BodyTimeoutError'),
	codes('connection', 'UND_ERR_CONNECT_TIMEOUT ConnectTimeoutError ETIMEDOUT ESOCKETTIMEDOUT ETIMEOUT'),
	codes('timeout_total', 'TimeoutError APIConnectionTimeoutError RequestTimeout timeout ERR_TIMEOUT'),
	codes(
		'aborted',
		`AbortError ModelAbortError APIUserAbortError ABORT_ERR ERR_ABORTED ERR_CANCELED CanceledError
		UND_ERR_ABORTED RequestAbortedError aborted cancelled canceled`,
	),
	codes(
		'connection',
		`ECONNRESET ECONNREFUSED ENOTFOUND EAI_AGAIN EAI_FAIL ENODATA EPIPE EHOSTUNREACH EHOSTDOWN
		ENETUNREACH ENETDOWN ENETRESET EADDRNOTAVAIL EPROTO UND_ERR_SOCKET SocketError UND_ERR_CLOSED
		UND_ERR_DESTROYED ClientDestroyedError UND_ERR_CONNECT ERR_STREAM_PREMATURE_CLOSE ERR_INVALID_URL
		CERT_HAS_EXPIRED CERT_NOT_YET_VALID CERT_UNTRUSTED CERT_REJECTED CERT_REVOKED CERT_SIGNATURE_FAILURE
		DEPTH_ZERO_SELF_SIGNED_CERT SELF_SIGNED_CERT_IN_CHAIN UNABLE_TO_VERIFY_LEAF_SIGNATURE
		UNABLE_TO_GET_ISSUER_CERT UNABLE_TO_GET_ISSUER_CERT_LOCALLY ERR_TLS_CERT_ALTNAME_INVALID
		ERR_SSL_WRONG_VERSION_NUMBER ERR_TLS_HANDSHAKE_TIMEOUT terminated APIConnectionError FetchError
		fetch_failed ESERVFAIL EREFUSED EBADRESP EFORMERR ENONAME ENOTCONN ESHUTDOWN
		NO_SUCH_HOST HTTPParserError ${NETWORK_FAILURE}`,
	),
];

/** Parts of codes that services make up themselves; they count where the HTTP status says little. */
const CODE_STEMS: readonly (readonly [FailureKind, RegExp])[] = [
	['quota_exhausted', /balance|insufficientcredit|arrear|billing|quota(?:reached|exceeded|exhausted)/],
	['rate_limit', /ratelimit|throttl|toomanyrequests|requestlimit/],
	['content_refused', /contentfilter|moderation|sensitivecontent|policyviolation/],
	['context_too_long', /contextlength|contextwindow|(?:prompt|input)toolong/],
	['auth', /^authfail|^(?:invalid|wrong|missing|expired)(?:api)?(?:key|token|credential)|secretidnotfound/],
	['overloaded', /overload|servicebusy|serverbusy/],
];

/** Statuses that services give to all kinds of failures. */
const GENERAL_STATUSES: ReadonlySet<number | undefined> = new Set([undefined, 400, 403, 422]);

/** The kind of codes that are not known but speak for themselves; absent where the status says more. */
export function kindByStem(found: ReadonlySet<string>, status: number | undefined): FailureKind | undefined {
	if (!GENERAL_STATUSES.has(status)) return undefined;
	return CODE_STEMS.find(([, stem]) => [...found].some((code) => stem.test(code)))?.[0];
}

/** The first rule that one of the codes fits. */
export function kindByCode(rules: readonly CodeRule[], found: ReadonlySet<string>): FailureKind | undefined {
	return rules.find(([, known]) => [...found].some((code) => known.has(code)))?.[0];
}
