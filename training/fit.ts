import { LARGEST_WEIGHT, packAscending, packWeights } from '../src/classify/model/packing';
import { DENSE_NAMES } from '../src/classify/model/dense-features';
import { TASK_IDS } from '../src/domain/task';
import { type DifficultyModel, trainDifficulty } from './difficulty';
import { softmaxInPlace } from './exact-math';
import { calibrated, type HeldOut } from './calibration';
import { type LinearModel, scoreInto, trainSoftmax } from './softmax';
import type { RawVector } from './vectors';
import { buildVocabulary, toRow, toVocabulary, type Vocabulary } from './vocabulary';

/** Everything the training can be told. Chosen by cross-validation; recorded with the weights. */
export const SETTINGS = {
	epochs: 15,
	learningRate: 0.08,
	l2: 0.001,
	dropout: 0.2,
	seed: 7,
	/** A feature must occur in so many examples. */
	leastExamples: 2,
	/** Word features kept after the first of two rounds. */
	vocabularySize: 20_000,
	/** Examples of one task that a public set may give, and what each of them counts beside one of ours. */
	publicPerTask: 400,
	publicWeight: 0.7,
	/** Length of the word features beside the dense ones. */
	sparseScale: 1.5,
	/** The same for difficulty. */
	difficultyScale: 0.5,
} as const;

/** A trained model with the features it knows. */
export interface Fitted {
	readonly vocabulary: Vocabulary;
	readonly model: LinearModel;
}

/** A training example with its weight. */
export interface Weighted {
	readonly vector: RawVector;
	readonly weight: number;
}

const CLASSES = TASK_IDS.length;

// Our corpus uses misleading key words on purpose, more often than people do, and so teaches to distrust them. This much
// is given back to the word lists and form rules; chosen on public sets that were left out of the training.
const WORD_LIST_TRUST = { words: 0.6, form: 0.6, system: 0.36 } as const;

function trustWordLists({ weights }: LinearModel): void {
	DENSE_NAMES.forEach((name, row) => {
		for (const [kind, trust] of Object.entries(WORD_LIST_TRUST)) {
			const task = TASK_IDS.findIndex((id) => name === `${kind}.${id}`);
			const at = row * CLASSES + task;
			if (task >= 0) weights[at] = (weights[at] ?? 0) + trust;
		}
	});
}

function train(examples: readonly Weighted[], vocabulary: Vocabulary): LinearModel {
	const rows = examples.map(({ vector, weight }) => toRow(vector, vocabulary, weight, SETTINGS.sparseScale));
	const model = trainSoftmax(rows, DENSE_NAMES.length + vocabulary.size, CLASSES, SETTINGS);
	trustWordLists(model);
	return model;
}

function strengthOf({ weights }: LinearModel, row: number): number {
	let strength = 0;
	for (let k = 0; k < CLASSES; k++) strength += (weights[row * CLASSES + k] ?? 0) ** 2;
	return strength;
}

/** Trains on everything seen twice, keeps the features that came to matter, and trains again on those. */
export function fit(examples: readonly Weighted[]): Fitted {
	const all = buildVocabulary(
		examples.map(({ vector }) => vector),
		SETTINGS.leastExamples,
	);
	if (all.size <= SETTINGS.vocabularySize) return { vocabulary: all, model: train(examples, all) };
	const first = train(examples, all);
	const ranked = Array.from(all, ([feature, row]) => ({ feature, strength: strengthOf(first, row) })).sort(
		(a, b) => b.strength - a.strength || a.feature - b.feature,
	);
	const vocabulary = toVocabulary(ranked.slice(0, SETTINGS.vocabularySize).map(({ feature }) => feature));
	return { vocabulary, model: train(examples, vocabulary) };
}

/** Probabilities of the tasks, in the order of `TASK_IDS`. */
export function predict({ vocabulary, model }: Fitted, vector: RawVector, temperature = 1): Float64Array {
	const scores = new Float64Array(CLASSES);
	scoreInto(model, toRow(vector, vocabulary, 1, SETTINGS.sparseScale), scores);
	for (let k = 0; k < CLASSES; k++) scores[k] = (scores[k] ?? 0) / temperature;
	softmaxInPlace(scores);
	return scores;
}

/** Trains the difficulty head on the features of a fitted classifier and what was said of each example unseen. */
export function fitDifficulty(
	fitted: Fitted,
	heldOut: readonly HeldOut[],
	temperature: number,
): DifficultyModel {
	const rows = heldOut.flatMap(({ vector, probabilities }) => {
		const { difficulty } = vector.example;
		if (difficulty === undefined) return [];
		const row = toRow(vector, fitted.vocabulary, 1, SETTINGS.difficultyScale);
		return [{ row, tasks: calibrated(probabilities, temperature), difficulty }];
	});
	return trainDifficulty(rows, DENSE_NAMES.length + fitted.vocabulary.size, CLASSES);
}

/** The weights as the run time reads them. */
export interface PackedModel {
	readonly vocabulary: string;
	readonly weights: string;
	/** What one step of a packed weight is worth. */
	readonly step: number;
	readonly sparseScale: number;
	readonly dense: readonly (readonly number[])[];
	readonly bias: readonly number[];
	readonly difficulty: {
		readonly bias: number;
		readonly tasks: readonly number[];
		readonly dense: readonly number[];
		readonly step: number;
		readonly sparseScale: number;
	};
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

// The few largest weights are clipped, so that the many small ones keep their differences.
const CLIPPED_SHARE = 0.001;

/** What one step must be worth for nearly all weights to fit, rounded to three digits. */
function stepFor(weights: Float64Array): number {
	const sizes = Float64Array.from(weights, Math.abs).sort();
	const largest = sizes[Math.floor(sizes.length * (1 - CLIPPED_SHARE))] ?? 1;
	return Number(Math.max(1e-6, largest / LARGEST_WEIGHT).toPrecision(3));
}

function quantised(weight: number, step: number): number {
	return Math.max(-LARGEST_WEIGHT, Math.min(LARGEST_WEIGHT, Math.round(weight / step)));
}

/** Rounds the weights to one character each: for each word feature its tasks, then its difficulty. */
export function pack({ vocabulary, model }: Fitted, difficulty: DifficultyModel): PackedModel {
	const denseCount = DENSE_NAMES.length;
	const step = stepFor(model.weights.slice(denseCount * CLASSES));
	const difficultyStep = stepFor(difficulty.features.slice(denseCount));
	const rowOf = (row: number): number[] =>
		Array.from(model.weights.subarray(row * CLASSES, (row + 1) * CLASSES));
	const sparse = Array.from(vocabulary.values()).flatMap((row) => [
		...rowOf(row).map((weight) => quantised(weight, step)),
		quantised(difficulty.features[row] ?? 0, difficultyStep),
	]);
	return {
		vocabulary: packAscending(Array.from(vocabulary.keys())),
		weights: packWeights(sparse),
		step,
		sparseScale: SETTINGS.sparseScale,
		dense: DENSE_NAMES.map((_, row) => rowOf(row).map(round)),
		bias: Array.from(model.bias, round),
		difficulty: {
			bias: round(difficulty.bias),
			tasks: Array.from(difficulty.tasks, round),
			dense: Array.from(difficulty.features.subarray(0, denseCount), round),
			step: difficultyStep,
			sparseScale: SETTINGS.difficultyScale,
		},
	};
}
