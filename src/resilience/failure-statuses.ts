import type { FailureKind } from '../domain/failure';

/**
 * What an HTTP status means when neither code nor wording says more. 424 is Bedrock's model failure, 498 Groq's and
 * 529 Anthropic's lack of capacity, 520 to 526 Cloudflare's in front of a provider.
 */
const STATUS_KINDS: ReadonlyMap<number, FailureKind> = new Map([
	[401, 'auth'],
	[402, 'quota_exhausted'],
	[403, 'forbidden'],
	[404, 'model_not_found'],
	[407, 'connection'],
	[408, 'timeout_total'],
	[409, 'server_error'],
	[410, 'model_not_found'],
	[413, 'context_too_long'],
	[415, 'unsupported_feature'],
	[424, 'server_error'],
	[425, 'overloaded'],
	[429, 'rate_limit'],
	[451, 'content_refused'],
	[498, 'overloaded'],
	[499, 'connection'],
	[501, 'unsupported_feature'],
	[503, 'overloaded'],
	[504, 'timeout_total'],
	[521, 'connection'],
	[522, 'connection'],
	[523, 'connection'],
	[524, 'timeout_total'],
	[525, 'connection'],
	[526, 'connection'],
	[529, 'overloaded'],
]);

/** The kind of an HTTP status from 400 to 599; absent without one. */
export function kindByStatus(status: number | undefined): FailureKind | undefined {
	if (status === undefined || status < 400) return undefined;
	return STATUS_KINDS.get(status) ?? (status >= 500 ? 'server_error' : 'bad_request');
}
