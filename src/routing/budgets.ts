import type { BudgetAccount } from '../domain/budget-store';
import type { Candidate } from '../domain/model';
import type { ModelPrice, TokenRates } from '../domain/price';
import { formatUsd, type PicoUsd } from '../domain/money';
import type { BudgetRule, BudgetWindow } from '../domain/rules';
import { ratesFor } from '../ledger';

/** A budget at the time of a call. */
export interface OpenBudget extends BudgetAccount {
	readonly rule: BudgetRule;
	readonly spent: PicoUsd;
}

/** Most tokens that a request may be billed for. */
export interface TokenBounds {
	readonly inputTokens: number;
	readonly outputTokens: number;
}

const WINDOW_TEXT: Readonly<Record<BudgetWindow, string>> = {
	none: '',
	hour: ' per hour',
	day: ' per day',
	month: ' per month',
};

/** Characters of `YYYY-MM-DDTHH` that tell one window from the next. */
const WINDOW_CHARS: Readonly<Record<BudgetWindow, number>> = { none: 0, hour: 13, day: 10, month: 7 };

/** Making one is slow, and there are few time zones in use. */
const formats = new Map<string, Intl.DateTimeFormat>();

/**
 * The key of the sum that a budget keeps at `nowMs` (milliseconds since 1970-01-01T00:00:00Z). Windows follow the
 * calendar of the budget's time zone.
 */
export function budgetKey({ account, window, timeZone = 'UTC' }: BudgetRule, nowMs: number): string {
	if (window === 'none') return `${account}|`;
	return `${account}|${localHour(nowMs, timeZone).slice(0, WINDOW_CHARS[window])}`;
}

/** Such as `2026-11-21T07`. */
function localHour(nowMs: number, timeZone: string): string {
	const known = formats.get(timeZone);
	const format =
		known ??
		new Intl.DateTimeFormat('sv-SE', {
			timeZone,
			year: 'numeric',
			month: '2-digit',
			day: '2-digit',
			hour: '2-digit',
			hourCycle: 'h23',
		});
	if (!known) formats.set(timeZone, format);
	return format.format(nowMs).replace(' ', 'T');
}

/**
 * The most a request can cost: every prompt token at the dearest rate for prompts (plain, or written to the cache),
 * every answer token at the dearest rate for answers. Undefined when the price is unknown.
 */
export function worstCaseOf(price: ModelPrice | undefined, bounds: TokenBounds): PicoUsd | undefined {
	if (!price) return undefined;
	const { inputTokens, outputTokens } = bounds;
	// A longer prompt may be in a dearer tier, or, where a maker has it so, in a cheaper one.
	const sets: TokenRates[] = [ratesFor(price, inputTokens), price];
	const input = dearest(
		sets.flatMap((rates) => [rates.inputPico, rates.cacheWritePico, rates.cacheWrite1hPico]),
	);
	const output = dearest(sets.flatMap((rates) => [rates.outputPico, rates.reasoningPico]));
	return BigInt(inputTokens) * input + BigInt(outputTokens) * output + (price.requestPico ?? 0n);
}

function dearest(rates: readonly (PicoUsd | undefined)[]): PicoUsd {
	return rates.reduce<PicoUsd>((most, rate) => (rate !== undefined && rate > most ? rate : most), 0n);
}

/** A budget in the user's words, such as `the budget of 1 USD per day for this workflow`. */
function budgetText({ limit, window, accountText }: BudgetRule): string {
	return `the budget of ${formatUsd(limit)} USD${WINDOW_TEXT[window]} for ${accountText}`;
}

/**
 * Why a request does not fit a budget, or undefined when it does. Money that running calls have set aside is left out
 * of account, because they may give it back.
 */
export function shortageOf({ rule, spent }: OpenBudget, worstCase: PicoUsd | undefined): string | undefined {
	const amount = worstCase ?? rule.ceiling;
	if (amount === undefined) {
		return `its price is unknown, and ${budgetText(rule)} refuses such models; set a price for it, or a ceiling in the budget`;
	}
	if (spent + amount <= rule.limit) return undefined;
	return `${budgetText(rule)} has ${formatUsd(spent)} USD spent, and the request could cost up to ${formatUsd(amount)} USD`;
}

/** Whether budgets are kept by the candidate itself: a router below this one reserves for each of its own requests. */
export function keepsBudgetsItself(candidate: Candidate): boolean {
	return candidate.nested;
}
