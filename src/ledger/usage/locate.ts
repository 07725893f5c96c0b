import { readAnthropicUsage } from './anthropic';
import { readBedrockUsage } from './bedrock';
import { readCohereUsage } from './cohere';
import { readGeminiUsage, readInteractionUsage } from './gemini';
import { readOllamaUsage } from './ollama';
import { readChatUsage, readResponsesUsage } from './openai';
import { isObject, type JsonObject, type RawCounts } from './raw-counts';

/** One provider's wording: a key that gives it away, and its reader. The first match wins. */
const WORDINGS: readonly (readonly [keys: readonly string[], read: (usage: JsonObject) => RawCounts])[] = [
	[['promptTokenCount', 'totalTokenCount', 'candidatesTokenCount'], readGeminiUsage],
	[['total_input_tokens', 'total_output_tokens'], readInteractionUsage],
	[['billed_units', 'billedUnits', 'tokens'], readCohereUsage],
	[['prompt_tokens', 'completion_tokens', 'promptTokens', 'completionTokens'], readChatUsage],
	[['cache_creation_input_tokens', 'cache_read_input_tokens', 'cache_creation'], readAnthropicUsage],
	[['iterations', 'server_tool_use'], readAnthropicUsage],
	[['input_tokens', 'output_tokens'], readResponsesUsage],
	[['inputTokens', 'outputTokens'], readBedrockUsage],
	[['prompt_eval_count', 'eval_count'], readOllamaUsage],
];

/** Places where a usage sits in bodies, stream events and response metadata, nearest first. */
const PLACES = [
	'usage',
	'usageMetadata',
	'usage_metadata',
	'tokenUsage',
	'token_usage',
	'x_groq',
	'response',
	'message',
	'delta',
	'interaction',
	'metadata',
	'meta',
] as const;

const MAX_DEPTH = 3;

/** A usage object and the reader of its wording. */
export interface LocatedUsage {
	readonly usage: JsonObject;
	readonly read: (usage: JsonObject) => RawCounts;
}

/**
 * Finds the usage object in a provider's body, stream event, response metadata, or the usage object itself. An empty
 * usage object counts as none: LangChain leaves one where a chunk had no usage.
 */
export function locateUsage(body: unknown, depth = 0): LocatedUsage | undefined {
	if (!isObject(body)) return undefined;
	const read = readerOf(body);
	if (read) return { usage: body, read };
	if (depth >= MAX_DEPTH) return undefined;
	for (const place of PLACES) {
		const found = body[place] === undefined ? undefined : locateUsage(body[place], depth + 1);
		if (found) return found;
	}
	return undefined;
}

function readerOf(usage: JsonObject): LocatedUsage['read'] | undefined {
	for (const [keys, read] of WORDINGS) {
		for (const key of keys) {
			if (usage[key] !== undefined) return read;
		}
	}
	return undefined;
}
