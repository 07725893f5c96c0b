import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';

import { startSimulators, type Maker, type ReplyStep, type Simulators } from '../../../tools/simulators';
import { clientOf, collect, MAKERS, MODELS } from './clients';

let simulators: Simulators;
beforeAll(async () => {
	simulators = await startSimulators();
});
afterEach(() => simulators.reset());
afterAll(() => simulators.close());

interface Seen {
	readonly text: string;
	readonly status?: number;
	readonly message: string;
	readonly headers?: Headers;
}

/** The HTTP status of a failure; LangChain's error for an overlong prompt holds it in its cause. */
function statusOf(failure: unknown): number | undefined {
	if (!(failure instanceof Error)) return undefined;
	return 'status' in failure ? Number(failure.status) : statusOf(failure.cause);
}

/** What the real client makes of a reply: the text it got before it ended, and how it ended. */
async function see(maker: Maker, step: ReplyStep, isStream: boolean, signal?: AbortSignal): Promise<Seen> {
	simulators.script({ model: MODELS[maker] }, [step]);
	const client = clientOf(simulators, maker);
	const options = signal ? { signal } : {};
	let text = '';
	try {
		if (isStream) {
			for await (const chunk of await client.stream('How are you today?', options)) text += chunk.text;
		} else {
			text = (await client.invoke('How are you today?', options)).text;
		}
	} catch (failure) {
		const status = statusOf(failure);
		const headers =
			failure instanceof Error && 'headers' in failure ? { headers: failure.headers as Headers } : {};
		return { text, message: String(failure), ...(status === undefined ? {} : { status }), ...headers };
	}
	return { text, message: '' };
}

/**
 * The same for a broken stream. Google's SDK leaves a second promise of the stream rejected and unhandled, which no
 * test can catch, so its stream is read without the SDK.
 */
async function seeBrokenStream(maker: Maker, step: ReplyStep, signal?: AbortSignal): Promise<Seen> {
	if (maker !== 'google') return see(maker, step, true, signal);
	simulators.script({ model: MODELS.google }, [step]);
	const path = `/v1beta/models/${MODELS.google}:streamGenerateContent?alt=sse&key=test`;
	const body = JSON.stringify({ contents: [{ role: 'user', parts: [{ text: 'hi' }] }] });
	let text = '';
	try {
		const request = { method: 'POST', body, ...(signal ? { signal } : {}) };
		const response = await fetch(simulators.baseUrls.google + path, request);
		for await (const part of response.body ?? []) {
			for (const line of Buffer.from(part).toString('utf8').split('\r\n\r\n')) {
				if (line) text += JSON.parse(line.slice('data: '.length)).candidates[0].content.parts[0].text;
			}
		}
	} catch (failure) {
		return { text, message: String(failure) };
	}
	return { text, message: '' };
}

const STATUSES: ReadonlyArray<readonly [ReplyStep, Record<(typeof MAKERS)[number], number>]> = [
	[
		{ fault: 'rate_limit', retryAfterSeconds: 2 },
		{ openai: 429, openrouter: 429, anthropic: 429, google: 429 },
	],
	[{ fault: 'quota_exhausted' }, { openai: 429, openrouter: 402, anthropic: 400, google: 429 }],
	[{ fault: 'payment_required' }, { openai: 402, openrouter: 402, anthropic: 402, google: 403 }],
	[{ fault: 'overloaded' }, { openai: 503, openrouter: 502, anthropic: 529, google: 503 }],
	[{ fault: 'unavailable' }, { openai: 503, openrouter: 503, anthropic: 503, google: 503 }],
	[{ fault: 'server_error' }, { openai: 500, openrouter: 500, anthropic: 500, google: 500 }],
	[{ fault: 'auth' }, { openai: 401, openrouter: 401, anthropic: 401, google: 400 }],
	[{ fault: 'forbidden' }, { openai: 403, openrouter: 403, anthropic: 403, google: 403 }],
	[{ fault: 'model_not_found' }, { openai: 404, openrouter: 400, anthropic: 404, google: 404 }],
	[{ fault: 'context_too_long' }, { openai: 400, openrouter: 400, anthropic: 400, google: 400 }],
	[{ fault: 'bad_request' }, { openai: 400, openrouter: 400, anthropic: 400, google: 400 }],
	[
		{ fault: 'status', status: 418 },
		{ openai: 418, openrouter: 418, anthropic: 418, google: 418 },
	],
];

