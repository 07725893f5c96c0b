import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { failureOf, isFailureKind, type Failure } from '../../../src/domain/failure';
import { classifyFailure } from '../../../src/resilience/classify-failure';
import {
	anthropicStyle,
	axiosStyle,
	googleStyle,
	n8nStyle,
	openAiStyle,
	type FailedAnswer,
} from './error-shapes';

const KEYS = [
	'message',
	'error',
	'code',
	'type',
	'status',
	'cause',
	'errors',
	'headers',
	'response',
	'name',
	'body',
];
const anyStatus = fc.oneof(fc.constantFrom(200, 400, 401, 403, 404, 413, 429, 500, 503, 529), fc.integer());

/** Values with the keys that are looked at, filled with anything at all. */
const errorLike = fc.dictionary(fc.constantFrom(...KEYS), fc.oneof(fc.anything(), anyStatus, fc.string()));

/** Words that sound like a failure, so that every rule gets its turn. */
const phrase = fc.constantFrom(
	'prompt is too long',
	'rate limit reached, try again in 3s',
	'Incorrect API key provided',
	'insufficient credits',
	'model not found',
	'flagged by moderation',
	'unexpected token',
	'',
);

function expectWellFormed(failure: Failure): void {
	const { kind, httpStatus, retryAfterMs } = failure;
	expect(isFailureKind(kind)).toBe(true);
	expect(failure).toEqual(failureOf(kind, { httpStatus, retryAfterMs }));
}

describe('classifyFailure, for anything', () => {
	it('gives one of the kinds and a message of ours', () => {
		fc.assert(
			fc.property(
				fc.oneof(errorLike, fc.anything({ withNullPrototype: true, withBigInt: true })),
				(thrown) => {
					expectWellFormed(classifyFailure(thrown));
				},
			),
			{ numRuns: 2000 },
		);
	});

	it('survives values that fight back', () => {
		const hostile = new Proxy(
			{},
			{ get: () => hostileThrow(), ownKeys: () => hostileThrow(), has: () => hostileThrow() },
		);
		const { proxy: revoked, revoke } = Proxy.revocable({}, {});
		revoke();
		const getter = Object.defineProperty(new Error('x'), 'status', { get: hostileThrow });
		for (const thrown of [
			hostile,
			revoked,
			getter,
			{ cause: revoked, errors: [hostile], headers: hostile },
		]) {
			expectWellFormed(classifyFailure(thrown));
		}
	});

	it('stays quick on endless causes and giant texts', () => {
		const endless: object = new Proxy({}, { get: () => ({ ...endless, cause: endless }) });
		const giant = 'model '.repeat(200_000);
		const startedAt = performance.now();
		for (const thrown of [endless, new Error(giant), { error: { message: giant, body: giant } }]) {
			expectWellFormed(classifyFailure(thrown));
		}
		expect(performance.now() - startedAt).toBeLessThan(500);
	});

	it('lets no text of the prompt, no key and no header out', () => {
		const secret = fc.stringMatching(/^[a-z0-9]{16,24}$/).map((text) => `sk-${text}`);
		fc.assert(
			fc.property(secret, phrase, anyStatus, (token, words, status) => {
				for (const thrown of carrying(token, words, status)) {
					expect(JSON.stringify(classifyFailure(thrown))).not.toContain(token);
				}
			}),
			{ numRuns: 300 },
		);
	});
});

function hostileThrow(): never {
	throw new Error('not for reading');
}

/** Errors of every shape with the token in each place a provider or SDK can echo it. */
function carrying(token: string, words: string, status: number): readonly unknown[] {
	const answer: FailedAnswer = {
		status,
		headers: { authorization: `Bearer ${token}`, 'x-request-id': token, 'retry-after': token },
		body: {
			error: {
				message: `${words} ${token}`,
				code: token,
				type: token,
				param: token,
				failed_generation: token,
			},
			detail: token,
			request_id: token,
		},
	};
	const errors = [openAiStyle, anthropicStyle, googleStyle, axiosStyle].map((shape) => shape(answer));
	return [...errors, ...errors.map(n8nStyle), answer.body, token, `${words} ${token}`, new Error(token)];
}
