import type { Clock } from '../../src/domain/ports';

interface Sleeper {
	readonly wakesAtMs: number;
	readonly wake: () => void;
}

/** Lets everything that is ready run, timers of the host excepted. */
export async function settled(): Promise<void> {
	for (let round = 0; round < 4; round += 1) await new Promise((resolve) => setImmediate(resolve));
}

/** A clock that stands still until a test moves it. It starts at 2026-01-01T00:00:00Z. */
export class FakeClock implements Clock {
	/** The length of every sleep asked for, in the order asked. */
	readonly sleepsMs: number[] = [];
	private elapsedMs = 0;
	private readonly sleepers = new Set<Sleeper>();

	now(): number {
		return Date.UTC(2026, 0, 1) + this.elapsedMs;
	}

	/** Starts at another zero than `now`, so that a mix-up of the two scales shows. */
	monotonicMs(): number {
		return 1_000_000 + this.elapsedMs;
	}

	sleep(ms: number, signal?: AbortSignal): Promise<void> {
		this.sleepsMs.push(ms);
		return new Promise((resolve, reject) => {
			if (signal?.aborted) return reject(signal.reason);
			if (ms <= 0) return resolve();
			const wake = () => {
				signal?.removeEventListener('abort', onAbort);
				resolve();
			};
			const sleeper = { wakesAtMs: this.elapsedMs + ms, wake };
			const onAbort = () => {
				this.sleepers.delete(sleeper);
				reject(signal?.reason);
			};
			this.sleepers.add(sleeper);
			signal?.addEventListener('abort', onAbort, { once: true });
		});
	}

	/** How many sleeps have not ended. */
	get sleeping(): number {
		return this.sleepers.size;
	}

	/** Moves time without waking anyone, as when the host is busy. */
	skip(ms: number): void {
		this.elapsedMs += ms;
	}

	/** Moves time step by step and wakes each sleeper at its moment. */
	async advance(ms: number): Promise<void> {
		const endMs = this.elapsedMs + ms;
		await settled();
		for (let next = this.nextUntil(endMs); next; next = this.nextUntil(endMs)) {
			this.elapsedMs = Math.max(this.elapsedMs, next.wakesAtMs);
			this.sleepers.delete(next);
			next.wake();
			await settled();
		}
		this.elapsedMs = endMs;
		await settled();
	}

	/** Moves time from sleeper to sleeper until the promise is settled, and gives its outcome. */
	async run<T>(promise: Promise<T>): Promise<T> {
		let over = false;
		const done = promise.then(
			() => (over = true),
			() => (over = true),
		);
		for (let steps = 0; steps < 10_000; steps += 1) {
			await settled();
			if (over) break;
			const next = this.nextUntil(Infinity);
			if (next) await this.advance(Math.max(0, next.wakesAtMs - this.elapsedMs));
		}
		if (!over) throw new Error('The promise waits for something that this clock does not drive.');
		await done;
		return await promise;
	}

	private nextUntil(endMs: number): Sleeper | undefined {
		const due = [...this.sleepers].filter(({ wakesAtMs }) => wakesAtMs <= endMs);
		return due.sort((a, b) => a.wakesAtMs - b.wakesAtMs)[0];
	}
}
