import type { ModelPrice } from '../domain/price';

/** The parts of a price that are amounts of money. */
export type AmountField = Exclude<keyof ModelPrice, 'tiers'>;

/** Price fields, in USD per million tokens, and the kinds of price they set. */
export const RATE_FIELDS: Readonly<Record<string, AmountField>> = {
	inputUsdPerMtok: 'inputPico',
	outputUsdPerMtok: 'outputPico',
	cachedInputUsdPerMtok: 'cachedInputPico',
	cacheWriteUsdPerMtok: 'cacheWritePico',
	cacheWrite1hUsdPerMtok: 'cacheWrite1hPico',
	reasoningUsdPerMtok: 'reasoningPico',
	audioInputUsdPerMtok: 'audioInputPico',
	cachedAudioInputUsdPerMtok: 'cachedAudioInputPico',
	audioOutputUsdPerMtok: 'audioOutputPico',
	imageInputUsdPerMtok: 'imageInputPico',
	imageOutputUsdPerMtok: 'imageOutputPico',
};
/** Fee fields, in USD per request or search, and the fees they set. */
export const FEE_FIELDS: Readonly<Record<string, AmountField>> = {
	requestUsd: 'requestPico',
	webSearchUsd: 'webSearchPico',
};
/** Fields that hold a number of tokens. */
export const LIMIT_FIELDS: readonly string[] = ['contextTokens', 'maxOutputTokens'];
/** Fields that are true or false. */
export const CAPABILITY_FIELDS: readonly string[] = [
	'tools',
	'structuredOutput',
	'reasoning',
	'imageInput',
	'audioInput',
	'fileInput',
	'videoInput',
	'audioOutput',
	'imageOutput',
];
const KNOWN_FIELDS = [
	'provider',
	'model',
	...Object.keys(RATE_FIELDS),
	...Object.keys(FEE_FIELDS),
	...LIMIT_FIELDS,
	...CAPABILITY_FIELDS,
];
const DEAREST_USD = 10_000;
const LONGEST_SHOWN = 60;

/** What is wrong with one field of a row, with the rule, the value and the way out; undefined when nothing is. */
export function fieldProblem(name: string, value: unknown): string | undefined {
	if (!KNOWN_FIELDS.includes(name))
		return `${cut(name)} is not a known field. Known are: ${KNOWN_FIELDS.join(', ')}.`;
	if (Object.hasOwn(RATE_FIELDS, name) || Object.hasOwn(FEE_FIELDS, name)) return amountProblem(name, value);
	if (LIMIT_FIELDS.includes(name) && !(Number.isInteger(value) && Number(value) > 0)) {
		return `"${name}" is a whole number of tokens above 0, got ${cut(value)}.`;
	}
	if (CAPABILITY_FIELDS.includes(name) && typeof value !== 'boolean') {
		return `"${name}" is true or false, got ${cut(value)}.`;
	}
	return undefined;
}

function amountProblem(name: string, value: unknown): string | undefined {
	const unit = Object.hasOwn(RATE_FIELDS, name) ? 'USD per million tokens' : 'USD per request';
	if (typeof value !== 'number' || !Number.isFinite(value)) {
		return `"${name}" is a number of ${unit}, got ${cut(value)}. Write it without quotes, such as 0.4.`;
	}
	if (value < 0)
		return `"${name}" cannot be negative, got ${value}. Use 0 for free, or leave it out if unknown.`;
	if (value > DEAREST_USD) return `"${name}" is in ${unit}; ${value} is too much to be true. Check the unit.`;
	return isExact(name, value) ? undefined : `"${name}" has too many decimals (${value}). Round it to 6.`;
}

function isExact(name: string, value: number): boolean {
	const decimals = Object.hasOwn(RATE_FIELDS, name) ? 6 : 12;
	return Number(value.toFixed(decimals)) === value;
}

/** A value as JSON, cut short. */
export function cut(value: unknown): string {
	const text = JSON.stringify(value) ?? 'nothing';
	return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
}
