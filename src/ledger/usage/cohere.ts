import { child, type JsonObject, type RawCounts } from './raw-counts';

/**
 * Cohere counts twice: `tokens` is what the model saw, `billed_units` what is charged, without Cohere's own preamble:
 * https://docs.cohere.com/docs/how-does-cohere-pricing-work. The bill is what a cost needs. Its cached tokens belong to
 * `tokens`, so they say nothing about the bill. A count left out of `billed_units` is not charged.
 */
export function readCohereUsage(usage: JsonObject): RawCounts {
	const billed = child(usage, usage['billed_units'] === undefined ? 'billedUnits' : 'billed_units');
	const counted = Object.keys(billed).length > 0 ? billed : child(usage, 'tokens');
	const input = counted['input_tokens'] ?? counted['inputTokens'];
	const output = counted['output_tokens'] ?? counted['outputTokens'];
	const seen = child(usage, 'tokens');
	return {
		input,
		output: output ?? (input === undefined ? undefined : 0),
		reasoning: seen['reasoning_tokens'],
		inputExcludesCache: false,
		exact: true,
	};
}
