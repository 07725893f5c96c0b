const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/i;
const PICO_PER_USD_DIGITS = 12;
const PICO_PER_USD_PER_MTOK_DIGITS = 6;
/** Digits looked at below 10⁻¹² USD, enough to tell the noise of binary fractions from a finer published price. */
const GUARD_DIGITS = 6;
const NOISE = 1000n;

/** Published amounts finer than 10⁻¹² USD, collected for the report. */
export const roundedAmounts = new Set<string>();

/** An amount of USD as a whole number of 10⁻¹² USD; undefined when it is no number. */
export function picoFromUsd(value: unknown): number | undefined {
	return scaled(value, PICO_PER_USD_DIGITS);
}

/** A price in USD per million tokens as a whole number of 10⁻¹² USD per token; undefined when it is no number. */
export function picoFromUsdPerMtok(value: unknown): number | undefined {
	return scaled(value, PICO_PER_USD_PER_MTOK_DIGITS);
}

/** A price in 10⁻¹² USD per token as an exact decimal text of USD per million tokens. */
export function usdPerMtokText(picoPerToken: number): string {
	return decimalText(picoPerToken, PICO_PER_USD_PER_MTOK_DIGITS);
}

/** An amount of 10⁻¹² USD as an exact decimal text of USD. */
export function usdText(pico: number): string {
	return decimalText(pico, PICO_PER_USD_DIGITS);
}

function decimalText(value: number, digits: number): string {
	const text = String(value).padStart(digits + 1, '0');
	const fraction = text.slice(-digits).replace(/0+$/, '');
	const whole = text.slice(0, -digits);
	return fraction ? `${whole}.${fraction}` : whole;
}

function scaled(value: unknown, digits: number): number | undefined {
	if (typeof value !== 'number' && typeof value !== 'string') return undefined;
	const match = DECIMAL.exec(String(value).trim());
	if (!match) return undefined;
	const [, sign, whole = '0', fraction = '', exponent = '0'] = match;
	const shift = digits + GUARD_DIGITS - fraction.length + Number(exponent);
	const unscaled = BigInt(whole + fraction);
	const guarded = shift >= 0 ? unscaled * 10n ** BigInt(shift) : unscaled / 10n ** BigInt(-shift);
	const unit = 10n ** BigInt(GUARD_DIGITS);
	const rest = guarded % unit;
	if (rest > NOISE && rest < unit - NOISE) roundedAmounts.add(String(value));
	const rounded = (guarded + unit / 2n) / unit;
	return Number(sign === '-' ? -rounded : rounded);
}
