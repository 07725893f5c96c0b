import { describe, expect, it } from '@jest/globals';
import { AttemptsFailedError } from '../../../src/domain/errors';
import { failureOf } from '../../../src/domain/failure';
import { HealthBoard } from '../../../src/resilience';
import { chainOf, NO_LIMITS, POLICY, type ScriptedAttempt } from '../../support/attempts';
import { candidateOf } from '../../support/builders';
import { httpError } from '../../support/replies';
import { rejectionOf, thrown } from '../../support/rejection';

const fails = (status: number, headers = {}): ScriptedAttempt => ({ steps: [httpError(status, headers)] });
const says = (...steps: string[]): ScriptedAttempt => ({ steps });
const asked = (chain: ReturnType<typeof chainOf>) => chain.opened.map(({ slot, atMs }) => [slot, atMs]);

describe('scheduled waits', () => {
	it('are the ones the provider asks for', async () => {
		const chain = chainOf([[fails(429, { 'retry-after': '0.8' }), says('one')], []]);
		expect(await chain.read()).toEqual(['one']);
		expect(chain.clock.sleepsMs).toEqual([800]);
		expect(asked(chain)).toEqual([
			[1, 0],
			[1, 800],
		]);
	});

	it('grow with each retry of a model and start anew with the next', async () => {
		const policy = { ...POLICY, maxRetriesPerModel: 2 };
		const down = [fails(500), fails(500), fails(500)];
		const chain = chainOf([down, down], { policy });
		await rejectionOf(() => chain.read());
		expect(chain.clock.sleepsMs).toEqual([100, 200, 100, 200]);
		expect(chain.opened.map(({ slot }) => slot)).toEqual([1, 1, 1, 2, 2, 2]);
	});

	it('are not made where the provider asks for too long: the next model answers at once', async () => {
		const chain = chainOf([[fails(429, { 'retry-after': '60' })], [says('two')]]);
		expect(await chain.read()).toEqual(['two']);
		expect(chain.clock.sleepsMs).toEqual([]);
	});

	it('end with a cancel, and nobody is asked any more', async () => {
		const reason = new Error('cancelled by the test');
		const abort = new AbortController();
		const chain = chainOf([[fails(500), says('late')], [says('two')]], { signal: abort.signal });
		const reading = rejectionOf(() => chain.start().next());
		await chain.clock.advance(50);
		expect(chain.clock.sleeping).toBe(1);
		abort.abort(reason);
		expect(await reading).toBe(reason);
		expect([chain.opened.length, chain.trail.length]).toEqual([1, 1]);
	});
});

describe('the answer', () => {
	it('comes from one model only, whole and in order', async () => {
		const chain = chainOf([[{ steps: ['(held)', httpError(400)] }], [fails(401)], [says('a', 'b', 'c')]], {
			policy: { ...POLICY, handOver: { bad_request: true } },
		});
		expect(await chain.read()).toEqual(['a', 'b', 'c']);
		expect(chain.trail.map(({ slot, outcome }) => [slot, outcome])).toEqual([
			[1, 'failed'],
			[2, 'failed'],
			[3, 'answered'],
		]);
	});

	it('is never doubled: after the first content a failure ends the call', async () => {
		const cause = httpError(500);
		const chain = chainOf([[{ steps: ['one', cause] }], [says('two')]]);
		const read: string[] = [];
		const error = await thrown(AttemptsFailedError, async () => {
			for await (const chunk of chain.start()) read.push(chunk);
		});
		expect(read).toEqual(['one']);
		expect(error.cause).toBe(cause);
		expect(error.message).toContain('broke off in mid-answer');
		expect(chain.opened).toHaveLength(1);
	});

	it('found bad at its end after content ends the call too', async () => {
		const chain = chainOf([[{ steps: ['one'], failure: failureOf('content_refused') }], [says('two')]]);
		expect(await rejectionOf(() => chain.read())).toMatchObject({ code: 'attempts_failed' });
		expect(chain.trail).toHaveLength(1);
	});
});

describe('when all fail', () => {
	it('the error has every attempt, and the first error as cause', async () => {
		const first = httpError(401);
		const chain = chainOf([[{ steps: [first] }], [fails(404)]]);
		const error = await thrown(AttemptsFailedError, () => chain.read());
		expect(error.cause).toBe(first);
		expect(error.attempts.map(({ failure }) => failure?.kind)).toEqual(['auth', 'model_not_found']);
	});

	it('no more than the allowed attempts are made over all models', async () => {
		const down = () => [fails(500), fails(500)];
		const chain = chainOf([down(), down(), down()], { policy: { ...POLICY, maxAttempts: 3 } });
		await thrown(AttemptsFailedError, () => chain.read());
		expect(chain.opened.map(({ slot }) => slot)).toEqual([1, 1, 2]);
	});

	it('a kind that stops does not reach the next model', async () => {
		const chain = chainOf([[fails(400)], [says('two')]]);
		await thrown(AttemptsFailedError, () => chain.read());
		expect(chain.opened).toHaveLength(1);
	});

	it('the time of the call bounds all attempts and waits', async () => {
		const limits = { ...NO_LIMITS, callMs: 1_000 };
		const chain = chainOf([[{ steps: [900, httpError(500)] }], [{ steps: ['hang'] }], [says('late')]], {
			limits,
		});
		await thrown(AttemptsFailedError, () => chain.read());
		expect(chain.trail.map(({ durationMs }) => durationMs)).toEqual([900, 100]);
		expect(chain.trail[1]?.failure?.kind).toBe('timeout_total');
	});
});

