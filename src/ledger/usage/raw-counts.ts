/**
 * What a reader of one provider's wording hands on: the values as found, unchecked. `undefined` and `null` mean "not
 * reported". `settleCounts` turns them into a `TokenUsage` with inclusive totals.
 */
export interface RawCounts {
	readonly input: unknown;
	readonly output: unknown;
	readonly total?: unknown;
	readonly cachedInput?: unknown;
	readonly cacheWrite?: unknown;
	readonly cacheWrite1h?: unknown;
	readonly reasoning?: unknown;
	readonly audioInput?: unknown;
	readonly cachedAudioInput?: unknown;
	readonly audioOutput?: unknown;
	readonly imageInput?: unknown;
	readonly imageOutput?: unknown;
	readonly webSearches?: unknown;
	/** Whether `input` leaves out cached and cache-written tokens; absent: the total decides, else it has them. */
	readonly inputExcludesCache?: boolean;
	/** Whether tokens of the total that no part explains are unnamed reasoning, billed as output. */
	readonly restIsOutput?: boolean;
	/** Whether the wording can only come from the provider itself, never from summed stream chunks. */
	readonly exact?: boolean;
	/** Set when tokens of another model are part of the bill but not of these counts. */
	readonly otherModel?: boolean;
}

/** A JSON object of unknown content. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Whether a value is an object with named members: no array, no null. */
export function isObject(value: unknown): value is JsonObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const EMPTY: JsonObject = {};

/** The object under `key`, or an empty one, so that optional nesting reads in one line. */
export function child(parent: JsonObject, key: string): JsonObject {
	const value = parent[key];
	return isObject(value) ? value : EMPTY;
}

/** Adds what may be absent: absent when nothing is there, not a number when one is neither absent nor a number. */
export function sumOf(...values: readonly unknown[]): number | undefined {
	let sum: number | undefined;
	for (const value of values) {
		if (value === undefined || value === null) continue;
		sum = (sum ?? 0) + (typeof value === 'number' ? value : Number.NaN);
	}
	return sum;
}
