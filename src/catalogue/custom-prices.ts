import type { ModelProfile, ModelRef } from '../domain/model';
import type { ModelPrice } from '../domain/price';
import { parseUsd, usdPerMtokToPico, type PicoUsd } from '../domain/money';
import {
	CAPABILITY_FIELDS,
	cut,
	FEE_FIELDS,
	fieldProblem,
	LIMIT_FIELDS,
	RATE_FIELDS,
	type AmountField,
} from './custom-price-fields';
import { modelKey } from './lookup';
import { canonicalProvider } from './providers';

/** A user's own facts on a model, above the catalogue's. */
export interface CustomPrice {
	/** Place in the list, counted from 1. */
	readonly row: number;
	readonly ref: ModelRef;
	readonly profile: ModelProfile;
}

/** What is wrong with a row of custom prices. */
export interface CustomPriceError {
	/** Place in the list, counted from 1; 0 when the list itself is wrong. */
	readonly row: number;
	readonly message: string;
}

/** As many mistakes of one row as anybody reads at once. */
const MAX_PROBLEMS = 8;

type Fields = Readonly<Record<string, unknown>>;

/** The usable rows of a list and what is wrong with the others. */
export interface ParsedPrices {
	readonly rows: readonly CustomPrice[];
	readonly errors: readonly CustomPriceError[];
}

/**
 * Reads a user's own prices: a list of `{ provider, model, inputUsdPerMtok, outputUsdPerMtok, … }`, or one such
 * object. Prices are numbers of USD per million tokens, fees numbers of USD per request; the other kinds of price,
 * the limits and the capabilities may be left out. Rows with a mistake are left out and told of, the others stand.
 */
export function parseCustomPrices(json: unknown): ParsedPrices {
	if (!Array.isArray(json) && !isFields(json)) {
		const message = `Custom prices are a JSON list of objects, got ${cut(json)}. Put the rows in [ ].`;
		return { rows: [], errors: [{ row: 0, message }] };
	}
	const list: readonly unknown[] = Array.isArray(json) ? json : [json];
	const rows = new Map<string, CustomPrice>();
	const errors: CustomPriceError[] = [];
	for (const [index, entry] of list.entries()) {
		const read = readRow(entry, index + 1);
		const messages = Array.isArray(read) ? read : twinOf(read, rows);
		errors.push(...messages.map((message) => ({ row: index + 1, message })));
		if (!Array.isArray(read) && messages.length === 0) rows.set(modelKey(read.ref), read);
	}
	return { rows: [...rows.values()], errors };
}

/** Every mistake in one list as one sentence each, such as `Row 2: "inputUsdPerMtok" cannot be negative, got -1.` */
export function priceErrorText(errors: readonly CustomPriceError[]): string {
	return errors.map(({ row, message }) => (row === 0 ? message : `Row ${row}: ${message}`)).join('\n');
}

function readRow(entry: unknown, place: number): CustomPrice | string[] {
	if (!isFields(entry)) return [`A row is an object such as {"provider": "openai", …}, got ${cut(entry)}.`];
	const problems = problemsOf(entry);
	return problems.length > 0 ? problems : rowOf(entry, place);
}

function twinOf({ ref }: CustomPrice, rows: ReadonlyMap<string, CustomPrice>): string[] {
	const twin = rows.get(modelKey(ref));
	return twin ? [`"model" ${cut(ref.model)} is already in row ${twin.row}. Keep one of the two.`] : [];
}

function problemsOf(row: Fields): string[] {
	const problems = ['provider', 'model'].flatMap((name) =>
		typeof row[name] === 'string' && row[name].trim() !== ''
			? []
			: [`"${name}" must be the ${name}'s id as text, got ${cut(row[name])}. Add it to the row.`],
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
	for (const [name, value] of Object.entries(row)) {
		if (problems.length >= MAX_PROBLEMS) break;
		const problem = fieldProblem(name, value);
		if (problem !== undefined) problems.push(problem);
	}
	return problems;
}

function rowOf(row: Fields, place: number): CustomPrice {
	const facts = Object.entries(row).filter(
		([name]) => LIMIT_FIELDS.includes(name) || CAPABILITY_FIELDS.includes(name),
	);
	const ref = { provider: canonicalProvider(String(row['provider'])), model: String(row['model']).trim() };
	const profile: ModelProfile = Object.fromEntries(facts);
	const price = priceOf(row);
	return { row: place, ref, profile: price ? { ...profile, price, priceStanding: 'user' } : profile };
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
