import type { AgentStep } from '../domain/call';
import { DIFFICULTY_TERMS } from './lexicon/difficulty-terms';
import type { Measures } from './measures';

/** What difficulty is judged from. */
export interface DifficultyInput {
	/** What the trained models make of it, from 0 to 1. */
	readonly learnt: number;
	/** Up to how many tokens `learnt` knows what length means; what is longer is harder by a rule. */
	readonly learntTokens: number;
	/** The gain expected of a request like those of exams; 0 for others. */
	readonly gain: number;
	readonly words: readonly string[];
	readonly measures: Measures;
	readonly inputTokens: number;
	readonly agentStep: AgentStep;
}

/** Difficulty with its reasons. */
export interface Difficulty {
	/** From 0 (trivial) to 1 (hardest). */
	readonly value: number;
	readonly evidence: readonly string[];
}

type Concern = keyof typeof DIFFICULTY_TERMS;

interface Terms {
	readonly words: ReadonlyMap<string, Concern>;
	readonly prefixes: ReadonlyMap<number, readonly (readonly [prefix: string, concern: Concern])[]>;
}

const SHORTEST_PREFIX = 3;
const WORDS_LOOKED_AT = 160;

function bucketOf(word: string): number {
	return word.charCodeAt(0) * 0x10000 + word.charCodeAt(1);
}

function buildTerms(): Terms {
	const words = new Map<string, Concern>();
	const prefixes = new Map<number, (readonly [string, Concern])[]>();
	for (const concern of ['steps', 'expert', 'constraints'] as const) {
		for (const term of DIFFICULTY_TERMS[concern].split(',').map((entry) => entry.trim())) {
			if (!term.endsWith('*')) words.set(term, concern);
			else {
				const bucket = bucketOf(term);
				prefixes.set(bucket, [...(prefixes.get(bucket) ?? []), [term.slice(0, -1), concern]]);
			}
		}
	}
	return { words, prefixes };
}

const TERMS = buildTerms();

function concernOf(word: string): Concern | undefined {
	const exact = TERMS.words.get(word);
	if (exact !== undefined || word.length < SHORTEST_PREFIX) return exact;
	return TERMS.prefixes.get(bucketOf(word))?.find(([prefix]) => word.startsWith(prefix))?.[1];
}

function countTerms(words: readonly string[]): Record<Concern, number> {
	const counts = { steps: 0, expert: 0, constraints: 0 };
	const end = Math.min(words.length, WORDS_LOOKED_AT);
	for (let index = 0; index < end; index++) {
		const concern = concernOf(words[index] ?? '');
		if (concern !== undefined) counts[concern]++;
	}
	return counts;
}

/** Rises from 0 towards 1, half way at `half`. */
function saturate(amount: number, half: number): number {
	return amount <= 0 ? 0 : amount / (amount + half);
}

// To plan is harder than to read what a tool has answered.
const STEP_POINTS: Readonly<Record<AgentStep, number>> = {
	none: 0,
	plan: 0.06,
	after_tool: -0.04,
	final: -0.04,
};

/** Judges how hard a call is: by the trained model and its length, with the signals that can be named as evidence. */
export function judgeDifficulty(input: DifficultyInput): Difficulty {
	const { measures, agentStep } = input;
	const counts = countTerms(input.words);
	const longPrompt = 0.22 * saturate(input.inputTokens - input.learntTokens, 2000);
	const step = STEP_POINTS[agentStep];
	const signals: readonly (readonly [string, number])[] = [
		['difficulty.length: a long prompt', longPrompt],
		['difficulty.steps: asks for several steps of thought', 0.2 * saturate(counts.steps, 2)],
		['difficulty.expert: uses terms of a specialist', 0.25 * saturate(counts.expert, 2)],
		['difficulty.constraints: sets conditions', 0.12 * saturate(counts.constraints, 4)],
		['difficulty.formula: holds formulas', 0.2 * saturate(measures.latexMarks + measures.operators, 8)],
		['difficulty.code: holds code', 0.12 * saturate(measures.codeMarks, 12)],
		['difficulty.parts: has many parts', 0.12 * saturate(measures.listItems + measures.questionMarks - 1, 5)],
		['difficulty.quantities: many quantities', 0.1 * saturate(measures.numbers - 2, 6)],
		['difficulty.plan: an agent must plan', step],
		['difficulty.gain: like questions that weak models get wrong', input.gain],
	];
	const evidence = signals.filter(([, points]) => points >= 0.05).map(([reason]) => reason);
	return { value: Math.max(0, Math.min(1, input.learnt + longPrompt + step)), evidence };
}
