import { describe, expect, it } from '@jest/globals';
import { failureOf } from '../../../src/domain/failure';
import { hedge, type HedgeEnd } from '../../../src/resilience/hedge';
import { LatencyBoard } from '../../../src/resilience/latency';
import type { AttemptEnd } from '../../../src/resilience/run-attempt';
import { candidateOf } from '../../support/builders';
import { FakeClock } from '../../support/fake-clock';

const FIRST = candidateOf(1, { label: 'first' });
const RIVAL = candidateOf(2, { label: 'rival' });

interface Plan {
	/** When the model shows its text; absent: never. */
	readonly afterMs?: number;
	readonly fails?: boolean;
}

function race(plans: Readonly<Record<string, Plan>>, delayMs = 1_000) {
	const clock = new FakeClock();
	const asked: string[] = [];
	const stopped: string[] = [];
	async function* ask(model: typeof FIRST, signal: AbortSignal): AsyncGenerator<string, AttemptEnd> {
		asked.push(model.label);
		const plan = plans[model.label] ?? {};
		try {
			await clock.sleep(plan.afterMs ?? 1e9, signal);
		} catch {
			stopped.push(model.label);
			return { committed: false, failure: failureOf('aborted') };
		}
		if (plan.fails) return { committed: false, failure: failureOf('server_error') };
		yield `${model.label} a`;
		yield `${model.label} b`;
		return { committed: true };
	}
	const run = async () => {
		const text: string[] = [];
		const attempts = hedge({ first: FIRST, rival: RIVAL, delayMs, ask, clock });
		for (;;) {
			const next = await attempts.next();
			if (next.done) return { text, result: next.value satisfies HedgeEnd };
			text.push(next.value);
		}
	};
	return { clock, asked, stopped, run };
}

describe('hedge', () => {
	it('asks nobody else while the first answers in time', async () => {
		const { clock, asked, run } = race({ first: { afterMs: 900 } });
		const { text, result } = await clock.run(run());
		expect(text).toEqual(['first a', 'first b']);
		expect(result).toEqual({ end: { committed: true }, rivalAsked: false });
		expect(asked).toEqual(['first']);
	});

	it('lets the rival win when it shows its text before, and ends the first', async () => {
		const { clock, asked, stopped, run } = race({ first: { afterMs: 5_000 }, rival: { afterMs: 500 } });
		const { text, result } = await clock.run(run());
		expect(text).toEqual(['rival a', 'rival b']);
		expect(result.rivalAsked).toBe(true);
		expect(asked).toEqual(['first', 'rival']);
		expect(stopped).toEqual(['first']);
	});

	it('lets the first win when it is still the faster one, and ends the rival', async () => {
		const { clock, stopped, run } = race({ first: { afterMs: 1_200 }, rival: { afterMs: 500 } });
		const { text } = await clock.run(run());
		expect(text).toEqual(['first a', 'first b']);
		expect(stopped).toEqual(['rival']);
	});

	it('goes on with the other one when the one ahead fails', async () => {
		const { clock, run } = race({ first: { afterMs: 4_000 }, rival: { afterMs: 100, fails: true } });
		const { text, result } = await clock.run(run());
		expect(text).toEqual(['first a', 'first b']);
		expect(result).toEqual({ end: { committed: true }, rivalAsked: true });
	});

	it('tells the failure when both fail', async () => {
		const { clock, run } = race({
			first: { afterMs: 4_000, fails: true },
			rival: { afterMs: 100, fails: true },
		});
		const { text, result } = await clock.run(run());
		expect(text).toEqual([]);
		expect(result.end.failure?.kind).toBe('server_error');
	});
});

describe('LatencyBoard', () => {
	it('knows nothing before five answers, then the time of 19 in 20', () => {
		const board = new LatencyBoard(new Map());
		for (const ms of [10, 20, 30, 40]) board.note('endpoint', true, ms);
		expect(board.p95Ms('endpoint', true)).toBeUndefined();
		board.note('endpoint', true, 500);
		expect(board.p95Ms('endpoint', true)).toBe(500);
		expect(board.p95Ms('endpoint', false)).toBeUndefined();
	});

	it('forgets what is long past', () => {
		const board = new LatencyBoard(new Map());
		board.note('endpoint', false, 9_000);
		for (let call = 0; call < 50; call += 1) board.note('endpoint', false, 10);
		expect(board.p95Ms('endpoint', false)).toBe(10);
	});
});
