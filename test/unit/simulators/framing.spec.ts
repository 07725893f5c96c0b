import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { startSimulators, type Simulators } from '../../../tools/simulators';

let simulators: Simulators;
beforeAll(async () => {
	simulators = await startSimulators();
});
afterEach(() => simulators.reset());
afterAll(() => simulators.close());

async function stream(path: string, body: unknown, headers: Record<string, string>): Promise<string> {
	simulators.script({}, [
		{ text: 'abcdef', chunkChars: 3, usage: { inputTokens: 10, cachedInputTokens: 4 } },
	]);
	const response = await fetch(`http://127.0.0.1:${simulators.port}${path}`, {
		method: 'POST',
		body: JSON.stringify(body),
		headers,
	});
	expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
	return response.text();
}

const MESSAGES = [{ role: 'user', content: 'hi' }];
const BEARER = { authorization: 'Bearer test' };

function dataOf(text: string): Array<Record<string, unknown>> {
	const lines = text.split(/\r?\n/).filter((line) => line.startsWith('data: {'));
	return lines.map((line) => JSON.parse(line.slice('data: '.length)));
}

describe('stream framing', () => {
	it('OpenAI: chunks, a usage chunk without choices, the end mark', async () => {
		const body = {
			model: 'gpt-4o',
			messages: MESSAGES,
			stream: true,
			stream_options: { include_usage: true },
		};
		const text = await stream('/v1/chat/completions', body, BEARER);
		expect(text.endsWith('data: [DONE]\n\n')).toBe(true);
		const chunks = dataOf(text);
		expect(chunks).toHaveLength(5);
		expect(chunks[0]).toMatchObject({
			choices: [{ delta: { role: 'assistant', content: '' } }],
			usage: null,
		});
		expect(chunks[3]).toMatchObject({ choices: [{ delta: {}, finish_reason: 'stop' }], usage: null });
		const usage = { prompt_tokens: 10, completion_tokens: 2, prompt_tokens_details: { cached_tokens: 4 } };
		expect(chunks[4]).toMatchObject({ choices: [], usage });
	});

	it('OpenAI: no usage unless asked for', async () => {
		const text = await stream(
			'/v1/chat/completions',
			{ model: 'gpt-4o', messages: MESSAGES, stream: true },
			BEARER,
		);
		expect(text).not.toContain('usage');
	});

	it('OpenRouter: a comment first, usage with cost always', async () => {
		const body = { model: 'openai/gpt-4o', messages: MESSAGES, stream: true };
		const text = await stream('/openrouter/v1/chat/completions', body, BEARER);
		expect(text.startsWith(': OPENROUTER PROCESSING\n\n')).toBe(true);
		expect(dataOf(text).at(-1)).toMatchObject({ choices: [], usage: { cost: 0.0000027 } });
	});

	it('Anthropic: named events in their order, cached tokens beside the input', async () => {
		const body = { model: 'claude-haiku-4-5', max_tokens: 9, messages: MESSAGES, stream: true };
		const text = await stream('/v1/messages', body, { 'x-api-key': 'k', 'anthropic-version': '2023-06-01' });
		const names = [...text.matchAll(/^event: (.*)$/gm)].map((match) => match[1]);
		const deltas = ['content_block_delta', 'content_block_delta'];
		expect(names).toEqual([
			...['message_start', 'ping', 'content_block_start'],
			...deltas,
			...['content_block_stop', 'message_delta', 'message_stop'],
		]);
		expect(dataOf(text).map((data) => data['type'])).toEqual(names);
		const usage = { input_tokens: 6, cache_read_input_tokens: 4 };
		expect(dataOf(text)[0]).toMatchObject({ message: { content: [], stop_reason: null, usage } });
		expect(dataOf(text).at(-2)).toMatchObject({
			delta: { stop_reason: 'end_turn' },
			usage: { output_tokens: 2 },
		});
	});

	it('Gemini: whole responses with usage so far, parted by CRLF', async () => {
		const path = '/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse';
		const contents = [{ role: 'user', parts: [{ text: 'hi' }] }];
		const text = await stream(path, { contents }, { 'x-goog-api-key': 'k' });
		expect(text.endsWith('\r\n\r\n')).toBe(true);
		const chunks = dataOf(text);
		expect(chunks).toHaveLength(3);
		const last = {
			promptTokenCount: 10,
			candidatesTokenCount: 2,
			totalTokenCount: 12,
			cachedContentTokenCount: 4,
		};
		expect(chunks[2]).toMatchObject({ candidates: [{ finishReason: 'STOP' }], usageMetadata: last });
		expect(JSON.stringify(chunks[0])).not.toContain('finishReason');
	});
});
