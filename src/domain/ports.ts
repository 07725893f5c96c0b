/** Time, passed in so that decisions can be replayed and tested. */
export interface Clock {
	/** Milliseconds since 1970-01-01T00:00:00Z. */
	now(): number;
	/** A steady reading in milliseconds for durations; its zero means nothing. */
	monotonicMs(): number;
	/**
	 * Resolves after `ms` milliseconds.
	 *
	 * @throws the signal's reason when the signal aborts first.
	 */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** A source of numbers in [0, 1). */
export type Random = () => number;
