import { afterEach, describe, expect, it } from '@jest/globals';
import { ChatAnthropic } from '@langchain/anthropic';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessageChunk } from '@langchain/core/messages';
import { ChatGoogleGenerativeAI } from '@langchain/google-genai';
import { ChatOpenAI } from '@langchain/openai';
import { createUsageCollector, usageFromAnswer, type UsageAnswer } from '../../../src/ledger/usage';

const realFetch = globalThis.fetch;
afterEach(() => {
	globalThis.fetch = realFetch;
});

const json = (body: object) =>
	new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } });
const sse = (events: readonly object[]) =>
	new Response(events.map(eventLines).join(''), { headers: { 'content-type': 'text/event-stream' } });
const eventLines = (event: object) =>
	`${'type' in event ? `event: ${String(event.type)}\n` : ''}data: ${JSON.stringify(event)}\n\n`;

interface Readings {
	/** From the message LangChain adds up itself. */
	readonly summed: UsageAnswer;
	/** From the chunks, collected. */
	readonly collected: UsageAnswer;
}

async function streamed(model: BaseChatModel, provider: string): Promise<Readings> {
	const collector = createUsageCollector(provider);
	let whole = new AIMessageChunk({ content: '' });
	for await (const chunk of await model.stream('hi')) {
		collector.add({ usageMetadata: chunk.usage_metadata, responseMetadata: chunk.response_metadata });
		whole = whole.concat(chunk);
	}
	return { summed: answerOf(whole, provider), collected: collector.answer() };
}

function answerOf(
	message: { usage_metadata?: unknown; response_metadata: unknown },
	provider: string,
): UsageAnswer {
	const { usage_metadata: usageMetadata, response_metadata: responseMetadata } = message;
	return usageFromAnswer({ usageMetadata, responseMetadata, provider });
}

const CHAT = {
	prompt_tokens: 254,
	completion_tokens: 5,
	total_tokens: 259,
	cost: 0.000837,
	is_byok: false,
	prompt_tokens_details: { cached_tokens: 10, cache_write_tokens: 3, audio_tokens: 0 },
	completion_tokens_details: { reasoning_tokens: 2, audio_tokens: 0 },
};
const CHAT_USAGE = {
	inputTokens: 254,
	outputTokens: 5,
	cachedInputTokens: 10,
	cacheWriteTokens: 3,
	reasoningTokens: 2,
	audioInputTokens: 0,
	audioOutputTokens: 0,
};
const chunk = (content: string, finish_reason: string | null, usage?: object) => ({
	id: 'x',
	object: 'chat.completion.chunk',
	created: 1,
	model: 'm',
	choices: [{ index: 0, delta: { role: 'assistant', content }, finish_reason }],
	...(usage && { usage }),
});
const openAi = (answer: () => Response, more: object = {}) =>
	new ChatOpenAI({
		model: 'gpt-4o',
		apiKey: 'k',
		maxRetries: 0,
		configuration: { fetch: async () => answer() },
		...more,
	});

describe('ChatOpenAI', () => {
	const body = {
		id: 'x',
		object: 'chat.completion',
		created: 1,
		model: 'm',
		usage: CHAT,
		choices: [{ index: 0, message: { role: 'assistant', content: 'hi' }, finish_reason: 'stop' }],
	};

	it('hands on every kind and the reported cost when the answer has a fingerprint', async () => {
		const message = await openAi(() => json({ ...body, system_fingerprint: 'fp' })).invoke('hi');
		expect(answerOf(message, 'openrouter')).toEqual({ usage: CHAT_USAGE, reportedCost: 837_000_000n });
	});

	it('loses cache writes and the reported cost without a fingerprint, not the cached tokens', async () => {
		expect(answerOf(await openAi(() => json(body)).invoke('hi'), 'openrouter')).toEqual({
			usage: { ...CHAT_USAGE, cacheWriteTokens: undefined },
		});
	});

	it.each([
		[
			'after the last choice',
			[chunk('h', null), chunk('i', 'stop'), { ...chunk('', null, CHAT), choices: [] }],
		],
		['on the last choice, which doubles it', [chunk('h', null), chunk('i', 'stop', CHAT)]],
	])('streams as it answers: usage %s', async (_name, events) => {
		const { summed, collected } = await streamed(
			openAi(() => sse(events)),
			'openrouter',
		);
		expect(collected).toEqual({ usage: CHAT_USAGE, reportedCost: 837_000_000n });
		expect(summed).toEqual(collected);
	});

	it('takes running totals once', async () => {
		const early = {
			...CHAT,
			completion_tokens: 1,
			total_tokens: 255,
			cost: 0.0007,
			completion_tokens_details: {},
		};
		const { summed, collected } = await streamed(
			openAi(() => sse([chunk('h', null, early), chunk('i', 'stop', CHAT)])),
			'openrouter',
		);
		expect(collected).toEqual({ usage: CHAT_USAGE, reportedCost: 837_000_000n });
		expect(summed.usage).toMatchObject({ inputTokens: 254, outputTokens: 5, cachedInputTokens: 10 });
		expect(summed.reportedCost).toBeUndefined();
	});

	it('reads a stream of responses, and no usage as unknown', async () => {
		const usage = {
			input_tokens: 20,
			input_tokens_details: { cached_tokens: 5 },
			output_tokens: 9,
			output_tokens_details: { reasoning_tokens: 3 },
			total_tokens: 29,
		};
		const response = (counts: object | null) => ({
			id: 'r',
			object: 'response',
			status: 'completed',
			model: 'm',
			output: [],
			usage: counts,
			service_tier: 'flex',
		});
		const stream = (counts: object | null) => () =>
			sse([
				{ type: 'response.created', response: response(null) },
				{ type: 'response.completed', response: response(counts) },
			]);
		const { summed, collected } = await streamed(openAi(stream(usage), { useResponsesApi: true }), 'openai');
		expect(collected).toEqual({
			usage: { inputTokens: 20, outputTokens: 9, cachedInputTokens: 5, reasoningTokens: 3 },
			serviceTier: 'flex',
		});
		expect(summed).toEqual(collected);
		const unknown = await streamed(openAi(stream(null), { useResponsesApi: true }), 'openai');
		expect(unknown.collected).toEqual({ problem: 'not_reported', serviceTier: 'flex' });
	});
});

