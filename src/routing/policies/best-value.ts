import { z } from 'zod';
import type { EstimatedCandidate, StrategyOf } from '../../domain/decision';
import { parseUsd } from '../../domain/money';
import { compare, byCost, byQuality, bySlot } from './order';
import { strictObject } from '../settings';
import type { Policy, Ranking, RankingInput } from './policy';

type Own = StrategyOf<'bestValue'>;

const AMOUNT = /^\d{1,9}(?:\.\d{1,12})?$/;

/** What a right answer is worth unless told otherwise, in USD. */
const DEFAULT_USD_PER_RIGHT_ANSWER = '0.05';

/**
 * By worth: expected quality × what a right answer is worth, less the expected cost. Those of unknown cost or quality
 * have no worth and come last.
 */
export const bestValue: Policy<Own> = {
	label: 'Best Value',
	shortLabel: 'Best value',
	description: 'The model whose better answer is worth its price, by what a right answer is worth to you',
	whenToUse: 'You can say what a right answer is worth, or have taught the router from your own outcomes.',
	settings: strictObject({
		id: z.literal('bestValue'),
		usdPerRightAnswer: z
			.string()
			.regex(AMOUNT, 'Give an amount of USD such as 0.05, with at most 12 decimals.')
			.default(DEFAULT_USD_PER_RIGHT_ANSWER),
	}),
	rank,
};

interface Valued {
	readonly entry: EstimatedCandidate;
	/** In 10⁻¹² USD. A difference of an estimate and a cost; no money is booked by it, so a float will do. */
	readonly worth: number;
}

function rank({ usdPerRightAnswer }: Own, { candidates }: RankingInput): Ranking {
	const picoPerAnswer = Number(parseUsd(usdPerRightAnswer));
	const valued = candidates.flatMap((entry): Valued[] => {
		const { quality, cost } = entry.estimate;
		if (quality === undefined || cost === undefined) return [];
		return [{ entry, worth: quality * picoPerAnswer - Number(cost) }];
	});
	valued.sort((a, b) => compare(b.worth, a.worth) || bySlot(a.entry, b.entry));
	const known = valued.map(({ entry }) => entry);
	const unknown = candidates.filter((entry) => !known.includes(entry));
	unknown.sort((a, b) => byQuality(a, b) || byCost(a, b));
	return {
		ordered: [...known, ...unknown],
		reason:
			known.length > 0
				? `Best value of ${known.length} when a right answer is worth ${usdPerRightAnswer} USD`
				: 'No model has both a known quality and a known cost; the best expected goes first',
	};
}
