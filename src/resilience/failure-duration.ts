const UNIT_MS: readonly (readonly [prefix: string, ms: number])[] = [
	['ms', 1],
	['mil', 1],
	['s', 1000],
	['m', 60_000],
	['h', 3_600_000],
	['d', 86_400_000],
];

/** One amount with its unit; longer spellings first, so that `ms` is not read as `m`. */
const PART =
	'(\\d{1,12}(?:\\.\\d{1,12})?)\\s?(milliseconds?|ms|seconds?|secs?|s|minutes?|mins?|m|hours?|hrs?|h|days?|d)';
const PARTS = `(?:${PART.replaceAll(/\((?!\?)/g, '(?:')}[\\s,]{0,2}){1,5}`;
const WHOLE = new RegExp(`^${PARTS}$`, 'i');

/**
 * Reads a duration made of parts, such as `28s`, `1m2.5s`, `6m0s`, `500ms`, `2 minutes 10 seconds`; absent when the
 * text is anything else. A number without a unit is no duration.
 */
export function parseDurationMs(text: string): number | undefined {
	const trimmed = text.trim();
	return trimmed.length <= 60 && WHOLE.test(trimmed) ? sumOfParts(trimmed) : undefined;
}

function sumOfParts(text: string): number {
	let sumMs = 0;
	for (const [, amount, unit = ''] of text.matchAll(new RegExp(PART, 'gi'))) {
		const [, unitMs = 0] = UNIT_MS.find(([prefix]) => unit.toLowerCase().startsWith(prefix)) ?? [];
		sumMs += Number(amount) * unitMs;
	}
	return sumMs;
}

const WAIT_IN_TEXT = new RegExp(
	`(?:(?:try again|retry|wait)(?: again)?(?: in| after| for)?(?: about| approximately)?|(?:available|ready|resets?|replenished) (?:in|after)) (${PARTS})(?![a-z0-9])`,
	'i',
);

/** A header quoted in a message; its number is of seconds (RFC 9110 section 10.2.3). */
const HEADER_IN_TEXT = /\bretry-after: ?(\d{1,6})\b(?! ?m?s)/i;

/** The wait a message asks for in words: "try again in 28s", "Please retry in 1m3s", "wait 20 seconds". */
export function waitInText(text: string): number | undefined {
	const header = HEADER_IN_TEXT.exec(text)?.[1];
	if (header !== undefined) return Number(header) * 1000;
	const stated = WAIT_IN_TEXT.exec(text)?.[1];
	return stated === undefined ? undefined : parseDurationMs(stated);
}
