import { readAnthropicUsage } from './anthropic';
import { readBedrockMetrics, readBedrockUsage, readLlamaUsage, readTitanUsage } from './bedrock';
import { readCohereUsage } from './cohere';
import { readGeminiUsage, readInteractionUsage, readSnakeGeminiUsage } from './gemini';
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
	[['generation_token_count'], readLlamaUsage],
	[['prompt_token_count', 'candidates_token_count', 'total_token_count'], readSnakeGeminiUsage],
	[['inputTextTokenCount', 'totalOutputTextTokenCount'], readTitanUsage],
	[['inputTokenCount', 'outputTokenCount'], readBedrockMetrics],
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
	'amazon-bedrock-invocationMetrics',
	'choices',
] as const;

const MAX_DEPTH = 3;

/** A usage object and the reader of its wording. */
export interface LocatedUsage {
	readonly usage: JsonObject;
	readonly read: (usage: JsonObject) => RawCounts;
}

/**
 * Finds the usage object in a provider's body, stream event, response metadata, or the usage object itself. An empty
 * usage object counts as none: LangChain leaves one where a chunk had no usage. Of a list, such as the events of a stream
 * in one body or the choices in which Kimi puts its usage, the last that holds one counts: it has the running total.
 */
export function locateUsage(body: unknown, depth = 0): LocatedUsage | undefined {
	if (Array.isArray(body)) return locateInList(body, depth);
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

function locateInList(list: readonly unknown[], depth: number): LocatedUsage | undefined {
	if (depth >= MAX_DEPTH) return undefined;
	for (const element of list.toReversed()) {
		const found = isObject(element) ? locateUsage(element, depth + 1) : undefined;
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
