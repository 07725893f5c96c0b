import { describe, expect, it } from '@jest/globals';
import {
	admissionOf,
	afterCoolDown,
	afterFailure,
	afterProbe,
	afterSuccess,
	blockedForMs,
	type BreakerOptions,
	type BreakerState,
	CLOSED,
} from '../../../src/resilience/breaker';
import { deepFreeze } from '../../support/freeze';

const OPTIONS: BreakerOptions = { windowMs: 1_000, minAttempts: 3, failureRatio: 0.5, openMs: 500 };

/** The state after outcomes, one each 10 ms from 0 on: `x` a failure, `.` an answer. */
function after(outcomes: string, from: BreakerState = CLOSED): BreakerState {
	return [...outcomes].reduce(
		(state, outcome, index) =>
			(outcome === 'x' ? afterFailure : afterSuccess)(deepFreeze(state), index * 10, OPTIONS),
		from,
	);
}

describe('a breaker', () => {
	it.each([
		['', 'free'],
		['xx', 'free'],
		['xxx', 'blocked'],
		['..x', 'free'],
		['.xx', 'blocked'],
		['...xx', 'free'],
		['...xxx', 'blocked'],
	])('after %p is %s', (outcomes, admission) => {
		expect(admissionOf(after(outcomes), 100)).toBe(admission);
	});

	it('forgets what is older than the window', () => {
		const old = after('xx');
		expect(admissionOf(afterFailure(old, 999, OPTIONS), 999)).toBe('blocked');
		expect(admissionOf(afterFailure(old, 1_000, OPTIONS), 1_000)).toBe('free');
	});

	it('lets a probe through exactly when its time is over', () => {
		const open = after('xxx');
		expect(blockedForMs(open, 100)).toBe(420);
		expect([519, 520].map((nowMs) => admissionOf(open, nowMs))).toEqual(['blocked', 'probe']);
		expect(blockedForMs(open, 10_000)).toBe(0);
	});

	it('lets the next probe through only after another full wait', () => {
		const probing = afterProbe(after('xxx'), 600, OPTIONS);
		expect([600, 1_099, 1_100].map((nowMs) => admissionOf(probing, nowMs))).toEqual([
			'blocked',
			'blocked',
			'probe',
		]);
	});

	it('stays open after a failed probe, and closes with a clean sheet after a good one', () => {
		const open = after('xxx');
		const failedProbe = afterFailure(open, 5_000, OPTIONS);
		expect([5_499, 5_500].map((nowMs) => admissionOf(failedProbe, nowMs))).toEqual(['blocked', 'probe']);
		expect(afterSuccess(open, 600, OPTIONS)).toEqual(CLOSED);
	});

	it('never moves a deadline closer', () => {
		const open: BreakerState = { outcomes: [], openUntilMs: 9_000, coolUntilMs: 8_000 };
		expect(afterFailure(open, 1_000, OPTIONS).openUntilMs).toBe(9_000);
		expect(afterProbe(open, 1_000, OPTIONS).openUntilMs).toBe(9_000);
		expect(afterCoolDown(open, 7_000).coolUntilMs).toBe(8_000);
		expect(afterCoolDown(open, 8_500).coolUntilMs).toBe(8_500);
	});

	it('blocks while it cools down, whether it is open or not, and keeps the later of both', () => {
		const cooling = afterCoolDown(CLOSED, 300);
		expect([299, 300].map((nowMs) => admissionOf(cooling, nowMs))).toEqual(['blocked', 'free']);
		expect(blockedForMs(afterCoolDown(after('xxx'), 900), 100)).toBe(800);
		expect(admissionOf(afterCoolDown(after('xxx'), 900), 600)).toBe('blocked');
	});

	it('holds a bounded number of outcomes', () => {
		const busy = after('.'.repeat(90));
		expect(busy.outcomes).toHaveLength(50);
		expect(busy.outcomes.at(-1)).toEqual({ atMs: 890, ok: true });
	});

	it('is plain data that survives JSON', () => {
		const state = afterCoolDown(after('xxx'), 900);
		expect(JSON.parse(JSON.stringify(state))).toEqual(state);
	});
});
