import { z } from 'zod';
import type { EstimatedCandidate, StrategyOf } from '../../domain/decision';
import { byCost, byQuality } from './order';
import { strictObject } from '../settings';
import type { Policy, Ranking, RankingInput } from './policy';

type Own = StrategyOf<'cheapestGoodEnough'>;

/** The stops of the quality bar, as expected quality from 0 to 1. */
export const QUALITY_BARS = { economy: 0.55, balanced: 0.7, high: 0.8, best: 0.9 } as const;

/** The expected quality that is asked for unless told otherwise. */
const DEFAULT_REQUIRED_QUALITY = QUALITY_BARS.balanced;

/** Those expected to be good enough by cost, then the rest by quality, so that a failure still finds a stand-in. */
export const cheapestGoodEnough: Policy<Own> = {
	label: 'Cheapest Good Enough',
	shortLabel: 'Cheapest',
	description: 'The cheapest model expected to be good enough for the task and difficulty of each call',
	whenToUse: 'You want the bill down and the answers good, and the calls differ in how hard they are.',
	settings: strictObject({
		id: z.literal('cheapestGoodEnough'),
		requiredQuality: z.number().min(0).max(1).default(DEFAULT_REQUIRED_QUALITY),
	}),
	rank,
	mayStay: meetsBar,
};

function meetsBar({ requiredQuality }: Own, { estimate }: EstimatedCandidate): boolean {
	return (estimate.quality ?? 0) >= requiredQuality;
}

function rank(strategy: Own, { candidates, task }: RankingInput): Ranking {
	const goodEnough = candidates.filter((entry) => meetsBar(strategy, entry)).sort(byCost);
	const others = candidates.filter((entry) => !meetsBar(strategy, entry)).sort(byQuality);
	const bar = strategy.requiredQuality.toFixed(2);
	const kind = `${task.task} of difficulty ${task.difficulty.toFixed(2)}`;
	return {
		ordered: [...goodEnough, ...others],
		reason:
			goodEnough.length > 0
				? `Cheapest of ${goodEnough.length} expected to reach quality ${bar} for ${kind}`
				: `None is known to reach quality ${bar} for ${kind}; the best expected goes first`,
	};
}
