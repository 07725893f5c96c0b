import type { UsageProblem } from './problem';
import type { RawCounts } from './raw-counts';

const KINDS = [
	'input',
	'output',
	'total',
	'cachedInput',
	'cacheWrite',
	'cacheWrite1h',
	'reasoning',
	'audioInput',
	'cachedAudioInput',
	'audioOutput',
	'imageInput',
	'imageOutput',
	'webSearches',
] as const;

/** Counts known to be whole numbers of 0 or more; absent = not reported. */
export type Counts = { readonly [K in (typeof KINDS)[number]]?: number };

/** Checks every count on its own; the first that is no count is the answer. */
export function checkCounts(raw: RawCounts): Counts | UsageProblem {
	const counts: { [K in (typeof KINDS)[number]]?: number } = {};
	for (const kind of KINDS) {
		const value = raw[kind];
		if (value === undefined || value === null) continue;
		if (typeof value !== 'number' || !Number.isSafeInteger(value)) return 'not_a_count';
		if (value < 0) return 'negative_count';
		counts[kind] = value;
	}
	return counts;
}
