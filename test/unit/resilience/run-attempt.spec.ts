import { describe, expect, it } from '@jest/globals';
import { failureOf } from '../../../src/domain/failure';
import { chainOf, NO_LIMITS } from '../../support/attempts';
import { candidateOf } from '../../support/builders';
import { settled } from '../../support/fake-clock';
import { httpError } from '../../support/replies';
import { rejectionOf } from '../../support/rejection';

const TIMED = { ...NO_LIMITS, firstTokenMs: 1_000, gapMs: 300, wholeAnswerMs: 2_000 };

describe('held chunks', () => {
	it('come before the one that commits, in order', async () => {
		const chain = chainOf([[{ steps: ['(a)', '(b)', 'one', '(c)', 'two'] }]]);
		expect(await chain.read()).toEqual(['(a)', '(b)', 'one', '(c)', 'two']);
	});

	it('come at the end when nothing commits and the answer is good', async () => {
		expect(await chainOf([[{ steps: ['(a)', '(b)'] }]]).read()).toEqual(['(a)', '(b)']);
	});

	it('leave no trace when the attempt fails', async () => {
		const chain = chainOf([[{ steps: ['(a)', httpError(400)] }], []]);
		await rejectionOf(() => chain.read());
		const next = chainOf([[{ steps: ['(a)'], failure: failureOf('empty_answer') }], [{ steps: ['two'] }]]);
		expect(await next.read()).toEqual(['two']);
	});
});

describe('an attempt in the trail', () => {
	it('has its times by the clock', async () => {
		const chain = chainOf([[{ steps: [100, '(a)', 50, 'one', 25, 'two'] }]]);
		await chain.read();
		expect(chain.trail).toEqual([
			{
				slot: 1,
				label: 'Label 1',
				ref: { provider: 'provider-1', model: 'model-1' },
				outcome: 'answered',
				startedAt: Date.UTC(2026, 0, 1),
				durationMs: 175,
				firstTokenMs: 150,
			},
		]);
	});

	it('is written before its last chunk is handed on when nothing committed', async () => {
		const chain = chainOf([[{ steps: ['(whole)'] }]], { streamed: false });
		for await (const chunk of chain.start()) {
			expect([chunk, chain.trail.length]).toEqual(['(whole)', 1]);
		}
	});
});

describe('limits', () => {
	it('are by our own clock from the moment of the call, whatever the model sends that is no content', async () => {
		const drip = Array.from({ length: 50 }, () => ['(thinking)', 100] as const).flat();
		const chain = chainOf([[{ steps: drip }], [{ steps: ['two'] }]], { limits: TIMED });
		expect(await chain.read()).toEqual(['two']);
		expect(chain.trail[0]).toMatchObject({ durationMs: 1_000, failure: { kind: 'timeout_first_token' } });
		expect(chain.opened[1]?.atMs).toBe(1_000);
	});

	it.each([
		['hangs', ['hang'], 1_000, 'timeout_first_token'],
		['stalls in its reasoning', ['(a)', 'hang'], 1_000, 'timeout_first_token'],
	] as const)('a model that %s is given up, and its request ended', async (_what, steps, atMs, kind) => {
		const chain = chainOf([[{ steps }], [{ steps: ['two'] }]], { limits: TIMED });
		expect(await chain.read()).toEqual(['two']);
		expect(chain.opened.map((opened) => opened.atMs)).toEqual([0, atMs]);
		expect(chain.trail[0]?.failure?.kind).toBe(kind);
		expect(chain.opened[0]?.signal.aborted).toBe(true);
		expect(chain.opened[1]?.signal.aborted).toBe(false);
	});

	it('a stream that stalls after content ends the call', async () => {
		const chain = chainOf([[{ steps: ['one', 'hang'] }], []], { limits: TIMED });
		expect(await rejectionOf(() => chain.read())).toMatchObject({
			message: 'Label 1 broke off in mid-answer: stream stalled',
		});
		expect(chain.trail[0]?.durationMs).toBeLessThanOrEqual(550);
	});

	it('a whole answer has its own limit', async () => {
		const chain = chainOf([[{ steps: ['hang'] }], [{ steps: ['two'] }]], { limits: TIMED, streamed: false });
		expect(await chain.read()).toEqual(['two']);
		expect(chain.trail[0]).toMatchObject({ durationMs: 2_000, failure: { kind: 'timeout_total' } });
	});

	it('do not hold for a router below, which has its own', async () => {
		const candidates = [candidateOf(1, { nested: true })];
		const chain = chainOf([[{ steps: [60_000, 'late'] }]], { limits: TIMED, candidates });
		expect(await chain.read()).toEqual(['late']);
	});

	it('do not count the time that the reader takes', async () => {
		const chain = chainOf([[{ steps: ['one', 'two'] }]], { limits: TIMED });
		const read: string[] = [];
		for await (const chunk of chain.start()) {
			read.push(chunk);
			await chain.clock.advance(10_000);
		}
		expect(read).toEqual(['one', 'two']);
	});

	it('leave no sleep behind when an attempt is over', async () => {
		const chain = chainOf([[{ steps: ['one'] }]], { limits: TIMED });
		await chain.read();
		await settled();
		expect(chain.clock.sleeping).toBe(0);
	});
});

describe('a reader that stops early', () => {
	it('ends the request and leaves one aborted attempt', async () => {
		const chain = chainOf([[{ steps: ['one', 'two', 'three'] }], []]);
		for await (const chunk of chain.start()) {
			if (chunk === 'one') break;
		}
		expect(chain.opened).toMatchObject([{ returned: true, signal: { aborted: true } }]);
		expect(chain.trail).toMatchObject([{ outcome: 'aborted', failure: { kind: 'aborted' } }]);
		expect(chain.store.size).toBe(0);
	});

	it('does not spoil an attempt that was already over', async () => {
		const chain = chainOf([[{ steps: ['(a)', '(b)'] }]]);
		for await (const chunk of chain.start()) {
			if (chunk === '(a)') break;
		}
		expect(chain.trail.map(({ outcome }) => outcome)).toEqual(['answered']);
	});
});
