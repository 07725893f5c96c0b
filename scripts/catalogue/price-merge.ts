import { RATE_CODES, type RateKind } from '../../src/catalogue/format';
import type { PriceDraft, Rates, SourceRow } from './types';

/** Kinds whose fall-back price is this other kind; equal to it, they say nothing. */
const FALLBACKS: readonly (readonly [RateKind, RateKind])[] = [
	['cachedInputPico', 'inputPico'],
	['cacheWritePico', 'inputPico'],
	['imageInputPico', 'inputPico'],
	['reasoningPico', 'outputPico'],
];

/** The most that a kind of input has ever cost as a multiple of plain input; above it, an amount is a mistake. */
const MAX_INPUT_MULTIPLE: Partial<Record<RateKind, number>> = {
	cachedInputPico: 1,
	cacheWritePico: 2.5,
	cacheWrite1hPico: 2.5,
};

/** The carriers' common price: the first one's, with the kinds and tiers only another one tells. */
export function mergePrices(carriers: readonly SourceRow[]): PriceDraft {
	const drafts = carriers.flatMap((row) => (row.price ? [row.price] : []));
	const tiers = drafts.find((draft) => draft.tiers.length > 0)?.tiers ?? [];
	return {
		rates: mergeRates(drafts.map((draft) => draft.rates)),
		tiers: tiers.map(({ aboveInputTokens, rates }) => {
			const same = drafts.flatMap((draft) =>
				draft.tiers.filter((tier) => tier.aboveInputTokens === aboveInputTokens),
			);
			return { aboveInputTokens, rates: mergeRates([rates, ...same.map((tier) => tier.rates)]) };
		}),
		fees: Object.assign({}, ...drafts.map((draft) => withoutZeros(draft.fees)).reverse()),
	};
}

/** A price of one source alone, tidied like a merged one. */
export function tidyPrice(price: PriceDraft): PriceDraft {
	return {
		rates: mergeRates([price.rates]),
		tiers: price.tiers.map((tier) => ({ ...tier, rates: mergeRates([tier.rates]) })),
		fees: withoutZeros(price.fees),
	};
}

/** The zero price of a model declared free. */
export const FREE_PRICE: PriceDraft = { rates: { inputPico: 0, outputPico: 0 }, tiers: [], fees: {} };

function mergeRates(all: readonly Rates[]): Rates {
	const merged: Rates = {};
	for (const kind of Object.keys(RATE_CODES).filter(isRateKind)) {
		const isOptional = kind !== 'inputPico' && kind !== 'outputPico';
		const highest = (MAX_INPUT_MULTIPLE[kind] ?? Infinity) * (merged.inputPico ?? 0);
		// Several sources write 0 where they do not know a cache or audio price.
		const isKnown = (value: number | undefined): boolean =>
			value !== undefined && !(isOptional && (value === 0 || value > highest));
		const amount = all.map((rates) => rates[kind]).find(isKnown);
		if (amount !== undefined) merged[kind] = amount;
	}
	for (const [kind, fallback] of FALLBACKS) {
		if (merged[kind] === merged[fallback]) delete merged[kind];
	}
	return merged;
}

function withoutZeros<K extends string>(amounts: Partial<Record<K, number>>): Partial<Record<K, number>> {
	const kept: Partial<Record<K, number>> = {};
	for (const key in amounts) if (amounts[key]) kept[key] = amounts[key];
	return kept;
}

function isRateKind(kind: string): kind is RateKind {
	return kind in RATE_CODES;
}
