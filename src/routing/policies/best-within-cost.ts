import { z } from 'zod';
import type { EstimatedCandidate, StrategyOf } from '../../domain/decision';
import { parseUsd } from '../../domain/money';
import { byCost, byQuality } from './order';
import { strictObject } from '../settings';
import type { Policy, Ranking, RankingInput } from './policy';

type Own = StrategyOf<'bestWithinCost'>;

const AMOUNT = /^\d{1,9}(?:\.\d{1,12})?$/;

/** What one call may cost unless told otherwise, in USD. */
const DEFAULT_MAX_USD_PER_CALL = '0.01';

/** The best of those within the amount; then those of unknown cost by quality; then the rest, the cheapest first. */
export const bestWithinCost: Policy<Own> = {
	label: 'Best Within Cost',
	shortLabel: 'Best in cost',
	description: 'The best model whose expected cost for the call stays within an amount',
	whenToUse: 'You know what one call is worth to you and want the best answer for that money.',
	settings: strictObject({
		id: z.literal('bestWithinCost'),
		maxUsdPerCall: z
			.string()
			.regex(AMOUNT, 'Give an amount of USD such as 0.01, with at most 12 decimals.')
			.default(DEFAULT_MAX_USD_PER_CALL),
	}),
	rank,
};

function rank({ maxUsdPerCall }: Own, { candidates }: RankingInput): Ranking {
	const limit = parseUsd(maxUsdPerCall);
	const placeOf = ({ estimate: { cost } }: EstimatedCandidate) =>
		cost === undefined ? 'unknown' : cost <= limit ? 'within' : 'above';
	const of = (place: string) => candidates.filter((entry) => placeOf(entry) === place);
	const within = of('within').sort(byQuality);
	const unknown = of('unknown').sort(byQuality);
	const above = of('above').sort(byCost);
	const ordered = [...within, ...unknown, ...above];
	if (within.length > 0) {
		return {
			ordered,
			reason: `Best expected of ${within.length} whose expected cost is within ${maxUsdPerCall} USD`,
		};
	}
	const otherwise = unknown.length > 0 ? 'one of unknown cost goes first' : 'the cheapest goes first';
	return { ordered, reason: `None is expected to cost at most ${maxUsdPerCall} USD; ${otherwise}` };
}