describe('ChatAnthropic', () => {
	const start = {
		input_tokens: 10,
		cache_creation_input_tokens: 100,
		cache_read_input_tokens: 1000,
		cache_creation: { ephemeral_5m_input_tokens: 60, ephemeral_1h_input_tokens: 40 },
	};
	const message = { id: 'm', type: 'message', role: 'assistant', model: 'c', stop_reason: null };
	const anthropic = (answer: () => Response) =>
		new ChatAnthropic({
			model: 'claude-sonnet-4-5',
			apiKey: 'k',
			maxRetries: 0,
			clientOptions: { fetch: async () => answer() },
		});
	const usage = {
		inputTokens: 1110,
		outputTokens: 50,
		cachedInputTokens: 1000,
		cacheWriteTokens: 100,
		cacheWrite1hTokens: 40,
	};

	it('streams as it answers, though its first event counts output that the last counts again', async () => {
		const body = {
			...message,
			content: [{ type: 'text', text: 'hi' }],
			usage: { ...start, output_tokens: 50 },
		};
		expect(answerOf(await anthropic(() => json(body)).invoke('hi'), 'anthropic')).toEqual({ usage });
		const events = [
			{ type: 'message_start', message: { ...message, content: [], usage: { ...start, output_tokens: 7 } } },
			{ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } },
			{ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'hi' } },
			{ type: 'content_block_stop', index: 0 },
			{ type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { output_tokens: 50 } },
			{ type: 'message_stop' },
		];
		const { summed, collected } = await streamed(
			anthropic(() => sse(events)),
			'anthropic',
		);
		expect(collected).toEqual({ usage });
		expect(summed.usage?.outputTokens).toBe(57);
	});
});

describe('ChatGoogleGenerativeAI', () => {
	const part = (candidatesTokenCount: number, finishReason?: string) => ({
		candidates: [
			{ index: 0, content: { role: 'model', parts: [{ text: 'h' }] }, ...(finishReason && { finishReason }) },
		],
		usageMetadata: {
			promptTokenCount: 100,
			candidatesTokenCount,
			thoughtsTokenCount: 20,
			cachedContentTokenCount: 50,
			totalTokenCount: 120 + candidatesTokenCount,
		},
	});

	it('streams as it answers: thoughts from the total, cached tokens once', async () => {
		globalThis.fetch = async (url) =>
			String(url).includes('stream') ? sse([part(5), part(9), part(12, 'STOP')]) : json(part(12, 'STOP'));
		const model = new ChatGoogleGenerativeAI({ model: 'gemini-2.5-flash', apiKey: 'k', maxRetries: 0 });
		const usage = { inputTokens: 100, outputTokens: 32, cachedInputTokens: 50, reasoningTokens: 20 };
		expect(answerOf(await model.invoke('hi'), 'google')).toEqual({ usage });
		const { summed, collected } = await streamed(model, 'google');
		expect(collected).toEqual({ usage });
		expect(summed).toEqual({ problem: 'cache_exceeds_input' });
	});
});

it('reads cache writes that are named by how long they are kept', () => {
	const details = { cache_creation: 0, ephemeral_5m_input_tokens: 10, ephemeral_1h_input_tokens: 20 };
	const usageMetadata = {
		input_tokens: 100,
		output_tokens: 5,
		total_tokens: 105,
		input_token_details: details,
	};
	expect(usageFromAnswer({ usageMetadata, responseMetadata: {} }).usage).toEqual({
		inputTokens: 100,
		outputTokens: 5,
		cacheWriteTokens: 30,
		cacheWrite1hTokens: 20,
	});
});
