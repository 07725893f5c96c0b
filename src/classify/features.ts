import type { CallFeatures, CallInput } from '../domain/call';
import { guessOutputTokens } from './output-tokens';
import { readingOf } from './reading';
import { estimatePromptTokens } from './tokens';
import { asksForStructure } from './verdict';

function sum(counts: readonly number[]): number {
	return counts.reduce((total, count) => total + count, 0);
}

/** Measures a call. Reads text, keeps none of it. */
export function extractFeatures(input: CallInput): CallFeatures {
	const { messages } = input;
	const { analysis, agentStep, verdict } = readingOf(input);
	const inputTokensEstimate = estimatePromptTokens(
		messages.map((message) => message.text),
		input.toolSchemaChars,
	);
	return {
		inputTokensEstimate,
		outputTokensEstimate: guessOutputTokens(verdict.task, inputTokensEstimate, input.maxOutputTokens),
		needsTools: input.toolCount > 0,
		needsImages: sum(messages.map((message) => message.imageCount)) > 0,
		needsAudio: sum(messages.map((message) => message.audioCount)) > 0,
		needsFiles: sum(messages.map((message) => message.fileCount)) > 0,
		structuredOutput: asksForStructure(input, analysis),
		agentStep,
		...(analysis.language !== undefined && { language: analysis.language }),
	};
}