describe('a cancel', () => {
	it('before the start asks nobody', async () => {
		const reason = new Error('cancelled by the test');
		const chain = chainOf([[says('one')]], { signal: AbortSignal.abort(reason) });
		expect(await rejectionOf(() => chain.read())).toBe(reason);
		expect(chain.opened).toEqual([]);
	});

	it('during an attempt never falls over, even where the model ignores it', async () => {
		const reason = new Error('cancelled by the test');
		const abort = new AbortController();
		const chain = chainOf([[{ steps: ['hang'] }], [says('two')]], { signal: abort.signal });
		const reading = rejectionOf(() => chain.start().next());
		await chain.clock.advance(10);
		abort.abort(reason);
		expect(await reading).toBe(reason);
		expect(chain.trail).toMatchObject([{ outcome: 'aborted', failure: { kind: 'aborted' } }]);
		expect(chain.store.size).toBe(0);
	});
});

describe('health', () => {
	it('is asked first: a blocked model goes last, and is asked when nobody else answers', async () => {
		const store = new Map([['endpoint-1', { outcomes: [], openUntilMs: Date.UTC(2026, 0, 2) }]]);
		const health = new HealthBoard(store);
		const around = chainOf([[], [says('two')]], { health });
		expect(await around.read()).toEqual(['two']);
		const last = chainOf([[says('one')], [fails(404)]], { health });
		expect(await last.read()).toEqual(['one']);
		expect(last.opened.map(({ slot }) => slot)).toEqual([2, 1]);
	});

	it('learns from every attempt, so that the next call goes round the model', async () => {
		const health = new HealthBoard(new Map());
		for (let call = 0; call < 2; call += 1) {
			await chainOf([[fails(503), fails(503)], [says('two')]], { health }).read();
		}
		const third = chainOf([[], [says('two')]], { health });
		expect(await third.read()).toEqual(['two']);
	});

	it('lets one call probe a recovering model while others go round it', async () => {
		const open = { outcomes: [], openUntilMs: Date.UTC(2026, 0, 1) };
		const health = new HealthBoard(new Map([['endpoint-1', open]]));
		const probe = chainOf([[{ steps: [500, 'one'] }], []], { health });
		const other = chainOf([[], [says('two')]], { health });
		const probing = probe.start().next();
		expect(await other.read()).toEqual(['two']);
		await probe.clock.advance(500);
		expect(await probing).toEqual({ done: false, value: 'one' });
	});

	it('lets one call probe a recovering model of many that begin in the same moment', async () => {
		const open = { outcomes: [], openUntilMs: Date.UTC(2026, 0, 1) };
		const health = new HealthBoard(new Map([['endpoint-1', open]]));
		const chains = Array.from({ length: 20 }, () => chainOf([[says('one')], [says('two')]], { health }));
		const answers = await Promise.all(chains.map((chain) => chain.read()));
		expect(answers.filter(([text]) => text === 'one')).toHaveLength(1);
		expect(answers.filter(([text]) => text === 'two')).toHaveLength(19);
	});

	it('leaves a probe that was not sent to the next call', async () => {
		const open = { outcomes: [], openUntilMs: Date.UTC(2026, 0, 1) };
		const health = new HealthBoard(new Map([['endpoint-1', open]]));
		const refusal = failureOf('over_budget');
		const admit = async ({ slot }: { slot: number }) =>
			slot === 1 ? { refusal } : { settle: () => undefined };
		expect(await chainOf([[], [says('two')]], { health, admit }).read()).toEqual(['two']);
		expect(await chainOf([[says('one')], []], { health }).read()).toEqual(['one']);
	});

	it('holds nothing against a router below, which keeps its own', async () => {
		const nested = candidateOf(1, { nested: true });
		const chain = chainOf([[fails(500)], [says('two')]], { candidates: [nested, candidateOf(2)] });
		expect(await chain.read()).toEqual(['two']);
		expect([...chain.store.keys()]).toEqual(['endpoint-2']);
		expect(chain.clock.sleepsMs).toEqual([]);
	});
});
