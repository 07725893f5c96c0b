/**
 * Money as an exact integer count of 10⁻¹² USD. A token at 1 USD per million tokens costs 10⁶ of these, so every
 * published price is a whole number and sums never round. This is the only file that parses, rounds or formats money.
 */
export type PicoUsd = bigint;

const PICO_DIGITS = 12;
const PICO_PER_USD = 10n ** BigInt(PICO_DIGITS);
const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;

/**
 * Reads a decimal amount of USD, such as `0.0000004`, `"2.5"` or `4e-7`, without going through binary fractions.
 *
 * @throws {RangeError} when the text is not a finite decimal, or finer than 10⁻¹² USD.
 */
export function parseUsd(amount: string | number): PicoUsd {
	const text = String(amount).trim();
	const match = DECIMAL.exec(text);
	if (!match) {
		throw new RangeError(`An amount of USD is a decimal number such as "0.15", not "${text}".`);
	}
	const [, sign, whole = '0', fraction = '', exponent = '0'] = match;
	const digits = BigInt(whole + fraction);
	const shift = PICO_DIGITS - fraction.length + Number(exponent);
	if (shift < 0 && digits % 10n ** BigInt(-shift) !== 0n) {
		throw new RangeError(`An amount of USD has at most ${PICO_DIGITS} decimals, "${text}" has more.`);
	}
	const magnitude = shift >= 0 ? digits * 10n ** BigInt(shift) : digits / 10n ** BigInt(-shift);
	return sign === '-' ? -magnitude : magnitude;
}

/**
 * The price of one token from a price per million tokens.
 *
 * @throws {RangeError} when the amount is no decimal, is negative, or finer than 10⁻⁶ USD per million tokens.
 */
export function usdPerMtokToPico(usdPerMtok: string | number): PicoUsd {
	const perMtok = parseUsd(usdPerMtok);
	if (perMtok < 0n) throw new RangeError(`A price cannot be negative, got "${usdPerMtok}".`);
	if (perMtok % 1_000_000n !== 0n) {
		throw new RangeError(`A price per million tokens has at most 6 decimals, "${usdPerMtok}" has more.`);
	}
	return perMtok / 1_000_000n;
}

/** An exact decimal string of USD: no exponent, no trailing zeros, at least `0`. */
export function formatUsd(amount: PicoUsd): string {
	const sign = amount < 0n ? '-' : '';
	const magnitude = amount < 0n ? -amount : amount;
	const whole = magnitude / PICO_PER_USD;
	const fraction = (magnitude % PICO_PER_USD).toString().padStart(PICO_DIGITS, '0').replace(/0+$/, '');
	return fraction ? `${sign}${whole}.${fraction}` : `${sign}${whole}`;
}

/**
 * An amount as a user's expression gives it, as decimal text that `parseUsd` takes: 1e-7 without its exponent, and
 * 0.30000000000000004 as the 0.3 that was meant. Text that is no such amount is given back as it is.
 */
export function usdText(amount: string | number): string {
	const text = String(amount).trim();
	const decimals = DECIMAL.exec(text);
	if (!decimals || (decimals[4] === undefined && (decimals[3] ?? '').length <= PICO_DIGITS)) return text;
	const fixed = Number(text).toFixed(PICO_DIGITS);
	return fixed.includes('.') ? fixed.replace(/\.?0+$/, '') : fixed;
}

/** The nearest double, for places that take only numbers (n8n's tracing metadata). */
export function toUsdNumber(amount: PicoUsd): number {
	return Number(formatUsd(amount));
}
