import type { Attempt } from '../domain/attempt';
import type { Clock } from '../domain/ports';

/** Measures one attempt. */
export interface AttemptTimer {
	/** Notes the first content or tool-call token. */
	markFirstToken(): void;
	/** The figures up to now. */
	read(): Pick<Attempt, 'startedAt' | 'durationMs' | 'firstTokenMs'>;
}

/** Starts measuring. */
export function startTimer(clock: Clock): AttemptTimer {
	const startedAt = clock.now();
	const startMs = clock.monotonicMs();
	let firstTokenMs: number | undefined;
	return {
		markFirstToken: () => {
			firstTokenMs ??= clock.monotonicMs() - startMs;
		},
		read: () => ({
			startedAt,
			durationMs: clock.monotonicMs() - startMs,
			...(firstTokenMs !== undefined && { firstTokenMs }),
		}),
	};
}
