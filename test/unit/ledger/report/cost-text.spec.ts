import { expect, it } from '@jest/globals';
import { costText, NO_COSTS } from '../../../../src/ledger';

it.each([
	['0.000000000001 USD', { cost: 1n }],
	['>=1.5 USD', { cost: 1_500_000_000_000n, unpricedAttempts: 2 }],
	['unknown', { unpricedAttempts: 1 }],
	['nothing billed', { attempts: 1, failedAttempts: 1 }],
])('says %s', (text, costs) => {
	expect(costText({ ...NO_COSTS, ...costs })).toBe(text);
});
