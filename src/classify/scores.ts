import type { TextTask } from './lexicon/lexicon';

/** Points for each task that has any; the unit is that of a lexicon's strengths. */
export type Scores = Map<TextTask, number>;

/** What one way of looking at a call says about its task. */
export interface Signal {
	readonly scores: Scores;
	/** Rule ids with their reason in words; never a quotation of the prompt. */
	readonly evidence: readonly string[];
}

/** Adds points to one task in place. */
export function addScore(scores: Scores, task: TextTask, points: number): void {
	scores.set(task, (scores.get(task) ?? 0) + points);
}

/** Sums signals, each with its weight, into new scores. */
export function sumScores(parts: readonly (readonly [Scores, number])[]): Scores {
	const sum: Scores = new Map();
	for (const [scores, weight] of parts) {
		for (const [task, points] of scores) addScore(sum, task, points * weight);
	}
	return sum;
}
