import { child, type JsonObject, type RawCounts, sumOf } from './raw-counts';

/**
 * A message's `usage_metadata`. Makers fill it differently: Anthropic's and OpenAI's count cached tokens as input,
 * Bedrock's does not (the total shows it), Gemini's leaves thoughts out of `output_tokens` (the total has them), and
 * OpenAI's leaves out counts of zero. LangChain's Python half names cache writes by how long they are kept, and then leaves
 * `cache_creation` at 0.
 */
export function readUsageMetadata(usage: JsonObject): RawCounts {
	const input = child(usage, 'input_token_details');
	const output = child(usage, 'output_token_details');
	const written1h = input['ephemeral_1h_input_tokens'];
	const written = sumOf(written1h, input['ephemeral_5m_input_tokens']);
	return {
		input: usage['input_tokens'],
		output: usage['output_tokens'],
		total: usage['total_tokens'],
		cachedInput: input['cache_read'],
		cacheWrite: input['cache_creation'] || (written ?? input['cache_creation']),
		cacheWrite1h: written1h,
		audioInput: input['audio'],
		imageInput: input['image'],
		reasoning: output['reasoning'],
		audioOutput: output['audio'],
		imageOutput: output['image'],
		restIsOutput: true,
	};
}
