import { ChatAnthropic } from '@langchain/anthropic';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { ChatGoogleGenerativeAI } from '@langchain/google-genai';
import { ChatOpenAI } from '@langchain/openai';
import { z } from 'zod';
import type { RoutingRecord } from '../../src/domain/record';
import { createFallbackChain } from '../../src/langchain/plain';
import { systemClock } from '../../src/system/clock';
import { type Maker, type Simulators, startSimulators } from '../../tools/simulators';
import { fieldsOf } from '../support/freeze';
import { collect, testPorts } from '../support/routers';
import { rejectionOf } from '../support/rejection';
import { weather } from '../support/tools';

const MODELS = { openai: 'gpt-4.1-mini', anthropic: 'claude-haiku-4-5', google: 'gemini-2.5-flash' } as const;
type RealMaker = keyof typeof MODELS;
const MAKERS: readonly RealMaker[] = ['openai', 'anthropic', 'google'];
const NEXT: Readonly<Record<RealMaker, RealMaker>> = {
	openai: 'anthropic',
	anthropic: 'google',
	google: 'openai',
};

let simulators: Simulators;
beforeAll(async () => {
	simulators = await startSimulators();
});
afterAll(async () => await simulators.close());
beforeEach(() => simulators.reset());

/** A model as users make it: with the retries that its package has by default. */
function modelOf(maker: RealMaker): BaseChatModel {
	const url = simulators.baseUrls[maker];
	const shared = { model: MODELS[maker], apiKey: 'test-key' };
	const quiet = { logLevel: 'off' } as const;
	if (maker === 'anthropic')
		return new ChatAnthropic({ ...shared, anthropicApiUrl: url, clientOptions: quiet });
	if (maker === 'google') return new ChatGoogleGenerativeAI({ ...shared, baseUrl: url });
	return new ChatOpenAI({ ...shared, configuration: { baseURL: url, ...quiet } });
}

function chainOver(...makers: readonly RealMaker[]) {
	const records: RoutingRecord[] = [];
	const models = makers.map(modelOf);
	const ports = { ...testPorts(), clock: systemClock };
	const model = createFallbackChain(ports, { models, onRecord: (record) => records.push(record) });
	return { model, models, records };
}

/** Requests by maker, as the server saw them. */
const seen = () => simulators.requests.map(({ maker }): Maker => maker);

describe.each(MAKERS)('%s', (maker) => {
	const other = NEXT[maker];

	it('answers through the chain, whole and streamed, at the same cost', async () => {
		simulators.when({ maker }, { text: 'A fine answer in some words.' });
		const { model, records } = chainOver(maker);
		expect((await model.invoke('hello')).text).toBe('A fine answer in some words.');
		const chunks = await collect(model.stream('hello'));
		expect(chunks.map(({ text }) => text).join('')).toBe('A fine answer in some words.');
		expect(records[0]?.attempts[0]).toMatchObject({
			model: MODELS[maker],
			provider: maker,
			costSource: 'catalogue',
		});
		expect(records[1]?.costUsd).toBe(records[0]?.costUsd);
		expect(records.map(({ unpricedAttempts }) => unpricedAttempts)).toEqual([0, 0]);
	});

	it('shows an outer run its text once', async () => {
		simulators.when({ maker }, { text: 'once and no more' });
		const chain = chainOver(maker).model.pipe(new StringOutputParser());
		const events = await collect(chain.streamEvents('hello', { version: 'v2' }));
		const ofModel = events.filter(({ event }) => event === 'on_chat_model_stream');
		expect(ofModel.map(({ data }) => String(data.chunk.text)).join('')).toBe('once and no more');
		expect(events.filter(({ event }) => event === 'on_chat_model_end')).toHaveLength(1);
	});

	it('is asked as often as attempts are recorded, its own retries notwithstanding', async () => {
		simulators.when({ maker }, { fault: 'server_error' });
		const { model, records } = chainOver(maker, other);
		expect((await model.invoke('hello')).text.length).toBeGreaterThan(0);
		expect(seen()).toEqual([maker, maker, other]);
		expect(records[0]?.attempts.map(({ provider, failure }) => [provider, failure])).toEqual([
			[maker, 'server_error'],
			[maker, 'server_error'],
			[other, undefined],
		]);
	});

	it('hands a stream over before its first content, and not after', async () => {
		simulators.when({ maker }, { fault: 'auth' });
		simulators.when({ maker: other }, { text: 'from the other' });
		const before = chainOver(maker, other);
		expect((await collect(before.model.stream('hello'))).map(({ text }) => text).join('')).toBe(
			'from the other',
		);
		simulators.reset();
		// On a broken connection Google's client leaves a promise rejected that no caller can reach.
		const fault = maker === 'google' ? 'missing_end' : 'cut';
		simulators.when(
			{ maker },
			{ fault, afterChunks: 2, text: 'long enough to be cut in the middle of it all' },
		);
		const after = chainOver(maker, other);
		expect(await rejectionOf(() => collect(after.model.stream('hello')))).toMatchObject({
			code: 'attempts_failed',
		});
		expect(seen()).toEqual([maker]);
	});

	it('calls tools, whole and streamed', async () => {
		const toolCalls = [{ name: 'weather', args: { city: 'Rome' } }];
		simulators.when({ maker }, { toolCalls });
		const bound = chainOver(maker).model.bindTools([weather]);
		expect((await bound.invoke('weather?')).tool_calls).toMatchObject(toolCalls);
		const chunks = await collect(bound.stream('weather?'));
		expect(chunks.reduce((sum, chunk) => sum.concat(chunk)).tool_calls).toMatchObject(toolCalls);
	});

	it('gives objects of a schema', async () => {
		simulators.when({ maker }, { toolCalls: [{ name: 'person', args: { name: 'Ada', age: 36 } }] });
		const schema: object = z.object({ name: z.string(), age: z.number() });
		const structured = chainOver(maker).model.withStructuredOutput(schema as Record<string, unknown>, {
			name: 'person',
		});
		expect(await structured.invoke('Who?')).toEqual({ name: 'Ada', age: 36 });
	});

	it('is ended at the server when the caller cancels', async () => {
		simulators.when({ maker }, { fault: 'silence' });
		const abort = new AbortController();
		const { model } = chainOver(maker, other);
		const call = rejectionOf(() => model.invoke('hello', { signal: abort.signal }));
		while (simulators.requests.length === 0) await new Promise((resolve) => setImmediate(resolve));
		abort.abort();
		await call;
		for (let tries = 0; tries < 200 && !simulators.requests[0]?.aborted; tries += 1) {
			await new Promise((resolve) => setImmediate(resolve));
		}
		// Google's client does not hand the signal to its connection; nobody waits for it all the same.
		if (maker !== 'google') expect(simulators.requests[0]?.aborted).toBe(true);
		expect(seen()).toEqual([maker]);
	});

	it('is the same object with the same fields after all of that', async () => {
		const { model, models } = chainOver(maker);
		const [inner] = models;
		if (!inner) throw new Error('There is no model.');
		// The packages themselves make their client at the first call.
		await inner.invoke('hello');
		const before = fieldsOf(inner, 2);
		await model.invoke('hello');
		await model.bindTools([weather]).invoke('hello');
		await collect(model.stream('hello'));
		expect(fieldsOf(inner, 2)).toEqual(before);
	});
});
