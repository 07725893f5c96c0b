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
