/**
 * Tokens of one attempt as the provider reported them. Absent means "not reported", 0 means "none".
 *
 * `inputTokens` and `outputTokens` are inclusive totals: cached, cache-write and audio input tokens are part of
 * `inputTokens`; reasoning and audio output tokens are part of `outputTokens`.
 */
export interface TokenUsage {
	readonly inputTokens: number;
	readonly outputTokens: number;
	/** Input tokens read from the provider's prompt cache. */
	readonly cachedInputTokens?: number;
	/** Input tokens written to the provider's prompt cache, for any lifetime. */
	readonly cacheWriteTokens?: number;
	/** The part of `cacheWriteTokens` that is kept for 1 hour. */
	readonly cacheWrite1hTokens?: number;
	readonly reasoningTokens?: number;
	readonly audioInputTokens?: number;
	/** The part of `audioInputTokens` that is also part of `cachedInputTokens`. */
	readonly cachedAudioInputTokens?: number;
	readonly audioOutputTokens?: number;
	readonly imageInputTokens?: number;
	readonly imageOutputTokens?: number;
	/** Web searches the provider ran for this request; no tokens, billed per search. */
	readonly webSearches?: number;
}

const OPTIONAL_KINDS = [
	'cachedInputTokens',
	'cacheWriteTokens',
	'cacheWrite1hTokens',
	'reasoningTokens',
	'audioInputTokens',
	'cachedAudioInputTokens',
	'audioOutputTokens',
	'imageInputTokens',
	'imageOutputTokens',
	'webSearches',
] as const;

/** Adds two usages kind by kind; a kind stays absent only when both sides lack it. */
export function addUsage(left: TokenUsage, right: TokenUsage): TokenUsage {
	const sum: { -readonly [K in keyof TokenUsage]: TokenUsage[K] } = {
		inputTokens: left.inputTokens + right.inputTokens,
		outputTokens: left.outputTokens + right.outputTokens,
	};
	for (const kind of OPTIONAL_KINDS) {
		const a = left[kind];
		const b = right[kind];
		if (a !== undefined || b !== undefined) sum[kind] = (a ?? 0) + (b ?? 0);
	}
	return sum;
}
