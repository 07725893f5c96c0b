import type { FailureKind } from '../domain/failure';
import {
	AUTH,
	LONGER_THAN_ALLOWED,
	NO_MODEL,
	OVERLOADED,
	QUOTA,
	RATE,
	REFUSED,
	TOO_LONG,
	UNSUPPORTED,
} from './failure-wordings';

/** Wording that means a kind, and the HTTP statuses it may come with (`undefined` = no status known). */
export interface TextRule {
	readonly kind: FailureKind;
	readonly pattern: RegExp;
	readonly fits: (status: number | undefined) => boolean;
}

const anyStatus = (): boolean => true;
/** A rejection of the request, or no status: not a limit (429) and not the provider's own failure (5xx). */
const rejected = (status: number | undefined): boolean =>
	status === undefined || (status < 500 && status !== 429);
const notServer = (status: number | undefined): boolean => status === undefined || status < 500;

function rules(kind: FailureKind, fits: TextRule['fits'], patterns: readonly RegExp[]): readonly TextRule[] {
	return patterns.map((pattern) => ({ kind, pattern, fits }));
}

/** Wordings that decide before any code, since the codes beside them say something else. */
export const DECIDING_TEXTS: readonly TextRule[] = [
	...rules('output_truncated', rejected, [
		/token limit reached/,
		/length limit was reached/,
		/could not finish the message because max_tokens/,
	]),
	...rules('unsupported_feature', rejected, UNSUPPORTED.slice(0, 2)),
	...rules('context_too_long', anyStatus, TOO_LONG),
	...rules('quota_exhausted', notServer, [
		/quota exceeded for .{0,200}limit: 0\b/,
		/too many tokens per day, please wait/,
	]),
	// Bedrock calls its own keys' refusal a denial of access.
	...rules('auth', rejected, [/authentication failed: please make sure your api key is valid/]),
	// Names and ids have limits of their own, which say nothing of the prompt.
	...rules('bad_request', rejected, [/string too long\. expected a string with maximum length \d{1,4},/]),
];

/** Wordings that decide after the codes, before the HTTP status. */
export const TEXTS: readonly TextRule[] = [
	// Some offer to sell what the limit withholds.
	...rules('rate_limit', (status) => status === 429, [/^rate limit exceeded/m]),
	// Google words a limit per minute like an exhausted quota, and adds when to come back.
	...rules('rate_limit', notServer, [/please retry in \d/]),
	...rules('forbidden', rejected, [
		/(?:location|country|region) is not supported|not available in your (?:country|region)/,
		/not allowed to (?:use|access|invoke) .{0,40}model/,
		/permission .{0,80}\bdenied on resource/,
		/^operation not allowed\.?$/m,
	]),
	...rules('quota_exhausted', notServer, QUOTA),
	...rules('content_refused', rejected, REFUSED),
	...rules('auth', rejected, AUTH),
	...rules('unsupported_feature', rejected, UNSUPPORTED),
	...rules('model_not_found', rejected, NO_MODEL),
	...rules('unsupported_feature', rejected, [
		/\b(?:is|are) (?:not |un)supported\b|\b(?:does not|doesn't|do not) support\b/,
	]),
	// A local server's own failures, which LM Studio answers with 400.
	...rules('server_error', rejected, [
		/\bmodel has crashed/,
		/\bmodel unloaded\b/,
		/failed to load (?:the )?model/,
		/^channel error$/m,
	]),
	...rules('context_too_long', rejected, LONGER_THAN_ALLOWED),
	...rules('invalid_structure', rejected, [
		/tool call validation failed/,
		/model did not call a tool/,
		/failed to generate json/,
	]),
	...rules('rate_limit', notServer, RATE),
	...rules('overloaded', anyStatus, OVERLOADED),
	...rules('server_error', (status) => status === undefined, [
		/internal (?:server )?error/,
		/server had an error/,
		/error occurred while processing/,
	]),
];

/** A proxy that refuses a tunnel: undici calls it an abort, which would end the call. */
export const PROXY_TEXTS: readonly TextRule[] = rules('connection', anyStatus, [
	/proxy response \(\d{3}\)|http tunneling/,
]);

/** Wordings of failures without an HTTP answer. */
export const TRANSPORT_TEXTS: readonly TextRule[] = [
	...rules('aborted', anyStatus, [/^the execution was cancelled/m]),
	...rules('timeout_total', anyStatus, [
		/request (?:was )?timed out/,
		/timeout of \d{1,9} ?ms exceeded/,
		/aborted due to (?:a )?timeout/,
		/deadline exceeded/,
		/\b(?:request|gateway|upstream) time-?out\b/,
	]),
	...rules('aborted', anyStatus, [
		/^request was aborted/m,
		/\b(?:this|the) operation was aborted/,
		/request aborted when fetching/,
	]),
	...rules('connection', anyStatus, [
		/fetch failed/,
		/^connection error/m,
		/socket hang up/,
		/socket disconnected|unable to (?:verify|get) .{0,30}certificate/,
		/\b(?:connect|read|write) e[a-z]{4,20}\b/,
		/other side closed/,
		/premature close/,
		/getaddrinfo/,
		/connection (?:was )?(?:refused|reset|closed|timed out|terminated|lost)/,
		/network error/,
		// Google's SDK hides what broke its stream.
		/error reading from the stream/,
		/did not receive done or success response/,
		/econn(?:reset|refused|aborted)/,
		/(?:self[- ]signed|expired) certificate|certificate has expired/,
	]),
	...rules('timeout_total', anyStatus, [/\btimed out\b/]),
];

/** Wordings of our own run time or the SDK meeting an answer that is none. */
export const ANSWER_TEXTS: readonly TextRule[] = [
	...rules('empty_answer', notServer, [
		/cannot read properties of undefined \(reading 'message'\)/,
		/(?:no|without|empty|missing) (?:any )?(?:choices|candidates|generations|response|answer|content)\b/,
		/did not return any (?:choices|candidates|generations)/,
	]),
	...rules('malformed_answer', notServer, [
		/cannot read properties of (?:undefined|null) \(reading '(?:choices|content|parts|candidates|delta|generations|0|text|role|tool_calls|length|usage|output|finish_reason|stop_reason|(?:input|prompt)_tokens)'\)/,
		/unexpected (?:token|end of json|non-whitespace|end of data)/,
		/is not valid json|invalid json/,
		/failed to parse stream|error parsing json response/,
	]),
];

/** The kind of the first rule whose wording the lower-case text has and whose statuses fit. */
export function kindByText(
	list: readonly TextRule[],
	text: string,
	status: number | undefined,
): FailureKind | undefined {
	return list.find((rule) => rule.fits(status) && rule.pattern.test(text))?.kind;
}

const LIMIT_AND_REQUESTED = /\blimit:? ?([\d,]{1,15})\b.{0,60}?\brequested:? ?([\d,]{1,15})/;

/**
 * Whether the text says that this one request is larger than the whole limit, so that no wait can help: "Limit 30000,
 * Requested 342389" comes as 429 (OpenAI) and as 413 (Groq).
 */
export function exceedsWholeLimit(text: string): boolean {
	const [, limit, requested] = LIMIT_AND_REQUESTED.exec(text) ?? [];
	if (limit === undefined || requested === undefined) return false;
	return Number(requested.replaceAll(',', '')) > Number(limit.replaceAll(',', ''));
}
