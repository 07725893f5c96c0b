import { gatherEvidence, type Evidence } from './failure-evidence';
import { parseDurationMs, waitInText } from './failure-duration';
import { headerNames, readHeader } from './failure-read';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A bare number this large is a point in time, since as seconds it would be over 30 years. */
const EPOCH_SECONDS_FROM = 1e9;
const EPOCH_MS_FROM = 1e12;
/** RFC 9110 section 5.6.7, its three date forms: they all begin with the day's name. */
const HTTP_DATE = /^(?:mon|tue|wed|thu|fri|sat|sun)/i;
/** `0x10` and `1e3` are numbers to JavaScript, and in no header. */
const DECIMAL = /^-?\d{1,20}(?:\.\d{1,20})?$/;
/** RFC 3339, as Anthropic writes its resets. */
const INTERNET_DATE = /^\d{4}-\d\d-\d\dt/i;

/**
 * How long a provider asks to wait, in milliseconds from 0 to 24 hours; absent when it does not say, or says something
 * negative, unreadable or longer.
 *
 * In this order: `retry-after-ms`, `retry-after` (seconds or a date, RFC 9110 section 10.2.3), `retryDelay` of a Google
 * body, "try again in 1m3s" in a message, and the reset of an exhausted limit (`x-ratelimit-reset*`,
 * `anthropic-ratelimit-*-reset`). Headers are looked for on the error and on all its causes, since n8n's wrapper drops
 * those that do not start with `x-`.
 *
 * @param thrownOrHeaders anything thrown, or the headers of an answer.
 * @param nowMs milliseconds since 1970-01-01T00:00:00Z.
 */
export function retryAfterMs(thrownOrHeaders: unknown, nowMs: number): number | undefined {
	const evidence = gatherEvidence(thrownOrHeaders);
	return waitOf({ ...evidence, headers: [thrownOrHeaders, ...evidence.headers] }, nowMs);
}

/** The same from evidence already gathered; without `nowMs` dates are read against the `date` header, if any. */
export function waitOf(evidence: Evidence, nowMs: number | undefined): number | undefined {
	const { headers, delays, text } = evidence;
	return (
		firstOf(headers, (source) => statedWait(source, nowMs)) ??
		bounded(evidence.retryAfterMs) ??
		firstOf(delays, (delay) => bounded(delayMs(delay))) ??
		bounded(waitInText(text)) ??
		firstOf(headers, (source) => resetWait(source, nowMs))
	);
}

function firstOf<T>(sources: readonly T[], read: (source: T) => number | undefined): number | undefined {
	for (const source of sources) {
		const waitMs = read(source);
		if (waitMs !== undefined) return waitMs;
	}
	return undefined;
}

function bounded(waitMs: number | undefined): number | undefined {
	return waitMs !== undefined && waitMs >= 0 && waitMs <= DAY_MS ? Math.ceil(waitMs) : undefined;
}

function statedWait(headers: unknown, nowMs: number | undefined): number | undefined {
	for (const name of ['retry-after-ms', 'x-ms-retry-after-ms']) {
		const value = readHeader(headers, name);
		const waitMs = value === undefined || value === '' ? undefined : bounded(Number(value));
		if (waitMs !== undefined) return waitMs;
	}
	return pointOrDuration(readHeader(headers, 'retry-after'), nowMs ?? sentAt(headers));
}

/** When the answer was sent, by its own clock. */
function sentAt(headers: unknown): number | undefined {
	const sent = readHeader(headers, 'date');
	return sent !== undefined && HTTP_DATE.test(sent) ? finite(Date.parse(sent)) : undefined;
}

function finite(value: number): number | undefined {
	return Number.isFinite(value) ? value : undefined;
}

/** Google's body has `28s`; the gRPC form of the same is `{ seconds, nanos }`. */
function delayMs(delay: unknown): number | undefined {
	if (typeof delay === 'string') return parseDurationMs(delay);
	if (typeof delay !== 'object' || delay === null) return undefined;
	const { seconds = 0, nanos = 0 } = delay as { seconds?: unknown; nanos?: unknown };
	return finite(Number(seconds) * 1000 + Number(nanos) / 1e6);
}

/** Reads seconds, a duration (`6m0s`), a date, or a point in epoch seconds or milliseconds. */
function pointOrDuration(value: string | undefined, nowMs: number | undefined): number | undefined {
	if (value === undefined || value === '') return undefined;
	if (HTTP_DATE.test(value) || INTERNET_DATE.test(value)) return untilMs(Date.parse(value), nowMs);
	if (!DECIMAL.test(value)) return bounded(parseDurationMs(value));
	const number = Number(value);
	if (number >= EPOCH_MS_FROM) return untilMs(number, nowMs);
	if (number >= EPOCH_SECONDS_FROM) return untilMs(number * 1000, nowMs);
	return bounded(number * 1000);
}

function untilMs(pointMs: number, nowMs: number | undefined): number | undefined {
	return nowMs === undefined ? undefined : bounded(pointMs - nowMs);
}

const RESET = /^(?:x-)?(?:anthropic-)?ratelimit-(?:(.{1,60})-)?reset(?:-(.{1,60}))?$/i;

/**
 * Limits in one header, in both forms of the IETF's drafts of `RateLimit`: `"api";r=0;t=7`, as Hugging Face writes it,
 * and `limit=100, remaining=0, reset=7`. Those that are used up, with their seconds.
 */
const LIMIT_LISTS = [/;\s?r=0\s?;\s?t=(\d{1,9})/g, /\bremaining=0,\s?reset=(\d{1,9})/g];

/**
 * The longest reset among the limits that are used up. A provider lists all its limits on every answer, so the reset
 * of one with something remaining says nothing; one that stands alone without a remainder does.
 */
function resetWait(headers: unknown, nowMs: number | undefined): number | undefined {
	const waits = headerNames(headers)
		.filter((name) => RESET.test(name) && isUsedUp(headers, name.toLowerCase()))
		.map((name) => pointOrDuration(readHeader(headers, name.toLowerCase()), nowMs ?? sentAt(headers)))
		.filter((waitMs) => waitMs !== undefined);
	const listed = LIMIT_LISTS.flatMap((list) => [...(readHeader(headers, 'ratelimit') ?? '').matchAll(list)])
		.map(([, seconds]) => bounded(Number(seconds) * 1000))
		.filter((waitMs) => waitMs !== undefined);
	const all = [...waits, ...listed];
	return all.length === 0 ? undefined : Math.max(...all);
}

function isUsedUp(headers: unknown, resetName: string): boolean {
	const remaining = readHeader(headers, resetName.replace('reset', 'remaining'));
	return remaining === undefined || Number(remaining) <= 0;
}
