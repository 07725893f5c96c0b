import type { Random } from '../domain/ports';

/** How long to wait before the same model is asked again when the provider does not say. */
export interface BackoffOptions {
	/** Upper bound of the first wait; doubles with each retry. At least 0. */
	readonly baseMs: number;
	/** Upper bound of any wait. */
	readonly capMs: number;
}

/**
 * A wait with full jitter: anywhere between nothing and the bound of this retry, so that callers that failed together
 * do not come back together (Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015).
 *
 * @param retry Counted from 0.
 */
export function backoffMs(retry: number, { baseMs, capMs }: BackoffOptions, random: Random): number {
	return random() * Math.min(capMs, baseMs * 2 ** retry);
}
