import { softmaxInPlace } from './exact-math';

/** A training row: its features by index, and how likely each class is meant to be. */
export interface TrainingRow {
	readonly index: Int32Array;
	readonly value: Float64Array;
	readonly target: Float64Array;
	readonly weight: number;
}

/** Settings of the training; all of them are recorded with the weights. */
export interface Settings {
	readonly epochs: number;
	readonly learningRate: number;
	/** Strength of the pull to zero, per unit of weight of an example. */
	readonly l2: number;
	/** Share of a row's features that each step leaves out, so that no single one is relied upon. */
	readonly dropout: number;
	readonly seed: number;
}

/** A multinomial linear model: `weights[feature * classes + class]`. */
export interface LinearModel {
	readonly classes: number;
	readonly weights: Float64Array;
	readonly bias: Float64Array;
}

/** Numbers from 0 to 1, the same for the same seed: a linear congruential generator. */
function randomFrom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
		return state / 0x100000000;
	};
}

/** The same order for the same seed: a Fisher-Yates shuffle. */
export function shuffled(count: number, seed: number): Int32Array {
	const order = Int32Array.from({ length: count }, (_, index) => index);
	const random = randomFrom(seed);
	for (let at = count - 1; at > 0; at--) {
		const other = Math.floor(random() * (at + 1));
		const kept = order[at] ?? 0;
		order[at] = order[other] ?? 0;
		order[other] = kept;
	}
	return order;
}

/** Scores of the classes, before the softmax, into `scores`. */
export function scoreInto(
	model: LinearModel,
	row: Pick<TrainingRow, 'index' | 'value'>,
	scores: Float64Array,
) {
	const { classes, weights } = model;
	scores.set(model.bias);
	for (let at = 0; at < row.index.length; at++) {
		const from = (row.index[at] ?? 0) * classes;
		const value = row.value[at] ?? 0;
		if (value === 0) continue;
		for (let k = 0; k < classes; k++) scores[k] = (scores[k] ?? 0) + value * (weights[from + k] ?? 0);
	}
}

class Trainer {
	readonly model: LinearModel;
	private readonly squares: Float64Array;
	private readonly biasSquares: Float64Array;
	private readonly scores: Float64Array;
	private readonly random: () => number;

	constructor(
		features: number,
		private readonly classes: number,
		private readonly settings: Settings,
	) {
		this.model = {
			classes,
			weights: new Float64Array(features * classes),
			bias: new Float64Array(classes),
		};
		this.squares = new Float64Array(features * classes).fill(1e-2);
		this.biasSquares = new Float64Array(classes).fill(1);
		this.scores = new Float64Array(classes);
		this.random = randomFrom(settings.seed);
	}

	/** One step on a row without some of its features; those kept count for the missing ones. */
	step(row: TrainingRow): void {
		const { dropout } = this.settings;
		const value = row.value.map((each) => (this.random() < dropout ? 0 : each / (1 - dropout)));
		this.descend({ ...row, value });
	}

	/** One step of AdaGrad down the cross entropy of one row. */
	private descend(row: TrainingRow): void {
		scoreInto(this.model, row, this.scores);
		softmaxInPlace(this.scores);
		for (let k = 0; k < this.classes; k++)
			this.scores[k] = ((this.scores[k] ?? 0) - (row.target[k] ?? 0)) * row.weight;
		const { learningRate } = this.settings;
		for (let k = 0; k < this.classes; k++) {
			const gradient = this.scores[k] ?? 0;
			const square = (this.biasSquares[k] ?? 0) + gradient * gradient;
			this.biasSquares[k] = square;
			this.model.bias[k] = (this.model.bias[k] ?? 0) - (learningRate * gradient) / Math.sqrt(square);
		}
		for (let at = 0; at < row.index.length; at++) {
			const value = row.value[at] ?? 0;
			if (value !== 0) this.stepFeature((row.index[at] ?? 0) * this.classes, value, row.weight);
		}
	}

	private stepFeature(from: number, value: number, rowWeight: number): void {
		const { weights } = this.model;
		const { learningRate, l2 } = this.settings;
		for (let k = 0; k < this.classes; k++) {
			const weight = weights[from + k] ?? 0;
			const gradient = (this.scores[k] ?? 0) * value + l2 * rowWeight * weight;
			const square = (this.squares[from + k] ?? 0) + gradient * gradient;
			this.squares[from + k] = square;
			weights[from + k] = weight - (learningRate * gradient) / Math.sqrt(square);
		}
	}
}

/** Trains a multinomial logistic regression; the same rows and settings give the same bits. */
export function trainSoftmax(
	rows: readonly TrainingRow[],
	features: number,
	classes: number,
	settings: Settings,
): LinearModel {
	const trainer = new Trainer(features, classes, settings);
	for (let epoch = 0; epoch < settings.epochs; epoch++) {
		for (const at of shuffled(rows.length, settings.seed + epoch)) {
			const row = rows[at];
			if (row !== undefined) trainer.step(row);
		}
	}
	return trainer.model;
}
