import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { startSimulators, type Simulators } from '../../../tools/simulators';

let simulators: Simulators;
beforeAll(async () => {
	simulators = await startSimulators();
});
afterEach(() => simulators.reset());
afterAll(() => simulators.close());

type Json = Record<string, unknown>;

const USER = { role: 'user', content: 'hi' };
const CALL = { id: 'c1', type: 'function', function: { name: 'f', arguments: '{}' } };
const CALLING = { role: 'assistant', content: null, tool_calls: [CALL] };
const TOOL_USE = { role: 'assistant', content: [{ type: 'tool_use', id: 't1', name: 'f', input: {} }] };
const TOOL_RESULT = { role: 'user', content: [{ type: 'tool_result', tool_use_id: 't1', content: 'ok' }] };
const ASK = { role: 'user', parts: [{ text: 'hi' }] };
const FUNCTION_CALL = { role: 'model', parts: [{ functionCall: { name: 'f', args: {} } }] };
const FUNCTION_RESPONSE = { role: 'user', parts: [{ functionResponse: { name: 'f', response: {} } }] };

async function post(path: string, body: unknown, headers: Record<string, string>): Promise<[number, string]> {
	const text = typeof body === 'string' ? body : JSON.stringify(body);
	const response = await fetch(`http://127.0.0.1:${simulators.port}${path}`, {
		method: 'POST',
		body: text,
		headers,
	});
	return [response.status, await response.text()];
}

function openAi(fields: Json, key = 'test'): Promise<[number, string]> {
	const body = { model: 'gpt-4.1', messages: [USER], ...fields };
	return post('/v1/chat/completions', body, { authorization: `Bearer ${key}` });
}

function anthropic(fields: Json, key = 'test'): Promise<[number, string]> {
	const body = { model: 'claude-haiku-4-5', max_tokens: 10, messages: [USER], ...fields };
	return post('/v1/messages', body, { 'x-api-key': key, 'anthropic-version': '2023-06-01' });
}

function google(
	contents: unknown,
	model = 'gemini-2.5-flash',
	key = 'test',
	rest: Json = {},
): Promise<[number, string]> {
	return post(`/v1beta/models/${model}:generateContent`, { contents, ...rest }, { 'x-goog-api-key': key });
}

const TOOL = { type: 'function', function: { name: 'f', parameters: { type: 'object', properties: {} } } };

describe('OpenAI requests', () => {
	it.each<[string, Json, number, RegExp]>([
		[
			'a tool result without a call',
			{ messages: [USER, { role: 'tool', tool_call_id: 'c1', content: 'x' }] },
			400,
			/must be a response/,
		],
		[
			'a call without a result',
			{ messages: [USER, CALLING, USER] },
			400,
			/must be followed by tool messages.*c1/,
		],
		[
			'a result of another call',
			{ messages: [USER, CALLING, { role: 'tool', tool_call_id: 'c2', content: 'x' }] },
			400,
			/must be a response/,
		],
		['no messages', { messages: [] }, 400, /empty array/],
		['an unknown model', { model: 'gpt-does-not-exist' }, 404, /model_not_found/],
		['another maker’s model', { model: 'claude-haiku-4-5' }, 404, /model_not_found/],
		['an unknown argument', { max_output_tokens: 5 }, 400, /Unrecognized request argument/],
		['max_tokens for a thinking model', { model: 'o4-mini', max_tokens: 5 }, 400, /max_completion_tokens/],
		[
			'a tool name with a space',
			{ tools: [{ type: 'function', function: { name: 'a b' } }] },
			400,
			/does not match pattern/,
		],
		['tool_choice without tools', { tool_choice: 'auto' }, 400, /only allowed when/],
		['stream_options without stream', { stream_options: { include_usage: true } }, 400, /only allowed when/],
		[
			'json_object without the word',
			{ response_format: { type: 'json_object' } },
			400,
			/must contain the word/,
		],
	])('refuses %s', async (_name, fields, status, message) => {
		expect(await openAi(fields)).toEqual([status, expect.stringMatching(message)]);
		expect(simulators.requests).toMatchObject([{ outcome: 'rejected', status }]);
	});

	it('takes a matching tool result, and refuses a wrong or missing key', async () => {
		const result = { role: 'tool', tool_call_id: 'c1', content: 'x' };
		expect((await openAi({ messages: [USER, CALLING, result], tools: [TOOL] }))[0]).toBe(200);
		expect(await openAi({}, 'wrong')).toEqual([401, expect.stringContaining('invalid_api_key')]);
		expect((await post('/v1/chat/completions', {}, {}))[0]).toBe(401);
		expect((await post('/v1/chat/completions', '{', { authorization: 'Bearer test' }))[0]).toBe(400);
	});
});

