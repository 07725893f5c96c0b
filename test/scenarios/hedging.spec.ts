import { describe, expect, it } from '@jest/globals';
import { isAttemptsFailedError } from '../../src/domain/errors';
import type { RoutingRecord } from '../../src/domain/record';
import { createFallbackChain } from '../../src/langchain/plain';
import { ask } from './support/ask';
import { clientOf, MODELS, orderFrom, stage, textOf } from './support/fleet';
import { freshPorts } from './support/run';
import { MAKERS, POLICY, type SdkMaker } from './support/scenario';
import { withSimulators } from './support/suite';

const CALM = { name: 'hedging', behaviour: {}, expected: () => ({ trail: [], maxMs: 0 }) };
/**
 * Answers after which the chain knows how long the first model takes. Not one more: a chain that knows asks the next model
 * as well whenever a lesson takes a little longer than those before.
 */
const LESSONS = 5;
const SLOW_MS = 3_000;
const RUNS = MAKERS.flatMap((maker) => [[maker, 'invoke'] as const, [maker, 'stream'] as const]);
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a first model that is slower than it nearly always is', () => {
	const simulators = withSimulators();

	/** A chain that has learnt how fast its first model is, which is slow from now on. */
	async function slowedDown(maker: SdkMaker, mode: 'invoke' | 'stream', slowModels = 1) {
		simulators().reset();
		const makers = orderFrom(maker);
		const first = MODELS[maker];
		let slow = false;
		for (const each of makers.slice(0, slowModels)) {
			const late = { text: textOf(each), delayMs: SLOW_MS };
			simulators().when({ model: MODELS[each] }, () => (slow ? late : undefined));
		}
		stage(simulators(), CALM, mode, makers);
		const records: RoutingRecord[] = [];
		const chain = createFallbackChain(freshPorts(), {
			models: makers.map((each) => clientOf(simulators(), each)),
			limits: { firstTokenMs: 0, gapMs: 0, wholeAnswerMs: 0 },
			policy: { ...POLICY, hedge: true },
			onRecord: (record) => records.push(record),
		});
		for (let lesson = 0; lesson < LESSONS; lesson += 1) await ask(chain, mode);
		slow = true;
		records.length = 0;
		const learnt = simulators().requests.length;
		return { chain, records, first, makers, requests: () => simulators().requests.slice(learnt) };
	}

	it.each(RUNS)('is overtaken by the next one, %s first, %s', async (maker, mode) => {
		const { chain, records, first, makers, requests } = await slowedDown(maker, mode);
		const [, next = maker] = makers;
		const { text, elapsedMs, error } = await ask(chain, mode);
		expect(error).toBeUndefined();
		expect(text).toBe(textOf(next));
		expect(elapsedMs).toBeLessThan(SLOW_MS);
		const [record] = records;
		expect(record?.attempts).toMatchObject([
			{ model: first, outcome: 'aborted' },
			{ model: MODELS[next], outcome: 'answered', costSource: 'catalogue' },
		]);
		// What the one that was ended cost nobody says, so the total is a lower bound.
		expect(record).toMatchObject({ unpricedAttempts: 1, costUsd: record?.attempts[1]?.costUsd });
		await pause(60);
		expect(requests().map(({ model, aborted }) => [model, aborted])).toEqual([
			[first, true],
			[MODELS[next], false],
		]);
	});

	it.each(RUNS)('is ended with the next one when the caller cancels, %s first, %s', async (maker, mode) => {
		const { chain, requests } = await slowedDown(maker, mode, 2);
		const { error, elapsedMs, sawContent } = await ask(chain, mode, { signal: AbortSignal.timeout(500) });
		expect(error).toBeDefined();
		expect(isAttemptsFailedError(error)).toBe(false);
		expect(sawContent).toBe(false);
		expect(elapsedMs).toBeLessThan(SLOW_MS);
		await pause(60);
		expect(requests().map(({ aborted }) => aborted)).toEqual([true, true]);
	});
});
