import { describe, expect, it } from '@jest/globals';
import type { Attempt } from '../../../src/domain/attempt';
import type { Decision, RankedCandidate } from '../../../src/domain/decision';
import { failureOf } from '../../../src/domain/failure';
import { parseUsd } from '../../../src/domain/money';
import { buildRecord } from '../../../src/ledger';
import { attemptOf, candidateOf, priceOf, taskOf } from '../../support/builders';

const usage = { inputTokens: 1_000_000, outputTokens: 0 };

function ranked(slot: number, usdPerMtok?: number, fields: Partial<RankedCandidate> = {}): RankedCandidate {
	const profile = usdPerMtok === undefined ? {} : { price: priceOf(usdPerMtok, 0) };
	return { candidate: candidateOf(slot, { profile }), estimate: {}, rank: slot, ...fields };
}

function recordOf(candidates: readonly RankedCandidate[], attempts: readonly Attempt[]) {
	const decision: Decision = { strategy: 'inOrder', reason: 'First in order', candidates };
	return buildRecord({ classification: taskOf(), decision, attempts });
}

const answeredFor = (usd: string) => attemptOf({ usage, cost: parseUsd(usd), costSource: 'catalogue' });
const failedFor = (usd: string) =>
	attemptOf({ outcome: 'failed', usage, cost: parseUsd(usd), failure: failureOf('empty_answer') });

describe('what was saved', () => {
	it('is the dearest model that could have taken the call, less what was spent', () => {
		const record = recordOf([ranked(1, 1), ranked(2, 10), ranked(3, 4)], [answeredFor('1')]);
		expect(record).toMatchObject({ costUsd: '1', baselineUsd: '10', savedUsd: '9' });
	});

	it('leaves out models that could not take the call, and those without a price', () => {
		const rejection = { kind: 'no_tools', message: 'does not support tools' } as const;
		const record = recordOf([ranked(1, 1), ranked(2, 10, { rejection }), ranked(3)], [answeredFor('1')]);
		expect(record).toMatchObject({ baselineUsd: '1', savedUsd: '0' });
	});

	it('counts a router or chain with the model it would have asked', () => {
		const chain = ranked(2, undefined, { priceBelow: priceOf(6, 0) });
		const record = recordOf([ranked(1, 1), chain, ranked(3, 4)], [answeredFor('1')]);
		expect(record).toMatchObject({ baselineUsd: '6', savedUsd: '5' });
	});

	it('is negative when failed attempts cost more than was saved', () => {
		const record = recordOf([ranked(1, 1), ranked(2, 2)], [failedFor('2.5'), answeredFor('1')]);
		expect(record).toMatchObject({ costUsd: '3.5', baselineUsd: '2', savedUsd: '-1.5' });
	});

	it('is unknown when a part of the cost is', () => {
		const timedOut = attemptOf({ outcome: 'failed', failure: failureOf('timeout_gap') });
		const record = recordOf([ranked(1, 1), ranked(2, 2)], [timedOut, answeredFor('1')]);
		expect(record).toMatchObject({ costUsd: '1', baselineUsd: '2', unpricedAttempts: 1 });
		expect(record).not.toHaveProperty('savedUsd');
	});

	it('is unknown without usage, a price or an answer', () => {
		for (const attempts of [[attemptOf({ cost: 1n })], [attemptOf({ usage })], [failedFor('1')], []]) {
			const record = recordOf([ranked(1, 1), ranked(2, 2)], attempts);
			expect(record).not.toHaveProperty('baselineUsd');
			expect(record).not.toHaveProperty('savedUsd');
		}
	});
});

describe('what is unknown', () => {
	it('is absent and never zero or null', () => {
		const record = recordOf([ranked(1)], [attemptOf()]);
		expect(Object.keys(record).sort()).toEqual([
			'attempts',
			'decision',
			'strategy',
			'task',
			'unpricedAttempts',
			'version',
		]);
		expect(record.attempts[0]).toStrictEqual({
			slot: 1,
			model: 'model-1',
			provider: 'provider-1',
			outcome: 'answered',
			startedAt: '2026-01-01T00:00:00.000Z',
			durationMs: 500,
		});
		expect(record.decision.candidates[0]).toStrictEqual({
			slot: 1,
			model: 'model-1',
			provider: 'provider-1',
			rank: 1,
		});
	});

	it('is called unknown where a name has to stand', () => {
		const nameless = { ref: { provider: 'unknown' } };
		const record = recordOf([ranked(1, 1, { candidate: candidateOf(1, nameless) })], [attemptOf(nameless)]);
		expect(record.attempts[0]?.model).toBe('unknown');
		expect(record.decision).toMatchObject({ chosen: 'Label 1', candidates: [{ model: 'unknown' }] });
	});

	it('names nobody as chosen when nobody answered', () => {
		expect(recordOf([ranked(1, 1)], [failedFor('1')]).decision).not.toHaveProperty('chosen');
	});
});

it('rounds times to milliseconds and shares to three places, amounts not at all', () => {
	const record = buildRecord({
		classification: taskOf({ difficulty: 0.12345, confidence: 2 / 3 }),
		decision: {
			strategy: 'inOrder',
			reason: 'r',
			candidates: [ranked(1, 1, { estimate: { quality: 0.98765, cost: 1n } })],
		},
		attempts: [attemptOf({ durationMs: 10.5, firstTokenMs: 3.2, cost: 1n })],
	});
	expect(record.task).toMatchObject({ difficulty: 0.123, confidence: 0.667 });
	expect(record.decision.candidates[0]).toMatchObject({
		expectedQuality: 0.988,
		expectedCostUsd: '0.000000000001',
	});
	expect(record.attempts[0]).toMatchObject({ durationMs: 11, firstTokenMs: 3, costUsd: '0.000000000001' });
});
