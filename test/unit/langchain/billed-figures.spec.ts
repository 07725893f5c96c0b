import { afterEach, describe, expect, it } from '@jest/globals';
import { ChatAnthropic } from '@langchain/anthropic';
import { ChatOpenAI } from '@langchain/openai';
import { chainOver, collect } from '../../support/routers';

const realFetch = globalThis.fetch;
afterEach(() => {
	globalThis.fetch = realFetch;
});

const json = (body: object) =>
	new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
const sse = (events: readonly object[]) =>
	new Response(
		events
			.map(
				(event) =>
					`${'type' in event ? `event: ${String(event.type)}\n` : ''}data: ${JSON.stringify(event)}\n\n`,
			)
			.join(''),
		{ headers: { 'content-type': 'text/event-stream' } },
	);

const openAi = (model: string, reply: () => Response, more: object = {}) =>
	new ChatOpenAI({
		model,
		apiKey: 'k',
		configuration: { fetch: async () => reply() },
		...more,
	});

/** The only attempt of a call, made whole or as a stream. */
async function attemptOf(model: ChatOpenAI | ChatAnthropic, mode: 'invoke' | 'stream') {
	const chain = chainOver([model]);
	if (mode === 'invoke') await chain.clock.run(chain.model.invoke('hi'));
	else await chain.clock.run(collect(await chain.model.stream('hi')));
	return chain.records[0]?.attempts[0];
}

const CHAT = { prompt_tokens: 1_000, completion_tokens: 100, total_tokens: 1_100 };

describe('the class of service of chat completions', () => {
	// gpt-5 as flex: 0.625 USD per million in, 5 out; 1,000 x 0.625 + 100 x 5 = 1,125 millionths.
	const flexCost = '0.001125';

	it('is read of a whole answer, which LangChain hands on without it', async () => {
		const message = { role: 'assistant', content: 'fine' };
		const choices = [{ index: 0, message, finish_reason: 'stop' }];
		const model = openAi('gpt-5', () => json({ choices, usage: CHAT, service_tier: 'flex' }));
		expect((await attemptOf(model, 'invoke'))?.costUsd).toBe(flexCost);
	});

	it('is the standard one where the provider bills it so', async () => {
		const message = { role: 'assistant', content: 'fine' };
		const choices = [{ index: 0, message, finish_reason: 'stop' }];
		const groq = (service_tier: string) => {
			const reply = () => json({ choices, usage: CHAT, service_tier });
			const configuration = { baseURL: 'https://api.groq.com/openai/v1', fetch: async () => reply() };
			return openAi('llama-3.3-70b-versatile', reply, { configuration });
		};
		const { costUsd } = (await attemptOf(groq('flex'), 'invoke')) ?? {};
		expect(costUsd).toMatch(/^0\.0/);
		expect(costUsd).toBe((await attemptOf(groq('on_demand'), 'invoke'))?.costUsd);
	});

	it('is read of a stream', async () => {
		const choices = [{ index: 0, delta: { content: 'fine' }, finish_reason: 'stop' }];
		const model = openAi('gpt-5', () =>
			sse([
				{ choices, service_tier: 'flex' },
				{ choices: [], usage: CHAT, service_tier: 'flex' },
			]),
		);
		expect((await attemptOf(model, 'stream'))?.costUsd).toBe(flexCost);
	});
});

describe('an answer of the Responses API', () => {
	const response = {
		id: 'resp_1',
		object: 'response',
		model: 'gpt-4.1',
		status: 'completed',
		output: [
			{ type: 'web_search_call', id: 'ws_1', status: 'completed', action: { type: 'search', query: 'a' } },
			{ type: 'web_search_call', id: 'ws_2', status: 'completed', action: { type: 'open_page', url: 'b' } },
			{
				type: 'message',
				id: 'msg_1',
				role: 'assistant',
				status: 'completed',
				content: [{ type: 'output_text', text: 'fine', annotations: [] }],
			},
		],
		usage: {
			input_tokens: 1_000,
			output_tokens: 100,
			total_tokens: 1_100,
			input_tokens_details: { cached_tokens: 0, cache_write_tokens: 400 },
			output_tokens_details: { reasoning_tokens: 0 },
		},
	};
	const replies = {
		invoke: () => json(response),
		stream: () =>
			sse([
				{ type: 'response.output_text.delta', output_index: 2, content_index: 0, delta: 'fine' },
				{ type: 'response.completed', response },
			]),
	};

	it.each(['invoke', 'stream'] as const)('has its searches and cache writes counted (%s)', async (mode) => {
		const attempt = await attemptOf(openAi('gpt-4.1', replies[mode], { useResponsesApi: true }), mode);
		expect(attempt?.usage).toMatchObject({ inputTokens: 1_000, cacheWriteTokens: 400, webSearches: 1 });
		// gpt-4.1: 2 USD per million in, 8 out, 0.01 a search: 0.002 + 0.0008 + 0.01.
		expect(attempt?.costUsd).toBe('0.0128');
	});
});

describe('a stream of Anthropic', () => {
	const first = {
		type: 'message_start',
		message: {
			id: 'msg_1',
			type: 'message',
			role: 'assistant',
			model: 'claude-sonnet-4-5',
			content: [],
			usage: { input_tokens: 25, output_tokens: 1 },
		},
	};
	const text = [
		{ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
		{ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'fine' } },
		{ type: 'content_block_stop', index: 0 },
	];
	const last = (usage: object) => ({ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage });
	const claude = (usage: object) =>
		new ChatAnthropic({
			model: 'claude-sonnet-4-5',
			apiKey: 'k',
			clientOptions: { fetch: async () => sse([first, ...text, last(usage), { type: 'message_stop' }]) },
		});

	it('has what server tools added and searched for', async () => {
		const usage = { input_tokens: 10_682, output_tokens: 510, server_tool_use: { web_search_requests: 2 } };
		const attempt = await attemptOf(claude(usage), 'stream');
		expect(attempt?.usage).toMatchObject({ inputTokens: 10_682, outputTokens: 510, webSearches: 2 });
		// 10,682 x 3 + 510 x 15 millionths, and two searches at 0.01.
		expect(attempt?.costUsd).toBe('0.059696');
	});

	it('keeps its prompt where the last event counts it as nothing', async () => {
		const attempt = await attemptOf(claude({ input_tokens: 0, output_tokens: 15 }), 'stream');
		expect(attempt?.usage).toMatchObject({ inputTokens: 25, outputTokens: 15 });
	});
});
