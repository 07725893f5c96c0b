import type { TaskId } from '../domain/task';

/** A guess at output tokens: a fixed part, a share of the input, and a ceiling. */
interface OutputGuess {
	readonly base: number;
	readonly perInputToken: number;
	readonly ceiling: number;
}

// Typical lengths of answers by kind of work, rounded: labels are short, rewriting is as long as its input.
const GUESSES: Readonly<Record<TaskId, OutputGuess>> = {
	extraction: { base: 80, perInputToken: 0.15, ceiling: 1500 },
	classification: { base: 20, perInputToken: 0, ceiling: 20 },
	json_structuring: { base: 80, perInputToken: 0.4, ceiling: 2000 },
	summarization: { base: 120, perInputToken: 0.08, ceiling: 900 },
	rewriting: { base: 20, perInputToken: 1, ceiling: 4000 },
	translation: { base: 10, perInputToken: 1.1, ceiling: 4000 },
	generation: { base: 450, perInputToken: 0.1, ceiling: 1200 },
	question_answering: { base: 200, perInputToken: 0.02, ceiling: 400 },
	code: { base: 450, perInputToken: 0.2, ceiling: 2000 },
	reasoning: { base: 500, perInputToken: 0.3, ceiling: 1500 },
	agent_step: { base: 120, perInputToken: 0.01, ceiling: 300 },
	vision: { base: 200, perInputToken: 0.02, ceiling: 500 },
	voice: { base: 200, perInputToken: 0.2, ceiling: 1500 },
	conversation: { base: 60, perInputToken: 0, ceiling: 60 },
	other: { base: 200, perInputToken: 0.05, ceiling: 500 },
};

/** Guesses the tokens of the answer to a prompt of `inputTokens`, never above the caller's own limit. */
export function guessOutputTokens(task: TaskId, inputTokens: number, maxOutputTokens?: number): number {
	const { base, perInputToken, ceiling } = GUESSES[task];
	const guess = Math.round(Math.min(ceiling, base + inputTokens * perInputToken));
	return maxOutputTokens === undefined ? guess : Math.min(guess, maxOutputTokens);
}
