import { failureOf, type Failure } from '../domain/failure';
import type { Clock } from '../domain/ports';

/** Time limits of one attempt, in milliseconds; 0 means no limit. */
export interface TimeLimits {
	/** From the moment of the call to the first content or tool-call token of a stream. */
	readonly firstTokenMs: number;
	/** Between two chunks of a stream once it has begun. */
	readonly gapMs: number;
	/** For a whole answer that does not come as a stream. */
	readonly wholeAnswerMs: number;
	/** For the call with all its attempts and waits. */
	readonly callMs: number;
}

/** The defaults of every router and chain. */
export const DEFAULT_TIME_LIMITS: TimeLimits = {
	firstTokenMs: 15_000,
	gapMs: 20_000,
	wholeAnswerMs: 120_000,
	callMs: 300_000,
};

/** Thrown into an attempt that ran into one of our limits. */
export class LimitReached extends Error {
	readonly failure: Failure;

	constructor(kind: 'timeout_first_token' | 'timeout_gap' | 'timeout_total') {
		const failure = failureOf(kind);
		super(failure.message);
		this.name = 'LimitReached';
		this.failure = failure;
	}
}

/** Watches one attempt by our own clock, from the moment of the call and not from the first header. */
export class Watchdog {
	private readonly stopped = new AbortController();
	private ended: { readonly reason: unknown } | undefined;
	private endWait: (reason: unknown) => void = () => undefined;
	private deadlineMs = Infinity;
	private watching = false;
	private kind: 'timeout_first_token' | 'timeout_gap' | 'timeout_total' = 'timeout_total';

	constructor(
		private readonly clock: Clock,
		private readonly limits: TimeLimits,
		private readonly callDeadlineMs: number,
	) {}

	/** Starts the limit that holds until the first content. */
	begin(streamed: boolean): void {
		if (streamed) this.allow(this.limits.firstTokenMs, 'timeout_first_token');
		else this.allow(this.limits.wholeAnswerMs, 'timeout_total');
	}

	/** Notes that the caller is at work on a chunk; its time does not count as the model's. */
	rest(): void {
		this.allow(0, 'timeout_gap');
	}

	/** Notes that the next chunk of a stream that has begun is being waited for. */
	touch(): void {
		this.allow(this.limits.gapMs, 'timeout_gap');
	}

	/**
	 * The promise, or the limit or an interruption, whichever comes first; one promise at a time. Each wait has handlers
	 * of its own: those on one promise shared by all waits would pile up until the end of the stream.
	 *
	 * @throws {LimitReached}
	 */
	race<T>(promise: Promise<T>): Promise<T> {
		return new Promise((resolve, reject) => {
			promise.then(resolve, reject);
			if (this.ended) reject(this.ended.reason);
			else this.endWait = reject;
		});
	}

	/** Ends the wait under way, and every later one, with this reason. */
	interrupt(reason: unknown): void {
		this.ended ??= { reason };
		this.endWait(reason);
	}

	/** Ends the watch. */
	stop(): void {
		this.stopped.abort(WATCH_IS_OVER);
	}

	private allow(ms: number, kind: typeof this.kind): void {
		const own = ms > 0 ? this.clock.monotonicMs() + ms : Infinity;
		this.deadlineMs = Math.min(own, this.callDeadlineMs);
		this.kind = own <= this.callDeadlineMs ? kind : 'timeout_total';
		if (!this.watching && this.deadlineMs !== Infinity) void this.watch();
	}

	/** Sleeps from deadline to deadline instead of once per chunk: a stream has thousands of chunks. */
	private async watch(): Promise<void> {
		this.watching = true;
		while (!this.stopped.signal.aborted && this.deadlineMs !== Infinity) {
			const leftMs = this.deadlineMs - this.clock.monotonicMs();
			if (leftMs <= 0) return this.interrupt(new LimitReached(this.kind));
			if (!(await this.slept(Math.min(leftMs, MAX_SLEEP_MS)))) return;
		}
		this.watching = false;
	}

	private async slept(ms: number): Promise<boolean> {
		try {
			await this.clock.sleep(ms, this.stopped.signal);
			return true;
		} catch {
			return false;
		}
	}
}

/** Deadlines move with every chunk, also closer when a first-token limit is longer than the gap limit. */
const MAX_SLEEP_MS = 250;

/** One for all, because the error that a signal makes of its own accord costs more than the rest of the watch. */
const WATCH_IS_OVER = new Error('The watch is over');