describe.each(MAKERS)('%s faults seen by the client', (maker) => {
	it.each(STATUSES)('%j keeps its status', async (step, statuses) => {
		for (const isStream of [false, true]) {
			const seen = await see(maker, step, isStream);
			expect(seen.status).toBe(statuses[maker]);
		}
		expect(simulators.requests.map((entry) => entry.status)).toEqual([statuses[maker], statuses[maker]]);
		expect(simulators.bill()).toEqual([]);
	});

	it('tells how long to wait after a rate limit', async () => {
		const seen = await see(maker, { fault: 'rate_limit', retryAfterSeconds: 7 }, false);
		if (maker === 'google') expect(seen.message).toContain('"retryDelay":"7s"');
		else expect(seen.headers?.get('retry-after')).toBe('7');
	});

	it('refuses content', async () => {
		const seen = await see(maker, { fault: 'content_filter' }, false);
		if (maker === 'google') expect([seen.text, seen.status]).toEqual(['', undefined]);
		else expect(seen.status).toBe(maker === 'openrouter' ? 403 : 400);
	});

	it('reset: the connection breaks before any byte', async () => {
		const seen = await see(maker, { fault: 'reset' }, false);
		expect(seen.message).toMatch(/connection error|fetch failed|socket/i);
		expect(simulators.requests).toMatchObject([{ outcome: 'fault', aborted: false }]);
		expect(simulators.requests[0]?.status).toBeUndefined();
	});

	it('silence: nothing comes until the client gives up', async () => {
		// LangChain's Gemini client passes the signal on only when it streams.
		const seen = await see(maker, { fault: 'silence' }, maker === 'google', AbortSignal.timeout(60));
		expect(seen.message).toMatch(/abort|timeout/i);
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(simulators.requests).toMatchObject([{ outcome: 'fault', aborted: true }]);
	});

	it('cut: the stream breaks after its first piece', async () => {
		const seen = await seeBrokenStream(maker, {
			fault: 'cut',
			text: 'abcdefghij',
			chunkChars: 4,
			afterChunks: 2,
		});
		expect(seen.text).toBe('abcdefgh');
		expect(seen.message).not.toBe('');
		const whole = await see(maker, { fault: 'cut', text: 'abcdefghij' }, false);
		expect(whole.message).not.toBe('');
	});

	it('stall: the stream goes silent after its first piece', async () => {
		const step: ReplyStep = { fault: 'stall', text: 'abcdefghij', chunkChars: 4 };
		const seen = await seeBrokenStream(maker, step, AbortSignal.timeout(80));
		expect(seen.text).toBe('abcd');
		await new Promise((resolve) => setTimeout(resolve, 20));
		expect(simulators.requests).toMatchObject([{ outcome: 'fault', aborted: true, status: 200 }]);
	});

	it('malformed_chunk: broken JSON fails the client', async () => {
		const step: ReplyStep = { fault: 'malformed_chunk', text: 'abcdefghij', chunkChars: 4 };
		// Anthropic's SDK writes the piece to the console whatever its log level.
		const quiet = jest.spyOn(console, 'error').mockImplementation(() => undefined);
		const seen = await seeBrokenStream(maker, step);
		quiet.mockRestore();
		expect([seen.text, seen.message]).toEqual(['abcd', expect.stringMatching(/JSON/i)]);
		expect((await see(maker, step, false)).message).toMatch(/JSON/i);
	});

	it('missing_end: the text is whole, the end is not', async () => {
		simulators.script({}, [{ fault: 'missing_end', text: 'whole text' }]);
		const answer = await collect(await clientOf(simulators, maker).stream('hi'));
		expect(answer.text).toBe('whole text');
		const ending = JSON.stringify([answer.response_metadata, answer.additional_kwargs]);
		expect(ending).not.toMatch(/"stop"|end_turn|STOP/);
		expect(simulators.bill()).toEqual([]);
	});

	it('error_in_200: an error object with a good status', async () => {
		const seen = await see(
			maker,
			{ fault: 'error_in_200', afterChunks: 1, text: 'abcdef', chunkChars: 3 },
			true,
		);
		expect(simulators.requests[0]?.status).toBe(200);
		// The Gemini SDK passes over an object without candidates; the others raise the error.
		expect(seen.message === '').toBe(maker === 'google');
		expect(seen.text).toBe('abc');
	});

	it('empty: an answer without text', async () => {
		for (const isStream of [false, true]) {
			expect(await see(maker, { fault: 'empty' }, isStream)).toEqual({ text: '', message: '' });
		}
	});

	it('html: a page instead of an answer', async () => {
		const seen = await see(maker, { fault: 'html', status: 502 }, false);
		expect(seen.status).toBe(502);
	});

	it('slow_drip: the whole answer in the end', async () => {
		const startedAt = performance.now();
		for (const isStream of [false, true]) {
			const step: ReplyStep = { fault: 'slow_drip', text: 'abcdefghijkl', intervalMs: 5 };
			expect((await see(maker, step, isStream)).text).toBe('abcdefghijkl');
		}
		expect(performance.now() - startedAt).toBeGreaterThan(20);
		expect(simulators.bill()).toMatchObject([{ calls: 2 }]);
	});
});
