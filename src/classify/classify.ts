import type { CallFeatures, CallInput } from '../domain/call';
import type { Classification } from '../domain/task';
import { judgeDifficulty } from './difficulty';
import { extractFeatures } from './features';
import { examDifficulty, examKindOf } from './exam';
import { type ExamKind, expectedGain } from './learned/gain';
import { readingOf } from './reading';

// What the models that judge difficulty have learnt from went up to about these lengths.
const LEARNT_TOKENS = { words: 500, exam: 1_000 } as const;

/** How a request's gain is told; another than the shipped heads can be measured. */
export type GainOf = (request: string, kind: ExamKind) => number;

/**
 * Tells what kind of work a call is and how hard it is, by rules and without asking a model.
 *
 * `features` are those of `extractFeatures` for the same input; `gainOf` is there so that other heads can be measured.
 * Evidence names rules, never words of the prompt.
 */
export function classify(
	input: CallInput,
	features: CallFeatures,
	gainOf: GainOf = expectedGain,
): Classification {
	const { analysis, verdict } = readingOf(input);
	const { task, confidence, evidence } = verdict;
	const { request, measures, language } = analysis;
	const worded = verdict.difficulty;
	const kind = examKindOf({ task, request, measures, language });
	const gain = kind ? gainOf(request, kind) : 0;
	const difficulty = judgeDifficulty({
		learnt: kind ? examDifficulty({ kind, chars: request.length, worded, gain }) : worded,
		learntTokens: kind ? LEARNT_TOKENS.exam : LEARNT_TOKENS.words,
		gain,
		words: analysis.user.words.text,
		measures,
		inputTokens: features.inputTokensEstimate,
		agentStep: features.agentStep,
	});
	return {
		task,
		difficulty: difficulty.value,
		confidence,
		evidence: [...evidence, ...difficulty.evidence],
		...(features.language !== undefined && { language: features.language }),
		source: 'rules',
	};
}

/** A classified text with the features of the call it would make. */
export interface ClassifiedText {
	readonly classification: Classification;
	readonly features: CallFeatures;
}

/** Classifies a bare text as if it were the only message of a call. */
export function classifyText(text: string, gainOf?: GainOf): Classification {
	return classifyAsCall(text, gainOf).classification;
}

/** The same with the features of that call. */
export function classifyAsCall(text: string, gainOf?: GainOf): ClassifiedText {
	const message = {
		role: 'user',
		text,
		imageCount: 0,
		audioCount: 0,
		fileCount: 0,
		toolCallCount: 0,
	} as const;
	const input: CallInput = {
		messages: [message],
		toolCount: 0,
		toolSchemaChars: 0,
		toolCallForced: false,
		structuredOutput: false,
	};
	const features = extractFeatures(input);
	return { classification: classify(input, features, gainOf), features };
}
