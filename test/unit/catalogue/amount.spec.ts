import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
	picoFromUsd,
	picoFromUsdPerMtok,
	roundedAmounts,
	usdPerMtokText,
	usdText,
} from '../../../scripts/catalogue/amount';
import { parseUsd, usdPerMtokToPico } from '../../../src/domain/money';

describe('amounts', () => {
	it.each([
		[4e-7, 400_000],
		['0.0000004', 400_000],
		[2.7500000000000004e-6, 2_750_000],
		[8.33e-8, 83_300],
		['0.00000008333333333333334', 83_333],
	])('per token %p is %p pico', (usd, pico) => {
		expect(picoFromUsd(usd)).toBe(pico);
	});

	it('notes what it rounds, but not the noise of binary fractions', () => {
		roundedAmounts.clear();
		picoFromUsd(2.7500000000000004e-6);
		expect([...roundedAmounts]).toEqual([]);
		picoFromUsdPerMtok('0.12345678');
		expect([...roundedAmounts]).toEqual(['0.12345678']);
	});

	it.each([[undefined], [null], ['cheap'], [{}], [Number.NaN]])('%p is no amount', (value) => {
		expect(picoFromUsd(value)).toBeUndefined();
	});

	it('written as text are read back exactly by the code that ships', () => {
		fc.assert(
			fc.property(fc.integer({ min: 0, max: 10 ** 12 }), (pico) => {
				expect(usdPerMtokToPico(usdPerMtokText(pico))).toBe(BigInt(pico));
				expect(parseUsd(usdText(pico))).toBe(BigInt(pico));
				expect(picoFromUsdPerMtok(usdPerMtokText(pico))).toBe(pico);
			}),
		);
	});
});
