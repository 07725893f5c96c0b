import { usdPerMtokText } from './amount';
import { authorityOf, familyOf, isMovingAlias } from './authority';
import { agree } from './choose';
import type { PriceDraft, Refusal, SourceRow } from './types';

/** Above these, in 10⁻¹² USD per token (200 and 1,000 USD per million), a price needs a second source. */
const SUSPICIOUS_INPUT_PICO = 200_000_000;
const SUSPICIOUS_OUTPUT_PICO = 1_000_000_000;
const ORDER_OF_MAGNITUDE = 10;
const MAJORITY = 3;
/** Output costs 1 to 10 times as much as input almost everywhere; beyond these a column is swapped or mistaken. */
const MAX_OUTPUT_RATIO = 25;
const MIN_OUTPUT_RATIO = 0.5;

/** What is left of a model's source rows, and what was not taken. */
export interface Sifted {
	rows: SourceRow[];
	refusals: Refusal[];
}

/**
 * Sifts all source rows of one model. A row of a switched-off model goes whole; a price that cannot be right goes
 * alone, so that limits and capabilities stay.
 *
 * @param asOf the day the catalogue is made, `YYYY-MM-DD`.
 */
export function sift(rows: readonly SourceRow[], asOf: string): Sifted {
	const refusals: Refusal[] = [];
	const refuse = (row: SourceRow, reason: Refusal['reason'], detail: string): void => {
		if (!row.byPattern)
			refusals.push({ source: row.source, provider: row.provider, id: row.id, reason, detail });
	};
	const alive = rows.filter((row) => {
		const isOver = row.endsOn !== undefined && row.endsOn < asOf;
		if (isOver) refuse(row, 'past_deprecation', `ended ${row.endsOn}`);
		return !isOver;
	});
	const sane = alive.map((row) => {
		const fault = row.price ? faultOf(row, row.price) : undefined;
		if (!fault) return row;
		refuse(row, fault.reason, fault.detail);
		return withoutPrice(row);
	});
	const check = (all: readonly SourceRow[], problemOf: typeof hugeDetail): SourceRow[] =>
		all.map((row) => {
			const detail = problemOf(row, all);
			if (detail) refuse(row, 'off_by_orders', detail);
			return detail ? withoutPrice(row) : row;
		});
	const plausible = check(check(sane, hugeDetail), ratioDetail);
	return { rows: check(plausible, strayDetail), refusals };
}

function faultOf(row: SourceRow, price: PriceDraft): Pick<Refusal, 'reason' | 'detail'> | undefined {
	const { inputPico, outputPico } = price.rates;
	if (row.declaredFree) return undefined;
	if (inputPico === undefined || outputPico === undefined) {
		return { reason: 'no_output_price', detail: 'input or output price missing' };
	}
	if (inputPico < 0 || outputPico < 0) return { reason: 'negative', detail: 'set per request' };
	if (inputPico === 0 || outputPico === 0) {
		return { reason: 'zero_not_declared', detail: describe(inputPico, outputPico) };
	}
	return undefined;
}

/** Why a price is too high to be believed from one source alone; undefined when it is not. */
function hugeDetail(row: SourceRow, all: readonly SourceRow[]): string | undefined {
	const { inputPico = 0, outputPico = 0 } = row.price?.rates ?? {};
	if (inputPico <= SUSPICIOUS_INPUT_PICO && outputPico <= SUSPICIOUS_OUTPUT_PICO) return undefined;
	const isConfirmed = all.some((other) => familyOf(other) !== familyOf(row) && agree(row, other));
	return isConfirmed ? undefined : `${describe(inputPico, outputPico)}, no second source`;
}

/** Why a price's columns do not belong together; undefined when they may, or a second source has the same. */
function ratioDetail(row: SourceRow, all: readonly SourceRow[]): string | undefined {
	const { inputPico, outputPico } = row.price?.rates ?? {};
	if (!inputPico || !outputPico) return undefined;
	const ratio = outputPico / inputPico;
	if (ratio <= MAX_OUTPUT_RATIO && ratio >= MIN_OUTPUT_RATIO) return undefined;
	const isConfirmed = all.some((other) => familyOf(other) !== familyOf(row) && agree(row, other));
	return isConfirmed
		? undefined
		: `${describe(inputPico, outputPico)}, output ${ratio.toFixed(2)} times input`;
}

/** Why a price is off by orders of magnitude from what the others say; undefined when it is not. */
function strayDetail(row: SourceRow, all: readonly SourceRow[]): string | undefined {
	const { inputPico, outputPico } = row.price?.rates ?? {};
	if (!inputPico || !outputPico) return undefined;
	// A moving alias may have come to point at a model of quite another price, if the price looks like one.
	if (isMovingAlias(row.id) && outputPico <= inputPico * ORDER_OF_MAGNITUDE) return undefined;
	const priced = all.filter((other) => other.price?.rates.inputPico && other.price.rates.outputPico);
	const reference = referenceOf(priced);
	if (!reference || priced.length < 2) return undefined;
	const isFar =
		isOrderApart(inputPico, reference.inputPico) || isOrderApart(outputPico, reference.outputPico);
	if (!isFar) return undefined;
	return `${describe(inputPico, outputPico)} against ${describe(reference.inputPico, reference.outputPico)}`;
}

/** The median of three or more, else the price of the most authoritative source. */
function referenceOf(priced: readonly SourceRow[]): { inputPico: number; outputPico: number } | undefined {
	const first = [...priced].sort((a, b) => authorityOf(a) - authorityOf(b))[0];
	if (priced.length < MAJORITY) {
		return { inputPico: first?.price?.rates.inputPico ?? 0, outputPico: first?.price?.rates.outputPico ?? 0 };
	}
	return {
		inputPico: median(priced.map((row) => row.price?.rates.inputPico ?? 0)),
		outputPico: median(priced.map((row) => row.price?.rates.outputPico ?? 0)),
	};
}

function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
}

function isOrderApart(price: number, reference: number): boolean {
	return price >= reference * ORDER_OF_MAGNITUDE || price * ORDER_OF_MAGNITUDE <= reference;
}

function withoutPrice(row: SourceRow): SourceRow {
	const copy = { ...row };
	delete copy.price;
	delete copy.schedule;
	delete copy.services;
	return copy;
}

function describe(inputPico: number, outputPico: number): string {
	return `${usdPerMtokText(inputPico)} / ${usdPerMtokText(outputPico)} USD per Mtok`;
}