describe('Anthropic requests', () => {
	it.each<[string, Json, number, RegExp]>([
		['no max_tokens', { max_tokens: undefined }, 400, /max_tokens: Field required/],
		['an assistant first', { messages: [{ role: 'assistant', content: 'hi' }, USER] }, 400, /first message/],
		['a system role', { messages: [{ role: 'system', content: 'x' }, USER] }, 400, /top-level `system`/],
		[
			'a stray tool result',
			{ messages: [USER, { role: 'assistant', content: 'x' }, TOOL_RESULT] },
			400,
			/unexpected `tool_use_id`/,
		],
		[
			'a tool use without a result',
			{ messages: [USER, TOOL_USE, USER] },
			400,
			/without `tool_result` blocks.*t1/,
		],
		['an open tool use at the end', { messages: [USER, TOOL_USE] }, 400, /without `tool_result` blocks/],
		['empty text', { messages: [{ role: 'user', content: '' }] }, 400, /non-empty content/],
		['a temperature above 1', { temperature: 1.5 }, 400, /range: 0..1/],
		['an unknown model', { model: 'claude-does-not-exist' }, 404, /not_found_error/],
		['a tool without a schema', { tools: [{ name: 'f' }] }, 400, /input_schema/],
	])('refuses %s', async (_name, fields, status, message) => {
		expect(await anthropic(fields)).toEqual([status, expect.stringMatching(message)]);
	});

	it('takes turns of one role in a row, and a matching tool result; refuses a wrong key', async () => {
		expect((await anthropic({ messages: [USER, USER] }))[0]).toBe(200);
		expect((await anthropic({ messages: [USER, TOOL_USE, TOOL_RESULT] }))[0]).toBe(200);
		expect(await anthropic({}, 'wrong')).toEqual([401, expect.stringContaining('authentication_error')]);
		const bare = await post('/v1/messages', {}, { 'x-api-key': 'test' });
		expect(bare).toEqual([400, expect.stringContaining('anthropic-version')]);
	});
});

describe('Gemini requests', () => {
	it.each<[string, unknown, RegExp]>([
		['no contents', [], /contents is not specified/],
		['an unknown role', [{ role: 'assistant', parts: [{ text: 'x' }] }], /valid role/],
		['fewer results than calls', [ASK, FUNCTION_CALL, ASK], /number of function response parts/],
		['results without calls', [ASK, FUNCTION_RESPONSE], /number of function response parts/],
		['an empty part list', [{ role: 'user', parts: [] }], /must not be empty/],
	])('refuses %s', async (_name, contents, message) => {
		expect(await google(contents)).toEqual([400, expect.stringMatching(message)]);
	});

	it('refuses unknown models, wrong and missing keys, and schema words it does not know', async () => {
		expect((await google([ASK], 'gemini-does-not-exist'))[0]).toBe(404);
		expect(await google([ASK], 'gemini-2.5-pro', 'wrong')).toEqual([
			400,
			expect.stringContaining('API_KEY_INVALID'),
		]);
		expect((await post('/v1beta/models/gemini-2.5-pro:generateContent', {}, {}))[0]).toBe(403);
		const parameters = { type: 'object', properties: {}, $schema: 'x' };
		const tools = [{ functionDeclarations: [{ name: 'f', parameters }] }];
		const refused = await google([ASK], 'gemini-2.5-pro', 'test', { tools });
		expect(refused).toEqual([400, expect.stringContaining('Unknown name')]);
	});

	it('takes matching results and counts tokens', async () => {
		expect((await google([ASK, FUNCTION_CALL, FUNCTION_RESPONSE]))[0]).toBe(200);
		const path = '/v1beta/models/gemini-2.5-flash:countTokens';
		expect(await post(path, { contents: [ASK] }, { 'x-goog-api-key': 'k' })).toEqual([
			200,
			'{"totalTokens":1}',
		]);
	});
});

describe('credential tests', () => {
	it.each([
		['/v1/models', { authorization: 'Bearer k' }, '"gpt-4.1"'],
		['/v1/models', { 'x-api-key': 'k', 'anthropic-version': '2023-06-01' }, 'claude-haiku-4-5'],
		['/v1beta/models?key=k', {}, 'models/gemini-2.5-flash'],
		['/openrouter/v1/models', { authorization: 'Bearer k' }, 'anthropic/claude-haiku-4.5'],
		['/openrouter/v1/key', { authorization: 'Bearer k' }, 'limit'],
	] as ReadonlyArray<[string, Record<string, string>, string]>)(
		'answers GET %s',
		async (path, headers, part) => {
			const response = await fetch(`http://127.0.0.1:${simulators.port}${path}`, { headers });
			expect([response.status, await response.text()]).toEqual([200, expect.stringContaining(part)]);
		},
	);

	it('refuses them without a key, and unknown paths', async () => {
		const origin = `http://127.0.0.1:${simulators.port}`;
		expect((await fetch(`${origin}/v1/models`)).status).toBe(401);
		expect((await fetch(`${origin}/v1/completions`, { method: 'POST' })).status).toBe(404);
	});
});
