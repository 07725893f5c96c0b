import { classify, extractFeatures } from '../../src/classify';
import model from '../../src/classify/data/task-model.json';
import { sumScores } from '../../src/classify/scores';
import { TASK_IDS, type TaskId } from '../../src/domain/task';
import { calibrated, type HeldOut } from '../../training/calibration';
import { callOf, type Example } from '../../training/examples';
import { fit, predict, type Weighted } from '../../training/fit';
import type { Judged } from '../../training/metrics';
import type { RawVector } from '../../training/vectors';

/** An example with the verdict of a model that has not seen it. */
export interface Verdict extends Judged {
	readonly example: Example;
}

function verdictOf(vector: RawVector, probabilities: Float64Array): Verdict {
	let best = 0;
	probabilities.forEach((probability, k) => {
		if (probability > (probabilities[best] ?? 0)) best = k;
	});
	const { example } = vector;
	return {
		example,
		truth: example.task,
		alt: example.alt,
		said: TASK_IDS[best] ?? 'other',
		confidence: probabilities[best] ?? 0,
	};
}

/** Verdicts of models that had not seen the rows, calibrated as the shipped weights are. */
export function verdictsOf(heldOut: readonly HeldOut[]): Verdict[] {
	return heldOut.map(({ vector, probabilities }) =>
		verdictOf(vector, calibrated(probabilities, model.temperature)),
	);
}

/** Verdicts of a model trained on other sets. */
export function trainedApart(trained: readonly Weighted[], tested: readonly RawVector[]): Verdict[] {
	const fitted = fit(trained);
	return tested.map((vector) => verdictOf(vector, predict(fitted, vector, model.temperature)));
}

/** What the word lists and form rules alone would say: the baseline that was there before the model. */
export function byWordLists(tested: readonly RawVector[]): Verdict[] {
	return tested.map(({ analysis, example }) => {
		const scores = sumScores([
			[analysis.scores, 1],
			[analysis.form.scores, 1],
		]);
		let said: TaskId = 'other';
		let most = 1;
		for (const [task, points] of scores) if (points > most) [said, most] = [task, points];
		return { example, truth: example.task, alt: example.alt, said, confidence: 0 };
	});
}

/** Verdicts of the product as shipped; honest only on examples that it was not trained on. */
export function asShipped(examples: readonly Example[]): (Verdict & { readonly difficulty: number })[] {
	return examples.map((example) => {
		const input = callOf(example);
		const { task, confidence, difficulty } = classify(input, extractFeatures(input));
		return { example, truth: example.task, alt: example.alt, said: task, confidence, difficulty };
	});
}
