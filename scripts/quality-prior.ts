/**
 * Fits how good a model is expected to be against its list price, and writes `src/routing/quality-prior.ts`.
 *
 *   tsx scripts/quality-prior.ts [folder with the public outcome tables]
 *
 * Inputs: MMLU-Pro outcomes of 15 models and the MMLU-Pro column of LLMRouterBench (arXiv 2601.07206), each with the
 * list prices of their day. Both are the same test, so the points share one scale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

interface Point {
	readonly usdPerMtok: number;
	readonly accuracy: number;
}

const folder = process.argv[2] ?? join(__dirname, '..', '..', 'shared', 'data', 'routing');
const OUTPUT = join(__dirname, '..', 'src', 'routing', 'quality-prior.ts');
/** Input tokens per output token of a typical call; the usual weight in published price comparisons. */
const INPUT_WEIGHT = 3;

function blended(prices: readonly number[]): number {
	const [input = NaN, output = NaN] = prices;
	return (INPUT_WEIGHT * input + output) / (INPUT_WEIGHT + 1);
}

function readJson<T>(name: string): T {
	return JSON.parse(readFileSync(join(folder, name), 'utf8')) as T;
}

function mmluProPoints(): Point[] {
	const prices = readJson<{ mmlu_pro: Record<string, number[]> }>('prices_for_outcomes.json').mmlu_pro;
	const sums = new Map<string, { right: number; total: number }>();
	for (const line of readFileSync(join(folder, 'mmlu_pro/mmlu_pro_outcomes.dev.jsonl'), 'utf8').split('\n')) {
		if (!line) continue;
		const { models } = JSON.parse(line) as { models: Record<string, number[]> };
		for (const [model, [right = 0]] of Object.entries(models)) {
			const sum = sums.get(model) ?? { right: 0, total: 0 };
			sums.set(model, { right: sum.right + right, total: sum.total + 1 });
		}
	}
	return [...sums].map(([model, { right, total }]) => ({
		usdPerMtok: blended(prices[model] ?? []),
		accuracy: right / total,
	}));
}

function routerBenchPoints(): Point[] {
	const tables = readJson<{
		models: Record<string, { accuracy: Record<string, number> }>;
		price_usd_per_mtok_in_out: Record<string, number[]>;
	}>('llmrouterbench_task_model_tables.json');
	return Object.entries(tables.models).map(([model, { accuracy }]) => ({
		usdPerMtok: blended(tables.price_usd_per_mtok_in_out[model] ?? []),
		accuracy: (accuracy['MMLU-Pro'] ?? NaN) / 100,
	}));
}

function fit(points: readonly Point[]) {
	const xs = points.map((point) => Math.log10(point.usdPerMtok));
	const ys = points.map((point) => point.accuracy);
	const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
	const [mx, my] = [mean(xs), mean(ys)];
	const cross = xs.reduce((sum, x, index) => sum + (x - mx) * ((ys[index] ?? NaN) - my), 0);
	const xSquares = xs.reduce((sum, x) => sum + (x - mx) ** 2, 0);
	const ySquares = ys.reduce((sum, y) => sum + (y - my) ** 2, 0);
	const slope = cross / xSquares;
	return { slope, intercept: my - slope * mx, r2: (slope * slope * xSquares) / ySquares };
}

const points = [...mmluProPoints(), ...routerBenchPoints()];
const { slope, intercept, r2 } = fit(points);
const round = (value: number) => Math.round(value * 1000) / 1000;
writeFileSync(
	OUTPUT,
	`// Written by scripts/quality-prior.ts; do not edit.

/**
 * Ability against list price, fitted over ${points.length} models on MMLU-Pro (own outcomes of 15 models, LLMRouterBench
 * arXiv 2601.07206 for 13): ability = intercept + slope * log10(blended USD per million tokens, ${INPUT_WEIGHT} input : 1 output).
 * Price explains little of it (r2), so this stands in only where the user says nothing about a model's strength.
 */
export const QUALITY_PRIOR = {
	intercept: ${round(intercept)},
	slopePerDecade: ${round(slope)},
	r2: ${round(r2)},
	models: ${points.length},
	inputWeight: ${INPUT_WEIGHT},
} as const;
`,
);
console.log(
	`${points.length} models, ability = ${round(intercept)} + ${round(slope)} log10(USD/Mtok), r2 = ${round(r2)}`,
);
