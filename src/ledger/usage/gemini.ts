import { isObject, sumOf, type JsonObject, type RawCounts } from './raw-counts';

/**
 * `usageMetadata` of Gemini and Vertex. Thoughts are not part of `candidatesTokenCount`, and what a built-in tool put
 * into the prompt is not part of `promptTokenCount`: https://ai.google.dev/api/generate-content#UsageMetadata. The API
 * leaves out counts of zero. `responseTokenCount` is the wording of live sessions.
 */
export function readGeminiUsage(usage: JsonObject): RawCounts {
	const prompt = byModality(usage['promptTokensDetails'] ?? usage['promptTokenDetails'], 'tokenCount');
	const cached = byModality(usage['cacheTokensDetails'], 'tokenCount');
	const answer = byModality(usage['candidatesTokensDetails'] ?? usage['responseTokensDetails'], 'tokenCount');
	const thoughts = usage['thoughtsTokenCount'];
	const input = sumOf(usage['promptTokenCount'], usage['toolUsePromptTokenCount']);
	const output = sumOf(usage['candidatesTokenCount'] ?? usage['responseTokenCount'], thoughts);
	return {
		input,
		// An answer may be empty; a prompt never is, so a total alone tells of neither.
		output: output ?? (input === undefined ? undefined : 0),
		total: usage['totalTokenCount'],
		cachedInput: usage['cachedContentTokenCount'],
		reasoning: thoughts,
		audioInput: prompt['AUDIO'],
		cachedAudioInput: usage['cacheTokensDetails'] === undefined ? undefined : (cached['AUDIO'] ?? 0),
		audioOutput: answer['AUDIO'],
		imageInput: prompt['IMAGE'],
		imageOutput: answer['IMAGE'],
		inputExcludesCache: false,
		exact: true,
	};
}

/** The same in the spelling of Google's Python SDK and of protocol buffers written out as they are named. */
export function readSnakeGeminiUsage(usage: JsonObject): RawCounts {
	return readGeminiUsage(Object.fromEntries(Object.entries(usage).map(camelEntry)));
}

function camelEntry([key, value]: [string, unknown]): [string, unknown] {
	const name = key.replace(/_([a-z])/g, (_match, letter: string) => letter.toUpperCase());
	if (!Array.isArray(value)) return [name, value];
	return [
		name,
		value.map((part) => (isObject(part) ? Object.fromEntries(Object.entries(part).map(camelEntry)) : part)),
	];
}

/** `usage` of Gemini's interactions: the same split under other names. */
export function readInteractionUsage(usage: JsonObject): RawCounts {
	const prompt = byModality(usage['input_tokens_by_modality'], 'tokens');
	const answer = byModality(usage['output_tokens_by_modality'], 'tokens');
	const thoughts = usage['total_thought_tokens'];
	return {
		input: sumOf(usage['total_input_tokens'], usage['total_tool_use_tokens']),
		output: sumOf(usage['total_output_tokens'], thoughts) ?? 0,
		total: usage['total_tokens'],
		cachedInput: usage['total_cached_tokens'],
		reasoning: thoughts,
		audioInput: prompt['AUDIO'],
		audioOutput: answer['AUDIO'],
		imageInput: prompt['IMAGE'],
		imageOutput: answer['IMAGE'],
		inputExcludesCache: false,
		exact: true,
	};
}

function byModality(details: unknown, countKey: string): Readonly<Record<string, unknown>> {
	const counts: Record<string, unknown> = {};
	if (!Array.isArray(details)) return counts;
	for (const detail of details) {
		if (!isObject(detail) || typeof detail['modality'] !== 'string') continue;
		const modality = detail['modality'].toUpperCase();
		counts[modality] = sumOf(counts[modality], detail[countKey]);
	}
	return counts;
}
