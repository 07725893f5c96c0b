import type { LinearModel, WeightedExample } from '../../src/classify/learned/linear';

/** How `fitRidge` learns. */
export interface RidgeOptions {
	/** Number of buckets. */
	readonly size: number;
	/** How much the square of a weight costs beside the squared error of one example. */
	readonly penalty: number;
	/** What a dense measure is multiplied with, so that its weight may be larger at the same cost. */
	readonly denseScale: number;
}

const MOST_STEPS = 200;
/** Of the squared gradient at the start. */
const SMALL_ENOUGH = 1e-10;

function dot(a: Float64Array, b: Float64Array): number {
	let sum = 0;
	for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
	return sum;
}

/** `target` += `factor` × `source`. */
function addTo(target: Float64Array, factor: number, source: Float64Array): void {
	for (let at = 0; at < target.length; at++) target[at] = (target[at] ?? 0) + factor * (source[at] ?? 0);
}

/** The examples as a matrix of features less their means; all buckets first, then the dense measures. */
class Design {
	readonly columns: number;
	readonly meanTarget: number;
	private readonly means: Float64Array;
	private readonly total: number;

	constructor(
		private readonly examples: readonly WeightedExample[],
		private readonly options: RidgeOptions,
	) {
		this.columns = options.size + (examples[0]?.input.dense.length ?? 0);
		this.total = examples.reduce((sum, { weight }) => sum + weight, 0);
		this.means = this.transposed(Float64Array.from(examples, ({ weight }) => weight));
		for (let at = 0; at < this.columns; at++) this.means[at] = (this.means[at] ?? 0) / this.total;
		this.meanTarget = examples.reduce((sum, { target, weight }) => sum + target * weight, 0) / this.total;
	}

	/** Sums of the feature vectors, each times its value. */
	private transposed(values: Float64Array): Float64Array {
		const { size, denseScale } = this.options;
		const sums = new Float64Array(this.columns);
		this.examples.forEach(({ input }, row) => {
			const value = values[row] ?? 0;
			input.buckets.forEach((bucket, at) => {
				sums[bucket] = (sums[bucket] ?? 0) + value * (input.values[at] ?? 0);
			});
			input.dense.forEach((measure, at) => {
				sums[size + at] = (sums[size + at] ?? 0) + value * measure * denseScale;
			});
		});
		return sums;
	}

	private guesses(weights: Float64Array): Float64Array {
		const { size, denseScale } = this.options;
		const base = dot(this.means, weights);
		return Float64Array.from(this.examples, ({ input }) => {
			let sum = -base;
			input.buckets.forEach((bucket, at) => {
				sum += (weights[bucket] ?? 0) * (input.values[at] ?? 0);
			});
			input.dense.forEach((measure, at) => {
				sum += (weights[size + at] ?? 0) * measure * denseScale;
			});
			return sum;
		});
	}

	/** The gradient that values at the examples make, each times its example's weight. */
	gradient(values: Float64Array): Float64Array {
		const weighted = values.map((value, row) => value * (this.examples[row]?.weight ?? 0));
		const sums = this.transposed(weighted);
		addTo(sums, -weighted.reduce((sum, value) => sum + value, 0), this.means);
		return sums;
	}

	/** What the normal equations make of weights. */
	normal(weights: Float64Array): Float64Array {
		const product = this.gradient(this.guesses(weights));
		addTo(product, this.options.penalty, weights);
		return product;
	}

	modelOf(weights: Float64Array): LinearModel {
		const { size, denseScale } = this.options;
		return {
			weights: weights.slice(0, size),
			dense: weights.slice(size).map((weight) => weight * denseScale),
			bias: this.meanTarget - dot(this.means, weights),
		};
	}
}

/**
 * The straight-line guess with the least squared error and small weights (ridge regression), by conjugate gradients. The
 * same examples give the same model, bit for bit.
 */
export function fitRidge(examples: readonly WeightedExample[], options: RidgeOptions): LinearModel {
	const design = new Design(examples, options);
	const rest = design.gradient(Float64Array.from(examples, ({ target }) => target - design.meanTarget));
	const weights = new Float64Array(design.columns);
	const direction = rest.slice();
	const start = dot(rest, rest);
	let left = start;
	for (let step = 0; step < MOST_STEPS && left > SMALL_ENOUGH * start; step++) {
		const product = design.normal(direction);
		const length = left / dot(direction, product);
		addTo(weights, length, direction);
		addTo(rest, -length, product);
		const now = dot(rest, rest);
		const turn = now / left;
		for (let at = 0; at < direction.length; at++) {
			direction[at] = (rest[at] ?? 0) + turn * (direction[at] ?? 0);
		}
		left = now;
	}
	return design.modelOf(weights);
}
