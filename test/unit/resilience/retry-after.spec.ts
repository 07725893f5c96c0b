import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDurationMs, waitInText } from '../../../src/resilience/failure-duration';
import { retryAfterMs } from '../../../src/resilience/retry-after';
import { googleStyle, n8nStyle, openAiStyle } from './error-shapes';

const NOW = Date.parse('2026-03-01T12:00:00Z');

describe('retryAfterMs', () => {
	it.each<readonly [headers: Record<string, string>, expected: number | undefined]>([
		[{ 'retry-after-ms': '1500' }, 1500],
		[{ 'x-ms-retry-after-ms': '20' }, 20],
		[{ 'retry-after-ms': 'soon', 'retry-after': '2' }, 2000],
		[{ 'retry-after': '0' }, 0],
		[{ 'retry-after': '0.25' }, 250],
		[{ 'Retry-After': '3' }, 3000],
		[{ 'retry-after': 'Sun, 01 Mar 2026 12:00:30 GMT' }, 30_000],
		[{ 'retry-after': 'Sun, 01 Mar 2026 11:59:30 GMT' }, undefined],
		[{ 'retry-after': '-5' }, undefined],
		[{ 'retry-after': 'NaN' }, undefined],
		[{ 'retry-after': '0x10' }, undefined],
		[{ 'retry-after': 'Infinity' }, undefined],
		[{ 'retry-after': '' }, undefined],
		[{ 'retry-after': '86400' }, 86_400_000],
		[{ 'retry-after': '86401' }, undefined],
		[{ 'retry-after': '1m' }, 60_000],
		[{ 'x-ratelimit-reset-requests': '20ms', 'x-ratelimit-remaining-requests': '2999' }, undefined],
		[{ 'x-ratelimit-reset-requests': '20ms', 'x-ratelimit-remaining-requests': '0' }, 20],
		[{ 'x-ratelimit-reset-tokens': '1m2.5s', 'x-ratelimit-remaining-tokens': '0' }, 62_500],
		[{ 'x-ratelimit-reset-requests': '2m59.56s', 'x-ratelimit-reset-tokens': '7.66s' }, 179_560],
		[{ 'x-ratelimit-reset': String(NOW / 1000 + 9) }, 9000],
		[{ 'X-RateLimit-Reset': String(NOW + 1234) }, 1234],
		[{ 'x-ratelimit-reset': '60' }, 60_000],
		[{ 'ratelimit-reset': '5' }, 5000],
		[{ RateLimit: '"api";r=0;t=7' }, 7000],
		[{ RateLimit: '"api";r=3;t=7, "pages";r=0;t=9' }, 9000],
		[{ RateLimit: 'limit=100, remaining=0, reset=7' }, 7000],
		[{ RateLimit: 'limit=100, remaining=4, reset=7' }, undefined],
		[
			{
				'anthropic-ratelimit-requests-remaining': '40',
				'anthropic-ratelimit-requests-reset': '2026-03-01T12:09:00Z',
				'anthropic-ratelimit-input-tokens-remaining': '0',
				'anthropic-ratelimit-input-tokens-reset': '2026-03-01T12:00:41Z',
			},
			41_000,
		],
		[{ 'content-type': 'text/html' }, undefined],
	])('reads %j as %p', (headers, expected) => {
		expect(retryAfterMs(headers, NOW)).toBe(expected);
		expect(retryAfterMs(new Headers(headers), NOW)).toBe(expected);
		const error = openAiStyle({ status: 429, body: {}, headers });
		expect(retryAfterMs(error, NOW)).toBe(expected);
		expect(retryAfterMs(n8nStyle(error), NOW)).toBe(expected);
	});

	it('reads headers that Node gives as arrays', () => {
		expect(retryAfterMs({ response: { headers: { 'retry-after': ['4', '9'] } } }, NOW)).toBe(4000);
	});

	it('reads the delay of a Google body, as text and as gRPC writes it', () => {
		const details = [{ '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '28s' }];
		expect(retryAfterMs(googleStyle({ status: 429, body: { error: { details } } }), NOW)).toBe(28_000);
		expect(retryAfterMs({ details: [{ retryDelay: { seconds: '2', nanos: 5e8 } }] }, NOW)).toBe(2500);
	});

	it.each([
		[{ error: 'Model a/b is loading', estimated_time: 20.5 }, 20_500],
		[{ message: 'slow down', retry_after: 3 }, 3000],
		[{ error: { retry_after_ms: 250 } }, 250],
		[{ detail: 'Request was throttled. Expected available in 7 seconds.' }, 7000],
		[{ error: { message: 'Your quota resets in 1h2m.' } }, 3_720_000],
	])('reads the wait that a body states: %j', (body, expected) => {
		expect(retryAfterMs({ status: 429, body }, NOW)).toBe(expected);
	});

	it('prefers what the headers say over the text', () => {
		const body = { error: { message: 'Please try again in 20s.' } };
		expect(retryAfterMs(openAiStyle({ status: 429, body, headers: { 'retry-after': '6' } }), NOW)).toBe(6000);
		expect(retryAfterMs(openAiStyle({ status: 429, body }), NOW)).toBe(20_000);
	});

	it('reads the reset that a body quotes as headers', () => {
		const metadata = { headers: { 'X-RateLimit-Reset': String(NOW + 8000) } };
		expect(retryAfterMs({ error: { code: 429, metadata } }, NOW)).toBe(8000);
	});

	it('is from 0 to 24 hours or absent, whatever it is given', () => {
		const name = fc.constantFrom(
			'retry-after',
			'retry-after-ms',
			'x-ratelimit-reset',
			'x-ratelimit-reset-tokens',
		);
		const value = fc.oneof(
			fc.string(),
			fc.double().map(String),
			fc.integer().map((n) => `${n}s`),
		);
		fc.assert(
			fc.property(fc.dictionary(name, value), fc.anything(), (headers, anything) => {
				for (const waitMs of [retryAfterMs(headers, NOW), retryAfterMs(anything, NOW)]) {
					if (waitMs !== undefined) {
						expect(waitMs).toBeGreaterThanOrEqual(0);
						expect(waitMs).toBeLessThanOrEqual(86_400_000);
					}
				}
			}),
		);
	});
});

describe('durations', () => {
	it.each([
		['28s', 28_000],
		['1m2.5s', 62_500],
		['6m0s', 360_000],
		['500ms', 500],
		['1h1m1s', 3_661_000],
		['2 minutes 10 seconds', 130_000],
		['1 day', 86_400_000],
		['48.939935699s', 48_939.935699],
		['12', undefined],
		['s', undefined],
		['3 apples', undefined],
	])('%s', (text, expected) => {
		expect(parseDurationMs(text)).toBe(expected);
	});

	it.each([
		['please try again in 28s.', 28_000],
		['Please retry in 1m3s.', 63_000],
		['Please try again in 7m12.5s. Visit', 432_500],
		['retry in 500ms', 500],
		['try again in about 20 seconds', 20_000],
		['Retry after 20 seconds', 20_000],
		['please wait 3 minutes before', 180_000],
		['try again in a while', undefined],
		['try again in 3 steps', undefined],
		['it took 20s', undefined],
	])('in "%s"', (text, expected) => {
		expect(waitInText(text)).toBe(expected);
	});
});
