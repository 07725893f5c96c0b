import { describe, expect, it } from '@jest/globals';
import { formatUsd, parseUsd, toUsdNumber, usdPerMtokToPico, usdText } from '../../../src/domain/money';

describe('parseUsd', () => {
	it.each<[string | number, bigint]>([
		['0', 0n],
		['1', 1_000_000_000_000n],
		['0.15', 150_000_000_000n],
		['2.50', 2_500_000_000_000n],
		['-0.25', -250_000_000_000n],
		['0.000000000001', 1n],
		['1e-12', 1n],
		['12E2', 1_200_000_000_000_000n],
		['10e-13', 1n],
		[' 3 ', 3_000_000_000_000n],
		[0.1, 100_000_000_000n],
		[4e-7, 400_000n],
		[1e21, 10n ** 33n],
	])('reads %p exactly', (text, pico) => {
		expect(parseUsd(text)).toBe(pico);
	});

	it.each(['', ' ', 'free', '1,5', '1.', '.5', '$2', '1e', '0x10', '1 000', NaN, Infinity])(
		'refuses %p and shows it',
		(text) => {
			expect(() => parseUsd(text)).toThrow(RangeError);
			expect(() => parseUsd(text)).toThrow(String(text).trim());
		},
	);

	it('refuses what is finer than it can hold, instead of rounding', () => {
		expect(() => parseUsd('0.0000000000001')).toThrow('at most 12 decimals');
		expect(() => parseUsd(1e-13)).toThrow(RangeError);
	});
});

describe('usdPerMtokToPico', () => {
	it.each<[string | number, bigint]>([
		[0, 0n],
		[1, 1_000_000n],
		['0.075', 75_000n],
		['0.000001', 1n],
	])('%p USD per million tokens', (price, pico) => {
		expect(usdPerMtokToPico(price)).toBe(pico);
	});

	it.each([
		['-1', 'cannot be negative'],
		['0.0000001', 'at most 6 decimals'],
		['cheap', 'decimal number'],
	])('refuses %p', (price, reason) => {
		expect(() => usdPerMtokToPico(price)).toThrow(RangeError);
		expect(() => usdPerMtokToPico(price)).toThrow(reason);
	});
});

describe('formatUsd', () => {
	it.each<[bigint, string]>([
		[0n, '0'],
		[1n, '0.000000000001'],
		[-1n, '-0.000000000001'],
		[1_500_000_000_000n, '1.5'],
		[100_000_000_000_000n, '100'],
		[10n ** 36n, '1000000000000000000000000'],
	])('%p is %p', (pico, text) => {
		expect(formatUsd(pico)).toBe(text);
	});
});

describe('usdText', () => {
	it.each<[string | number, string]>([
		[0.1 + 0.2, '0.3'],
		['0.30000000000000004', '0.3'],
		[1e-7, '0.0000001'],
		['2.5e-3', '0.0025'],
		[5, '5'],
		[' 5.00 ', '5.00'],
		[1e-13, '0'],
		[123456789.123456, '123456789.123456'],
		['cheap', 'cheap'],
		[NaN, 'NaN'],
	])('%p is %p', (amount, text) => {
		expect(usdText(amount)).toBe(text);
	});
});

it('gives the nearest double where only a number will do', () => {
	expect(toUsdNumber(300_000_000_000n)).toBe(0.3);
	expect(toUsdNumber(1n)).toBe(1e-12);
	expect(toUsdNumber(-1_234_567_890_123n)).toBe(-1.234567890123);
});
