import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { formatUsd, parseUsd, usdPerMtokToPico } from '../../src/domain/money';

const pico = fc.bigInt({ min: -(10n ** 30n), max: 10n ** 30n });

describe('money', () => {
	it('comes back from its text as it went in, without an exponent', () => {
		fc.assert(
			fc.property(pico, (amount) => {
				const text = formatUsd(amount);
				expect(text).toMatch(/^-?(0|[1-9]\d*)(\.\d*[1-9])?$/);
				expect(parseUsd(text)).toBe(amount);
			}),
		);
	});

	it('reads a decimal as its digits say, however the point is placed', () => {
		const digits = fc.bigInt({ min: 0n, max: 10n ** 20n });
		fc.assert(
			fc.property(digits, fc.integer({ min: 0, max: 12 }), (units, decimals) => {
				const expected = units * 10n ** BigInt(12 - decimals);
				const text = units.toString().padStart(decimals + 1, '0');
				const point = text.length - decimals;
				const plain = decimals === 0 ? text : `${text.slice(0, point)}.${text.slice(point)}`;
				expect(parseUsd(plain)).toBe(expected);
				expect(parseUsd(`${units}e-${decimals}`)).toBe(expected);
			}),
		);
	});

	it('adds without rounding, in any order and through text', () => {
		fc.assert(
			fc.property(fc.array(pico, { maxLength: 30 }), (parts) => {
				const total = parts.reduce((sum, part) => sum + part, 0n);
				const throughText = [...parts].reverse().map(formatUsd).map(parseUsd);
				expect(throughText.reduce((sum, part) => sum + part, 0n)).toBe(total);
			}),
		);
	});

	it('a million tokens cost what a million tokens are said to cost', () => {
		const microUsd = fc.bigInt({ min: 0n, max: 10n ** 9n });
		fc.assert(
			fc.property(microUsd, (micro) => {
				const usdPerMtok = formatUsd(micro * 1_000_000n);
				expect(formatUsd(usdPerMtokToPico(usdPerMtok) * 1_000_000n)).toBe(usdPerMtok);
			}),
		);
	});
});
