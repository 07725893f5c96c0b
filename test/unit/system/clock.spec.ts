import { describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { systemClock, systemRandom } from '../../../src/system/clock';
import { rejectionOf } from '../../support/rejection';

const ROOT = resolve(__dirname, '../../..');

describe('systemClock', () => {
	it('tells the time of day and a steady time', async () => {
		const [now, steady] = [systemClock.now(), systemClock.monotonicMs()];
		await systemClock.sleep(5);
		expect(Math.abs(now - Date.now())).toBeLessThan(1_000);
		expect(systemClock.monotonicMs()).toBeGreaterThan(steady);
	});

	it('sleeps at least as long as asked', async () => {
		const start = systemClock.monotonicMs();
		await systemClock.sleep(30.4);
		// The host's timers may wake up to a millisecond early by the steady clock.
		expect(systemClock.monotonicMs() - start).toBeGreaterThanOrEqual(29.4);
	});

	it.each([0, -5])('does not wait for %p ms', async (ms) => {
		const start = systemClock.monotonicMs();
		await systemClock.sleep(ms);
		expect(systemClock.monotonicMs() - start).toBeLessThan(20);
	});

	it.each([2 ** 31, 1e300])(
		'is not over at once for a wait of %p ms, which the host cannot count',
		async (ms) => {
			const abort = new AbortController();
			const reason = new Error('still asleep');
			const sleeping = rejectionOf(() => systemClock.sleep(ms, abort.signal));
			await systemClock.sleep(20);
			abort.abort(reason);
			expect(await sleeping).toBe(reason);
		},
	);

	it('ends at once, with the reason, when the signal aborts', async () => {
		const reason = new Error('cancelled by the test');
		const abort = new AbortController();
		const start = systemClock.monotonicMs();
		const sleeping = rejectionOf(() => systemClock.sleep(60_000, abort.signal));
		abort.abort(reason);
		expect(await sleeping).toBe(reason);
		expect(await rejectionOf(() => systemClock.sleep(0, abort.signal))).toBe(reason);
		expect(systemClock.monotonicMs() - start).toBeLessThan(1_000);
	});

	it('keeps a process alive until the wait is over, and no longer', async () => {
		const script = `
			const { systemClock } = require('./src/system/clock');
			systemClock.sleep(50).then(() => process.stdout.write('woke'));
		`;
		const run = promisify(execFile)(process.execPath, ['--require', 'tsx/cjs', '--eval', script], {
			cwd: ROOT,
			timeout: 30_000,
		});
		expect((await run).stdout).toBe('woke');
	}, 40_000);
});

it('systemRandom gives numbers from 0 to below 1 that differ', () => {
	const numbers = Array.from({ length: 100 }, systemRandom);
	expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
	expect(new Set(numbers).size).toBeGreaterThan(90);
});
