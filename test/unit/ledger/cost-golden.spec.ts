import { describe, expect, it } from '@jest/globals';
import type { ModelPrice, TokenRates } from '../../../src/domain/model';
import { formatUsd, parseUsd, usdPerMtokToPico } from '../../../src/domain/money';
import { costOf } from '../../../src/ledger/cost';
import { usageFromBody } from '../../../src/ledger/usage';
import cases from '../../fixtures/cost/golden.json';

type Rates = Readonly<Record<string, string | number>>;

function ratesOf(rates: Rates): TokenRates {
	const named = Object.entries(rates).filter(([kind]) => kind !== 'aboveInputTokens');
	const pico = Object.fromEntries(named.map(([kind, usd]) => [`${kind}Pico`, usdPerMtokToPico(usd)]));
	return { inputPico: 0n, outputPico: 0n, ...pico };
}

function priceOf(golden: (typeof cases)[number]): ModelPrice {
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

describe('costs worked by hand from published prices', () => {
	it('has at least 60 cases', () => expect(cases.length).toBeGreaterThanOrEqual(60));

	it.each(cases.map((golden) => [golden.name, golden] as const))('%s', (_name, golden) => {
		const { usage, problem } = usageFromBody(golden.provider, { usage: golden.usage });
		expect(problem).toBeUndefined();
		if (!usage) throw new Error('The case has no usage.');
		const { total, parts } = costOf(usage, priceOf(golden));
		expect(parts.map(({ kind, tokens, pricePico }) => [kind, tokens, pricePico])).toEqual(
			golden.lines.map(({ kind, tokens, usdPerMtok }) => [kind, tokens, usdPerMtokToPico(usdPerMtok)]),
		);
		expect(total !== undefined && formatUsd(total)).toBe(golden.usd);
	});
});
