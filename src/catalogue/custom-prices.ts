import type { ModelPrice, ModelProfile, ModelRef } from '../domain/model';
import { parseUsd, usdPerMtokToPico, type PicoUsd } from '../domain/money';
import {
	CAPABILITY_FIELDS,
	FEE_FIELDS,
	fieldProblem,
	LIMIT_FIELDS,
	RATE_FIELDS,
	type AmountField,
} from './custom-price-fields';
import { canonicalProvider } from './providers';

/** A user's own facts on a model, above the catalogue's. */
export interface CustomPrice {
	readonly ref: ModelRef;
	readonly profile: ModelProfile;
}

/** What is wrong with a row of custom prices. */
export interface CustomPriceError {
	/** Place in the list, counted from 1; 0 when the list itself is wrong. */
	readonly row: number;
	readonly message: string;
}

type Fields = Readonly<Record<string, unknown>>;

/**
 * Reads a user's own prices: a list of `{ provider, model, inputUsdPerMtok, outputUsdPerMtok, … }`, or one such
 * object. Prices are numbers of USD per million tokens, fees numbers of USD per request; the other kinds of price,
 * the limits and the capabilities may be left out. Rows with a mistake are left out and told of, the others stand.
 */
export function parseCustomPrices(json: unknown): {
	readonly rows: readonly CustomPrice[];
	readonly errors: readonly CustomPriceError[];
} {
	const list: readonly unknown[] = Array.isArray(json) ? json : [json];
	if (!Array.isArray(json) && !isFields(json)) {
		return {
			rows: [],
			errors: [{ row: 0, message: 'Custom prices are a JSON list of objects. Put the rows in [ ].' }],
		};
	}
	const rows: CustomPrice[] = [];
	const errors: CustomPriceError[] = [];
	for (const [index, entry] of list.entries()) {
		const messages = isFields(entry)
			? problemsOf(entry)
			: ['A row is an object such as {"provider": "openai", …}.'];
		errors.push(...messages.map((message) => ({ row: index + 1, message })));
		if (messages.length === 0 && isFields(entry)) rows.push(rowOf(entry));
	}
	return { rows, errors };
}

function problemsOf(row: Fields): string[] {
	const problems = ['provider', 'model'].flatMap((name) =>
		typeof row[name] === 'string' && row[name] !== ''
			? []
			: [`"${name}" is missing. Give the ${name}'s id as text.`],
	);
	const hasInput = row['inputUsdPerMtok'] !== undefined;
	const hasOutput = row['outputUsdPerMtok'] !== undefined;
	const hasPart = Object.keys(row).some(
		(name) => Object.hasOwn(RATE_FIELDS, name) || Object.hasOwn(FEE_FIELDS, name),
	);
	if (hasPart && !(hasInput && hasOutput)) {
		problems.push(
			'A price needs both "inputUsdPerMtok" and "outputUsdPerMtok". Add the missing one; 0 means free.',
		);
	}
	return [...problems, ...Object.entries(row).flatMap(([name, value]) => fieldProblem(name, value) ?? [])];
}

function rowOf(row: Fields): CustomPrice {
	const facts = Object.entries(row).filter(
		([name]) => LIMIT_FIELDS.includes(name) || CAPABILITY_FIELDS.includes(name),
	);
	const ref = { provider: canonicalProvider(String(row['provider'])), model: String(row['model']) };
	const profile: ModelProfile = Object.fromEntries(facts);
	const price = priceOf(row);
	return { ref, profile: price ? { ...profile, price, priceStanding: 'user' } : profile };
}

function priceOf(row: Fields): ModelPrice | undefined {
	const price: Partial<Record<AmountField, PicoUsd>> = {};
	for (const [name, value] of Object.entries(row)) {
		const rate = Object.hasOwn(RATE_FIELDS, name) ? RATE_FIELDS[name] : undefined;
		const fee = Object.hasOwn(FEE_FIELDS, name) ? FEE_FIELDS[name] : undefined;
		if (rate) price[rate] = usdPerMtokToPico(Number(value));
		else if (fee) price[fee] = parseUsd(Number(value));
	}
	const { inputPico, outputPico } = price;
	return inputPico === undefined || outputPico === undefined
		? undefined
		: { ...price, inputPico, outputPico };
}

function isFields(value: unknown): value is Fields {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
