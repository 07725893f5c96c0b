import type { JsonObject, RawCounts } from './raw-counts';

/** Ollama's own API. Servers leave `prompt_eval_count` out when the whole prompt was cached; then it is unknown. */
export function readOllamaUsage(usage: JsonObject): RawCounts {
	return {
		input: usage['prompt_eval_count'],
		output: usage['eval_count'],
		inputExcludesCache: false,
		exact: true,
	};
}
