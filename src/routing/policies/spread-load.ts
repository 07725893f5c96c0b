import { z } from 'zod';
import type { EstimatedCandidate, StrategyOf } from '../../domain/decision';
import { bySlot, compare } from './order';
import { strictObject } from '../settings';
import type { Policy, Ranking, RankingInput } from './policy';

type Own = StrategyOf<'spreadLoad'>;

const DEFAULT_WEIGHT = 1;

/** Each call to one model by chance in proportion to the weights, or to the one with the least to do for its weight. */
export const spreadLoad: Policy<Own> = {
	label: 'Spread Load',
	shortLabel: 'Spread',
	description: 'Calls are spread over the models by weights of yours, or go to the one with the least to do',
	whenToUse: 'Several keys, regions or providers serve equal models, and one alone runs into its limits.',
	settings: strictObject({
		id: z.literal('spreadLoad'),
		by: z.enum(['weight', 'leastBusy']).default('weight'),
		weights: z
			.array(strictObject({ slot: z.number().int().min(1), weight: z.number().min(0).max(1000) }))
			.default([]),
	}),
	rank,
	mayStay: () => true,
};

function rank(strategy: Own, { candidates, circumstances }: RankingInput): Ranking {
	const weights = new Map(strategy.weights.map(({ slot, weight }) => [slot, weight]));
	const weightOf = ({ candidate }: EstimatedCandidate) => weights.get(candidate.slot) ?? DEFAULT_WEIGHT;
	const drawn = drawOrder([...candidates].sort(bySlot), weightOf, circumstances.draw ?? 0);
	const total = drawn.reduce((sum, entry) => sum + weightOf(entry), 0);
	const first = drawn[0];
	if (total <= 0) return { ordered: drawn, reason: 'No model has a weight above 0, so they go in order' };
	if (strategy.by === 'weight') {
		const share = first ? (100 * weightOf(first)) / total : 0;
		return { ordered: drawn, reason: `Drawn by weight; it gets ${share.toFixed(0)} % of the calls` };
	}
	const inFlight = ({ candidate }: EstimatedCandidate) => circumstances.inFlightOf?.(candidate) ?? 0;
	const busyness = (entry: EstimatedCandidate) =>
		weightOf(entry) > 0 ? inFlight(entry) / weightOf(entry) : Infinity;
	// A stable sort, so that equally busy models stay in the order drawn.
	const ordered = [...drawn].sort((a, b) => compare(busyness(a), busyness(b)));
	const busy = ordered[0] ? inFlight(ordered[0]) : 0;
	return { ordered, reason: `Least busy for its weight; ${busy} requests on their way to it` };
}

/** One after another is drawn in proportion to the weights; those of weight 0 come last, by slot. */
function drawOrder(
	entries: readonly EstimatedCandidate[],
	weightOf: (entry: EstimatedCandidate) => number,
	draw: number,
): EstimatedCandidate[] {
	const left = [...entries];
	const order: EstimatedCandidate[] = [];
	let chance = Math.min(Math.max(draw, 0), 1);
	while (left.length > 0) {
		const total = left.reduce((sum, entry) => sum + weightOf(entry), 0);
		const { index, rest } = hit(left, weightOf, chance * total);
		order.push(...left.splice(index, 1));
		chance = rest;
	}
	return order;
}

/** Where a point on the line of weights lies, and how far into that weight it is, which serves as the next draw. */
function hit(
	entries: readonly EstimatedCandidate[],
	weightOf: (entry: EstimatedCandidate) => number,
	point: number,
): { readonly index: number; readonly rest: number } {
	let from = 0;
	let last = { index: 0, rest: 0 };
	for (const [index, entry] of entries.entries()) {
		const weight = weightOf(entry);
		if (weight <= 0) continue;
		last = { index, rest: Math.min((point - from) / weight, 1 - Number.EPSILON) };
		if (point < from + weight) return last;
		from += weight;
	}
	return last;
}
