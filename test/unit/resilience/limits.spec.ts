import { describe, expect, it } from '@jest/globals';
import { LimitReached, type TimeLimits, Watchdog } from '../../../src/resilience/limits';
import { FakeClock, settled } from '../../support/fake-clock';

const LIMITS: TimeLimits = { firstTokenMs: 1_000, gapMs: 300, wholeAnswerMs: 5_000, callMs: 0 };
const never = new Promise<never>(() => undefined);

function watch(limits: Partial<TimeLimits> = {}, callLeftMs = Infinity) {
	const clock = new FakeClock();
	const watchdog = new Watchdog(clock, { ...LIMITS, ...limits }, clock.monotonicMs() + callLeftMs);
	let reached: string | undefined;
	watchdog.race(never).catch((error: unknown) => {
		reached = error instanceof LimitReached ? error.failure.kind : 'something else';
	});
	return { clock, watchdog, reached: () => reached };
}

describe('Watchdog', () => {
	it('bounds the first token of a stream to the millisecond', async () => {
		const { clock, watchdog, reached } = watch();
		watchdog.begin(true);
		await clock.advance(999);
		expect(reached()).toBeUndefined();
		await clock.advance(1);
		expect(reached()).toBe('timeout_first_token');
	});

	it('bounds a whole answer', async () => {
		const { clock, watchdog, reached } = watch();
		watchdog.begin(false);
		await clock.advance(4_999);
		expect(reached()).toBeUndefined();
		await clock.advance(1);
		expect(reached()).toBe('timeout_total');
	});

	it('bounds each gap anew, shorter than the first wait or longer', async () => {
		for (const gapMs of [300, 4_000]) {
			const { clock, watchdog, reached } = watch({ gapMs });
			watchdog.begin(true);
			for (let chunk = 0; chunk < 5; chunk += 1) {
				watchdog.touch();
				await clock.advance(gapMs - 1);
			}
			expect(reached()).toBeUndefined();
			await clock.advance(251);
			expect(reached()).toBe('timeout_gap');
		}
	});

	it('bounds gaps also where the first token is not bound', async () => {
		const { clock, watchdog, reached } = watch({ firstTokenMs: 0 });
		watchdog.begin(true);
		await clock.advance(100_000);
		expect(reached()).toBeUndefined();
		watchdog.touch();
		await clock.advance(300);
		expect(reached()).toBe('timeout_gap');
	});

	it('leaves the time that the caller takes out of the gaps', async () => {
		const { clock, watchdog, reached } = watch();
		watchdog.begin(true);
		watchdog.rest();
		await clock.advance(60_000);
		watchdog.touch();
		await clock.advance(299);
		expect(reached()).toBeUndefined();
		await clock.advance(1);
		expect(reached()).toBe('timeout_gap');
	});

	it('ends with the call when that ends sooner', async () => {
		const { clock, watchdog, reached } = watch({}, 700);
		watchdog.begin(true);
		await clock.advance(600);
		watchdog.touch();
		await clock.advance(99);
		expect(reached()).toBeUndefined();
		await clock.advance(1);
		expect(reached()).toBe('timeout_total');
	});

	it('never barks without limits, and does not even sleep', async () => {
		const { clock, watchdog, reached } = watch({ firstTokenMs: 0, gapMs: 0, wholeAnswerMs: 0 });
		watchdog.begin(true);
		watchdog.touch();
		await clock.advance(10_000_000);
		expect(reached()).toBeUndefined();
		expect(clock.sleepsMs).toEqual([]);
	});

	it('leaves nothing behind when it is stopped', async () => {
		const { clock, watchdog, reached } = watch();
		watchdog.begin(true);
		expect(clock.sleeping).toBe(1);
		watchdog.stop();
		await settled();
		expect(clock.sleeping).toBe(0);
		await clock.advance(100_000);
		expect(reached()).toBeUndefined();
	});

	it('sleeps once per quarter of a second, however many chunks come', async () => {
		const { clock, watchdog } = watch();
		watchdog.begin(true);
		for (let chunk = 0; chunk < 1_000; chunk += 1) {
			watchdog.touch();
			await clock.advance(1);
		}
		expect(clock.sleepsMs.length).toBeLessThanOrEqual(6);
	});

	it('hands on what comes before the limit', async () => {
		const { watchdog } = watch();
		watchdog.begin(true);
		expect(await watchdog.race(Promise.resolve('chunk'))).toBe('chunk');
		await expect(watchdog.race(Promise.reject(new Error('from the model')))).rejects.toThrow(
			'from the model',
		);
	});
});
