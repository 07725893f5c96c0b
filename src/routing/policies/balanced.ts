import { z } from 'zod';
import type { BalanceWeights, EstimatedCandidate, StrategyOf } from '../../domain/decision';
import { bySlot, compare } from './order';
import { strictObject } from '../settings';
import type { Policy, Ranking, RankingInput } from './policy';

type Own = StrategyOf<'balanced'>;

/** The weights unless told otherwise. */
const DEFAULT_WEIGHTS: BalanceWeights = { quality: 5, cost: 3, latency: 2 };

const weight = (value: number) => z.number().min(0).max(10).default(value);

/** By a score of weighted quality, cost and latency, each set between the best and the worst of the candidates. */
export const balanced: Policy<Own> = {
	label: 'Balanced',
	shortLabel: 'Balanced',
	description: 'The best mix of expected quality, cost and speed, by weights of yours',
	whenToUse: 'Quality, cost and speed all matter, and none of them has a hard limit.',
	settings: strictObject({
		id: z.literal('balanced'),
		weights: strictObject({
			quality: weight(DEFAULT_WEIGHTS.quality),
			cost: weight(DEFAULT_WEIGHTS.cost),
			latency: weight(DEFAULT_WEIGHTS.latency),
		})
			.refine(({ quality, cost, latency }) => quality + cost + latency > 0, 'One weight must be above 0.')
			// In full, because zod 4 takes a default as it is and does not fill it in.
			.default(DEFAULT_WEIGHTS),
	}),
	rank,
};

/** Cost is compared by its magnitude: from 0.01 to 0.001 USD is as far as from 0.1 to 0.01. */
const SIDES: Readonly<Record<keyof BalanceWeights, (entry: EstimatedCandidate) => number | undefined>> = {
	quality: ({ estimate: { quality } }) => quality,
	cost: ({ estimate: { cost } }) => (cost === undefined ? undefined : -Math.log10(Number(cost) + 1)),
	latency: ({ estimate: { latencyMs } }) =>
		latencyMs === undefined ? undefined : -Math.log10(latencyMs + 1),
};

const SIDE_NAMES = ['quality', 'cost', 'latency'] as const;

/** As the panel names them. */
const SIDE_WORDS = { quality: 'quality', cost: 'cost', latency: 'speed' } as const;

function rank({ weights }: Own, { candidates }: RankingInput): Ranking {
	const scorers = SIDE_NAMES.map((side) => scorerOf(side, weights[side], candidates));
	const scored = candidates.map((entry) => ({
		entry,
		score: scorers.reduce((sum, score) => sum + score(entry), 0),
	}));
	scored.sort((a, b) => compare(b.score, a.score) || bySlot(a.entry, b.entry));
	const parts = SIDE_NAMES.map((side) => `${SIDE_WORDS[side]} ${weights[side]}`).join(', ');
	return {
		ordered: scored.map(({ entry }) => entry),
		reason: `Best balance of ${parts}: ${(scored[0]?.score ?? 0).toFixed(2)} of ${totalOf(weights)}`,
	};
}

/**
 * Points from 0 (the worst candidate) to the weight (the best). A side nobody differs in gives all. An unknown quality
 * or cost gets none; an unknown speed gets the mean of the known ones, because a model is measured by being asked only,
 * and would else be left for ever to the one that was measured first.
 */
function scorerOf(
	side: keyof BalanceWeights,
	points: number,
	candidates: readonly EstimatedCandidate[],
): (entry: EstimatedCandidate) => number {
	const valueOf = SIDES[side];
	const known = candidates.map(valueOf).filter((value) => value !== undefined);
	const [best, worst] = [Math.max(...known), Math.min(...known)];
	const pointsOf = (value: number) => (best > worst ? (points * (value - worst)) / (best - worst) : points);
	const mean = known.reduce((sum, value) => sum + pointsOf(value), 0) / (known.length || 1);
	const ofUnknown = side === 'latency' ? mean : 0;
	return (entry) => {
		const value = valueOf(entry);
		return value === undefined ? ofUnknown : pointsOf(value);
	};
}

function totalOf({ quality, cost, latency }: BalanceWeights): number {
	return quality + cost + latency;
}
