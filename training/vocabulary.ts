import { DENSE_NAMES } from '../src/classify/model/dense-features';
import { type TaskId, TASK_IDS } from '../src/domain/task';
import type { TrainingRow } from './softmax';
import type { RawVector } from './vectors';

/** From a feature's hash to its row; dense features come first, in the order of `DENSE_NAMES`. */
export type Vocabulary = ReadonlyMap<number, number>;

/** The features that at least `leastExamples` examples share. */
export function buildVocabulary(vectors: readonly RawVector[], leastExamples: number): Vocabulary {
	const counts = new Map<number, number>();
	for (const { sparse } of vectors) {
		for (const feature of sparse.keys()) counts.set(feature, (counts.get(feature) ?? 0) + 1);
	}
	const kept = Array.from(counts).filter(([, count]) => count >= leastExamples);
	return toVocabulary(kept.map(([feature]) => feature));
}

/** Numbers features in the order of their hashes. */
export function toVocabulary(features: readonly number[]): Vocabulary {
	const sorted = [...features].sort((a, b) => a - b);
	return new Map(sorted.map((feature, index) => [feature, DENSE_NAMES.length + index]));
}

// How much of the truth an acceptable other task is given.
const ALT_SHARE = 0.2;
// How much of the truth is spread over all tasks, so that no label is learnt as certain.
const SPREAD = 0.1;

function targetOf({ task, alt }: RawVector['example']): Float64Array {
	const target = new Float64Array(TASK_IDS.length).fill(SPREAD / TASK_IDS.length);
	const others = alt.length === 0 ? 0 : ALT_SHARE;
	const give = (to: TaskId, share: number): void => {
		const at = TASK_IDS.indexOf(to);
		target[at] = (target[at] ?? 0) + (1 - SPREAD) * share;
	};
	give(task, 1 - others);
	for (const other of alt) give(other, others / alt.length);
	return target;
}

/** A vector over a vocabulary; its sparse part is scaled to length 1, so that long texts speak no louder. */
export function toRow(
	vector: RawVector,
	vocabulary: Vocabulary,
	weight: number,
	sparseScale: number,
): TrainingRow {
	const known = Array.from(vector.sparse).flatMap(([feature, value]) => {
		const row = vocabulary.get(feature);
		return row === undefined ? [] : [[row, value] as const];
	});
	const norm = Math.sqrt(known.reduce((sum, [, value]) => sum + value * value, 0));
	const dense = Array.from(vector.dense, (value, index) => [index, value] as const).filter(
		([, value]) => value !== 0,
	);
	const all = [...dense, ...known.map(([row, value]) => [row, (sparseScale * value) / norm] as const)];
	return {
		index: Int32Array.from(all, ([row]) => row),
		value: Float64Array.from(all, ([, value]) => value),
		target: targetOf(vector.example),
		weight,
	};
}
