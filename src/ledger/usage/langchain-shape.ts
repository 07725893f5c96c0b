import { child, type JsonObject, type RawCounts } from './raw-counts';

/**
 * A message's `usage_metadata`. Makers fill it differently: Anthropic's and OpenAI's count cached tokens as input,
 * Bedrock's does not (the total shows it), Gemini's leaves thoughts out of `output_tokens` (the total has them), and
 * OpenAI's leaves out counts of zero.
 */
export function readUsageMetadata(usage: JsonObject): RawCounts {
	const input = child(usage, 'input_token_details');
	const output = child(usage, 'output_token_details');
	return {
		input: usage['input_tokens'],
		output: usage['output_tokens'],
		total: usage['total_tokens'],
		cachedInput: input['cache_read'],
		cacheWrite: input['cache_creation'],
		audioInput: input['audio'],
		imageInput: input['image'],
		reasoning: output['reasoning'],
		audioOutput: output['audio'],
		imageOutput: output['image'],
		restIsOutput: true,
	};
}
