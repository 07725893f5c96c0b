import { child, type JsonObject, type RawCounts, sumOf } from './raw-counts';

/**
 * Chat completions, the wording of OpenAI, Azure, Mistral, DeepSeek, Groq, xAI, Perplexity, OpenRouter and most
 * self-hosted servers, and its camelCase form in SDKs. Cached tokens are part of `prompt_tokens`; they are named under
 * the details, or at the top as `cached_tokens` (Kimi, Hugging Face) or `prompt_cache_hit_tokens` (DeepSeek); Mistral's
 * `num_cached_tokens` is its server's own prefix cache, not what it bills, so it is not read. xAI leaves reasoning out of `completion_tokens`, Mistral audio out of
 * `prompt_tokens`; the total shows both.
 */
export function readChatUsage(usage: JsonObject): RawCounts {
	if (usage['citation_tokens'] !== undefined) return readResearchUsage(usage);
	const input = child(usage, 'prompt_tokens_details');
	const output = child(usage, 'completion_tokens_details');
	return {
		input: usage['prompt_tokens'] ?? usage['promptTokens'],
		output: usage['completion_tokens'] ?? usage['completionTokens'],
		total: usage['total_tokens'] ?? usage['totalTokens'],
		cachedInput: input['cached_tokens'] ?? usage['prompt_cache_hit_tokens'] ?? usage['cached_tokens'],
		cacheWrite: input['cache_write_tokens'],
		reasoning: output['reasoning_tokens'],
		audioInput: input['audio_tokens'],
		audioOutput: output['audio_tokens'],
		imageInput: input['image_tokens'],
		imageOutput: output['image_tokens'],
		webSearches: child(usage, 'server_tool_use_details')['web_search_requests'],
		restIsOutput: true,
	};
}

/**
 * Perplexity's research models. What was read and thought is beside the counts and the total, and billed at the prices
 * of input and reasoning: https://docs.perplexity.ai/getting-started/pricing.
 */
function readResearchUsage(usage: JsonObject): RawCounts {
	return {
		input: sumOf(usage['prompt_tokens'], usage['citation_tokens']),
		output: sumOf(usage['completion_tokens'], usage['reasoning_tokens']),
		reasoning: usage['reasoning_tokens'],
		webSearches: usage['num_search_queries'],
		inputExcludesCache: false,
		exact: true,
	};
}

/** Responses, realtime and transcription: every part is inside `input_tokens` or `output_tokens`. */
export function readResponsesUsage(usage: JsonObject): RawCounts {
	const input = child(usage, usage['input_tokens_details'] ? 'input_tokens_details' : 'input_token_details');
	const output = child(
		usage,
		usage['output_tokens_details'] ? 'output_tokens_details' : 'output_token_details',
	);
	return {
		input: usage['input_tokens'],
		output: usage['output_tokens'],
		total: usage['total_tokens'],
		cachedInput: input['cached_tokens'],
		cacheWrite: input['cache_write_tokens'],
		reasoning: output['reasoning_tokens'],
		audioInput: input['audio_tokens'],
		cachedAudioInput: child(input, 'cached_tokens_details')['audio_tokens'],
		audioOutput: output['audio_tokens'],
		imageInput: input['image_tokens'],
		imageOutput: output['image_tokens'],
		webSearches: child(usage, 'server_side_tool_usage_details')['web_search_calls'],
		inputExcludesCache: false,
		restIsOutput: true,
	};
}
