import { describe, expect, it } from '@jest/globals';
import { FAILURE_KINDS, FAILURE_RULES, failureOf, type FailureKind } from '../../../src/domain/failure';
import type { Candidate } from '../../../src/domain/model';
import { type ChainState, nextStep, type RetryPolicy } from '../../../src/resilience/next-step';
import { candidateOf } from '../../support/builders';

const POLICY: RetryPolicy = {
	maxAttempts: 6,
	maxRetriesPerModel: 2,
	maxWaitMs: 1_000,
	backoff: { baseMs: 100, capMs: 400 },
};
const half = () => 0.5;

function stateOf(fields: Partial<ChainState<Candidate>> = {}): ChainState<Candidate> {
	return {
		failed: candidateOf(1),
		triesOfFailed: 1,
		attemptsMade: 1,
		remaining: [candidateOf(2), candidateOf(3)],
		leftMs: Infinity,
		...fields,
	};
}

/** The step as one word: `stop`, `retry <ms>` or `next <slots>`. */
function stepAfter(
	kind: FailureKind,
	fields: Partial<ChainState<Candidate>> = {},
	retryAfterMs?: number,
	policy = POLICY,
) {
	const step = nextStep(stateOf(fields), failureOf(kind, { retryAfterMs }), policy, half);
	if (step.kind === 'retry') return `retry ${step.delayMs}`;
	return step.kind === 'next' ? `next ${step.remaining.map(({ slot }) => slot).join()}` : 'stop';
}

describe('the same model again', () => {
	it('after the wait the provider asks for', () => {
		expect(stepAfter('rate_limit', {}, 1_000)).toBe('retry 1000');
		expect(stepAfter('overloaded', {}, 0)).toBe('retry 0');
	});

	it('not when that wait is longer than allowed: then the next one takes over', () => {
		expect(stepAfter('rate_limit', {}, 1_001)).toBe('next 2,3');
		expect(stepAfter('rate_limit', { remaining: [] }, 1_001)).toBe('stop');
	});

	it('after a growing backoff where the provider says nothing', () => {
		expect(stepAfter('server_error')).toBe('retry 50');
		expect(stepAfter('server_error', { triesOfFailed: 2, attemptsMade: 2 })).toBe('retry 100');
		expect(stepAfter('server_error', { triesOfFailed: 3, attemptsMade: 3 })).toBe('next 2,3');
	});

	it('once and no more where the rule says once', () => {
		expect(stepAfter('connection')).toBe('retry 50');
		expect(stepAfter('connection', { triesOfFailed: 2 })).toBe('next 2,3');
	});

	it('not for a limit without an end while another model is there', () => {
		expect(stepAfter('rate_limit')).toBe('next 2,3');
		expect(stepAfter('rate_limit', { remaining: [] })).toBe('retry 50');
	});

	it('not where the router below has retried already', () => {
		expect(stepAfter('server_error', { failed: candidateOf(1, { nested: true }) })).toBe('next 2,3');
	});

	it('not when the wait would outlast the call', () => {
		expect(stepAfter('overloaded', { leftMs: 500 }, 500)).toBe('next 2,3');
		expect(stepAfter('overloaded', { leftMs: 501 }, 500)).toBe('retry 500');
	});

	it('not at all when no retries are allowed', () => {
		expect(stepAfter('server_error', {}, undefined, { ...POLICY, maxRetriesPerModel: 0 })).toBe('next 2,3');
	});
});

describe('the next model', () => {
	const maxed = { triesOfFailed: 3 };

	it.each(FAILURE_KINDS.filter((kind) => kind !== 'aborted'))('after %s as the table says', (kind) => {
		expect(stepAfter(kind, maxed)).toBe(FAILURE_RULES[kind].tryNextModel ? 'next 2,3' : 'stop');
	});

	it('is one with a larger context, or of unknown size, after a prompt that was too long', () => {
		const failed = candidateOf(1, { profile: { contextTokens: 100 } });
		const remaining = [
			candidateOf(2, { profile: { contextTokens: 100 } }),
			candidateOf(3),
			candidateOf(4, { profile: { contextTokens: 101 } }),
		];
		expect(stepAfter('context_too_long', { failed, remaining })).toBe('next 3,4');
		expect(stepAfter('context_too_long', { failed, remaining: remaining.slice(0, 1) })).toBe('stop');
		expect(stepAfter('context_too_long', { remaining })).toBe('next 2,3,4');
	});

	it.each<FailureKind>(['auth', 'forbidden', 'quota_exhausted'])(
		'is one of another provider first after %s',
		(kind) => {
			const ref = { provider: 'provider-1', model: 'another' };
			expect(stepAfter(kind, { remaining: [candidateOf(2, { ref }), candidateOf(3)] })).toBe('next 3,2');
		},
	);

	it('follows the choice of the user over the table, both ways', () => {
		const policy = { ...POLICY, handOver: { content_refused: true, auth: false } };
		expect(stepAfter('content_refused', {}, undefined, policy)).toBe('next 2,3');
		expect(stepAfter('auth', {}, undefined, policy)).toBe('stop');
	});
});

describe('the end', () => {
	it('comes with a cancel, whatever the user chose', () => {
		expect(stepAfter('aborted', {}, undefined, { ...POLICY, handOver: { aborted: true } })).toBe('stop');
	});

	it('comes when the attempts are used up or the time is over', () => {
		expect(stepAfter('server_error', { attemptsMade: 5 })).toBe('retry 50');
		expect(stepAfter('server_error', { attemptsMade: 6 })).toBe('stop');
		expect(stepAfter('server_error', { leftMs: 0 })).toBe('stop');
	});
});
