import { isObject, sumOf, type JsonObject, type RawCounts } from './raw-counts';

/**
 * Bedrock's Converse. `inputTokens` leaves out both cache kinds; the total has them:
 * https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_TokenUsage.html. `...TokenCount` repeats the same figures.
 */
export function readBedrockUsage(usage: JsonObject): RawCounts {
	const writes = Array.isArray(usage['cacheDetails']) ? usage['cacheDetails'].filter(isObject) : [];
	const kept1h = writes.filter((write) => write['ttl'] === '1h');
	return {
		input: usage['inputTokens'],
		output: usage['outputTokens'],
		total: usage['totalTokens'],
		cachedInput: usage['cacheReadInputTokens'] ?? usage['cacheReadInputTokenCount'],
		cacheWrite: usage['cacheWriteInputTokens'] ?? usage['cacheWriteInputTokenCount'],
		cacheWrite1h: sumOf(...kept1h.map((write) => write['inputTokens'])),
		inputExcludesCache: true,
		exact: true,
	};
}

/** What Bedrock adds to the last event of a stream of InvokeModel, whoever made the model. */
export function readBedrockMetrics(usage: JsonObject): RawCounts {
	return {
		input: usage['inputTokenCount'],
		output: usage['outputTokenCount'],
		cachedInput: usage['cacheReadInputTokenCount'],
		cacheWrite: usage['cacheWriteInputTokenCount'],
		inputExcludesCache: true,
		exact: true,
	};
}

/** Llama's own body through InvokeModel, which is a usage itself; a stream repeats running totals. */
export function readLlamaUsage(usage: JsonObject): RawCounts {
	return { input: usage['prompt_token_count'], output: usage['generation_token_count'], exact: true };
}

/** Titan's own body through InvokeModel: the answers are counted one by one, and in a stream as a running total. */
export function readTitanUsage(usage: JsonObject): RawCounts {
	const results = Array.isArray(usage['results']) ? usage['results'].filter(isObject) : [];
	return {
		input: usage['inputTextTokenCount'],
		output: usage['totalOutputTextTokenCount'] ?? sumOf(...results.map((result) => result['tokenCount'])),
		exact: true,
	};
}
