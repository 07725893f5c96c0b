import { seededRandom, shuffled } from './random';
import type { Weighted } from './rarity';
import { DENSE } from './sketch';

/** A straight-line guess from what is seen of a text. */
export interface LinearModel {
	/** One weight per bucket. */
	readonly weights: Float64Array;
	readonly dense: Float64Array;
	readonly bias: number;
}

/** One text with what is to be guessed of it, and how much it counts beside the others. */
export interface WeightedExample {
	readonly input: Weighted;
	readonly target: number;
	readonly weight: number;
}

/** How `fitLinear` learns. */
export interface FitOptions {
	/** Number of buckets. */
	readonly size: number;
	readonly learningRate: number;
	readonly epochs: number;
	/** Models with different orders of the examples, which are averaged. */
	readonly seeds: number;
}

const DENSE_RATE = 0.02;
const TINY = 1e-8;
const SOME = 0.01;

interface Learner extends LinearModel {
	bias: number;
	readonly squares: Float64Array;
	readonly denseSquares: Float64Array;
	biasSquares: number;
}

function newLearner(size: number): Learner {
	return {
		weights: new Float64Array(size),
		dense: new Float64Array(DENSE),
		bias: 0,
		squares: new Float64Array(size).fill(TINY),
		denseSquares: new Float64Array(DENSE).fill(SOME),
		biasSquares: SOME,
	};
}

/** The guess for one text. */
export function guess(model: LinearModel, { buckets, values, dense }: Weighted): number {
	let sum = model.bias;
	for (let at = 0; at < buckets.length; at++) {
		sum += (model.weights[buckets[at] ?? 0] ?? 0) * (values[at] ?? 0);
	}
	for (let at = 0; at < dense.length; at++) sum += (model.dense[at] ?? 0) * (dense[at] ?? 0);
	return sum;
}

function step(
	weights: Float64Array,
	squares: Float64Array,
	at: number,
	gradient: number,
	rate: number,
): void {
	const square = (squares[at] ?? 0) + gradient * gradient;
	squares[at] = square;
	weights[at] = (weights[at] ?? 0) - (rate * gradient) / Math.sqrt(square);
}

/** One step of AdaGrad on the squared error (Duchi, Hazan and Singer, 2011): rare features keep large steps. */
function learn(learner: Learner, { input, target, weight }: WeightedExample, learningRate: number): void {
	const error = (guess(learner, input) - target) * weight;
	const { buckets, values, dense } = input;
	for (let at = 0; at < buckets.length; at++) {
		step(learner.weights, learner.squares, buckets[at] ?? 0, error * (values[at] ?? 0), learningRate);
	}
	for (let at = 0; at < DENSE; at++) {
		step(learner.dense, learner.denseSquares, at, error * (dense[at] ?? 0), DENSE_RATE);
	}
	learner.biasSquares += error * error;
	learner.bias -= (DENSE_RATE * error) / Math.sqrt(learner.biasSquares);
}

function averaged(learners: readonly Learner[], size: number): LinearModel {
	const mean = (read: (learner: Learner) => number): number =>
		learners.reduce((sum, learner) => sum + read(learner), 0) / learners.length;
	return {
		weights: Float64Array.from({ length: size }, (_, at) => mean(({ weights }) => weights[at] ?? 0)),
		dense: Float64Array.from({ length: DENSE }, (_, at) => mean(({ dense }) => dense[at] ?? 0)),
		bias: mean(({ bias }) => bias),
	};
}

/** Learns to guess the targets. The same input gives the same model, bit for bit. */
export function fitLinear(examples: readonly WeightedExample[], options: FitOptions): LinearModel {
	const learners = Array.from({ length: options.seeds }, (_, seed) => {
		const random = seededRandom(seed + 1);
		const learner = newLearner(options.size);
		let order = [...examples];
		for (let epoch = 0; epoch < options.epochs; epoch++) {
			order = shuffled(order, random);
			for (const example of order) learn(learner, example, options.learningRate);
		}
		return learner;
	});
	return averaged(learners, options.size);
}
