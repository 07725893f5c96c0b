import type { AgentStep } from '../domain/call';
import type { TaskId } from '../domain/task';
import { DIFFICULTY_TERMS } from './lexicon/difficulty-terms';
import type { Measures } from './measures';

/** What difficulty is judged from. */
export interface DifficultyInput {
	readonly task: TaskId;
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

// The middle of each kind of work; the signals below move it.
const BASE: Readonly<Record<TaskId, number>> = {
	extraction: 0.2,
	classification: 0.15,
	json_structuring: 0.2,
	summarization: 0.25,
	rewriting: 0.2,
	translation: 0.25,
	generation: 0.35,
	question_answering: 0.28,
	code: 0.42,
	reasoning: 0.45,
	agent_step: 0.22,
	vision: 0.35,
	voice: 0.3,
	conversation: 0.08,
	other: 0.3,
};

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

/** Judges how hard a call is, from signals that can each be named. */
export function judgeDifficulty(input: DifficultyInput): Difficulty {
	const { measures, agentStep } = input;
	const counts = countTerms(input.words);
	const signals: readonly (readonly [string, number])[] = [
		['difficulty.length: a long prompt', 0.22 * saturate(input.inputTokens - 40, 1200)],
		['difficulty.steps: asks for several steps of thought', 0.2 * saturate(counts.steps, 2)],
		['difficulty.expert: uses terms of a specialist', 0.25 * saturate(counts.expert, 2)],
		['difficulty.constraints: sets conditions', 0.12 * saturate(counts.constraints, 4)],
		['difficulty.formula: holds formulas', 0.2 * saturate(measures.latexMarks + measures.operators, 8)],
		['difficulty.code: holds code', 0.12 * saturate(measures.codeMarks, 12)],
		['difficulty.parts: has many parts', 0.12 * saturate(measures.listItems + measures.questionMarks - 1, 5)],
		['difficulty.quantities: many quantities', 0.1 * saturate(measures.numbers - 2, 6)],
		['difficulty.plan: an agent must plan', agentStep === 'plan' ? 0.12 : 0],
	];
	const value = signals.reduce((sum, [, points]) => sum + points, BASE[input.task]);
	const evidence = signals.filter(([, points]) => points >= 0.05).map(([reason]) => reason);
	return { value: Math.min(1, value), evidence };
}
