import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { backoffMs } from '../../../src/resilience/backoff';

const OPTIONS = { baseMs: 100, capMs: 1_000 };

it.each([
	[0, 100],
	[1, 200],
	[2, 400],
	[3, 800],
	[4, 1_000],
	[60, 1_000],
])('retry %p waits anywhere up to %p ms', (retry, boundMs) => {
	expect(backoffMs(retry, OPTIONS, () => 0)).toBe(0);
	expect(backoffMs(retry, OPTIONS, () => 0.25)).toBe(boundMs / 4);
	expect(backoffMs(retry, OPTIONS, () => 0.999_999)).toBeLessThan(boundMs);
});

it('is a wait that can be slept, for any retry', () => {
	fc.assert(
		fc.property(
			fc.nat(5_000),
			fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
			(retry, random) => {
				const waitMs = backoffMs(retry, OPTIONS, () => random);
				expect(waitMs >= 0 && waitMs <= OPTIONS.capMs).toBe(true);
			},
		),
	);
});
