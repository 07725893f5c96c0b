import type { ModelPrice, TokenRates } from '../src/domain/price';
import { parseUsd, usdPerMtokToPico } from '../src/domain/money';
import cases from '../test/fixtures/cost/golden.json';

/** A bill worked by hand from a provider's published prices; `usd` is the exact total. */
export type GoldenCase = (typeof cases)[number];

/** Every bill worked by hand. */
export const GOLDEN_CASES: readonly GoldenCase[] = cases;

/** The published price of a case. */
export function goldenPrice(golden: GoldenCase): ModelPrice {
	const tiers = (golden.tiers ?? []).map((tier) => ({
		...ratesOf(tier),
		aboveInputTokens: tier.aboveInputTokens,
	}));
	return {
		...ratesOf(golden.usdPerMtok),
		tiers,
		...(golden.usdPerSearch !== undefined && { webSearchPico: parseUsd(golden.usdPerSearch) }),
		...(golden.usdPerRequest !== undefined && { requestPico: parseUsd(golden.usdPerRequest) }),
	};
}

function ratesOf(rates: Readonly<Record<string, string | number>>): TokenRates {
	const named = Object.entries(rates).filter(([kind]) => kind !== 'aboveInputTokens');
	const pico = Object.fromEntries(named.map(([kind, usd]) => [`${kind}Pico`, usdPerMtokToPico(usd)]));
	return { inputPico: 0n, outputPico: 0n, ...pico };
}
