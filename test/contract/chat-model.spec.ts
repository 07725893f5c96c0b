import { beforeAll, describe, expect, it } from '@jest/globals';
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, AIMessageChunk, HumanMessage } from '@langchain/core/messages';
import { StringOutputParser } from '@langchain/core/output_parsers';
import { RunnableLambda } from '@langchain/core/runnables';
import { AsyncLocalStorageProviderSingleton } from '@langchain/core/singletons';
import { AsyncLocalStorage } from 'node:async_hooks';
import { isAttemptsFailedError } from '../../src/domain/errors';
import { isChatModel } from '../../src/langchain';
import { answer, httpError, toolAnswer, toolChunks, usageChunk } from '../support/replies';
import { collect, FORMS, textsOf, type TestRouter } from '../support/routers';
import { weather } from '../support/tools';
import { rejectionOf, thrown } from '../support/rejection';
import { type Reply, ScriptedChatModel } from '../support/scripted-model';
import type { ModelInput } from '../../src/langchain/plain-models';

type Form = (models: readonly ModelInput[]) => TestRouter;

/** A stream of a number of pieces with its usage at the end. */
const streamOf = (...texts: string[]): Reply => ({ pieces: [...texts, usageChunk()] });

function pair(form: Form, first: readonly Reply[], second: readonly Reply[] = []) {
	const one = new ScriptedChatModel(first, { model: 'one' });
	const two = new ScriptedChatModel(second, { model: 'two' });
	return { one, two, ...form([one, two]) };
}

/** What every chat model of LangChain must be able to do. */
function standardSuite(form: Form): void {
	it('is a chat model by class and by the namespace that hosts look for', () => {
		const { model } = pair(form, []);
		expect(model).toBeInstanceOf(BaseChatModel);
		expect(model.lc_namespace).toContain('chat_models');
		expect(isChatModel(model)).toBe(true);
		expect(model.getLsParams({})).toMatchObject({ ls_provider: 'model_router', ls_model_type: 'chat' });
	});

	it('streams by a method of its own, so that LangChain does not fall back to whole answers', () => {
		const { model } = pair(form, []);
		expect(model._streamResponseChunks).not.toBe(BaseChatModel.prototype._streamResponseChunks);
	});

	it('answers a text, messages and a batch', async () => {
		const { model, one } = pair(form, ['a', 'b', 'c', 'd']);
		expect((await model.invoke('hello')).text).toBe('a');
		expect((await model.invoke([new HumanMessage('hello')])).text).toBe('b');
		const batch = await model.batch(['x', 'y']);
		expect(batch.map(({ text }) => text).sort()).toEqual(['c', 'd']);
		expect(one.calls).toHaveLength(4);
	});

	it('ends with the reason when it is cancelled before it starts', async () => {
		const { model, one } = pair(form, ['late']);
		const signal = AbortSignal.abort(new Error('cancelled by the test'));
		expect(String(await rejectionOf(() => model.invoke('hello', { signal })))).toMatch(/cancel|abort/i);
		expect(one.calls).toEqual([]);
	});

	it('ends a hanging request when it is cancelled, and asks nobody else', async () => {
		for (const call of ['invoke', 'stream'] as const) {
			const { model, one, two } = pair(form, [{ pieces: ['hang'] }], ['late']);
			const abort = new AbortController();
			const signal = abort.signal;
			setImmediate(() => abort.abort(new Error('cancelled by the test')));
			const run = async () =>
				call === 'invoke'
					? await model.invoke('hello', { signal })
					: await collect(model.stream('hello', { signal }));
			expect(isAttemptsFailedError(await rejectionOf(run))).toBe(false);
			expect(one.calls[0]?.options.signal?.aborted).toBe(true);
			expect(two.calls).toEqual([]);
		}
	});

	it('gives its tools to the model that is asked', async () => {
		const { model, one } = pair(form, [toolAnswer('weather', { city: 'Rome' })]);
		const message = await model.bindTools([weather]).invoke('weather?');
		expect(message.tool_calls).toEqual([
			{ name: 'weather', args: { city: 'Rome' }, id: 'call_1', type: 'tool_call' },
		]);
		expect(one.script.bound).toEqual([[weather]]);
	});

	it('streams a tool call in its pieces', async () => {
		const { model } = pair(form, [{ pieces: toolChunks('weather', '{"city":"Rome"}') }]);
		const chunks = await collect(model.bindTools([weather]).stream('weather?'));
		const whole = chunks.reduce((sum, chunk) => sum.concat(chunk));
		expect(whole.tool_calls).toMatchObject([{ name: 'weather', args: { city: 'Rome' }, id: 'call_1' }]);
	});

	it('counts tokens without asking a model', async () => {
		const { model, one } = pair(form, []);
		expect(await model.getNumTokens('A sentence of some nine or ten words, no more.')).toBeGreaterThan(5);
		expect(one.calls).toEqual([]);
	});
}

/** What carries over from one model to the next. */
function fallbackSuite(form: Form): void {
	it('asks the next model when one fails, and hands its answer on as if nothing had been', async () => {
		const { model, one, two, records, clock } = pair(form, [httpError(401)], [answer('from two')]);
		const message = await clock.run(model.invoke('hello'));
		expect(message.text).toBe('from two');
		expect(message.usage_metadata).toMatchObject({ input_tokens: 1_000, output_tokens: 100 });
		expect([one.calls.length, two.calls.length]).toEqual([1, 1]);
		expect(records[0]?.decision.chosen).toBe('two');
	});

	it('streams the text of one model, once and in order', async () => {
		const { model, clock } = pair(form, [{ pieces: ['', httpError(401)] }], [streamOf('b1 ', 'b2 ', 'b3')]);
		const chunks = await clock.run(collect(model.stream('hello')));
		expect(textsOf(chunks)).toEqual(['b1 ', 'b2 ', 'b3']);
	});

	it('does not fall over once the caller has seen content', async () => {
		const { model, two, clock } = pair(form, [{ pieces: ['a1 ', httpError(500)] }], [streamOf('b1')]);
		const seen: string[] = [];
		const read = async () => {
			for await (const chunk of await model.stream('hello')) seen.push(chunk.text);
		};
		const error = await rejectionOf(() => clock.run(read()));
		expect(seen.join('')).toBe('a1 ');
		expect(isAttemptsFailedError(error)).toBe(true);
		expect(two.calls).toEqual([]);
	});

	it('binds tools on each model that is asked, and on no other', async () => {
		const { model, one, two } = pair(form, ['fine']);
		await model.bindTools([weather]).invoke('hello');
		expect([one.script.bound.length, two.script.bound.length]).toEqual([1, 0]);
	});

	it('says of every attempt why it failed', async () => {
		const { model, clock } = pair(form, [httpError(401)], [httpError(404)]);
		const error = await thrown(Error, () => clock.run(model.invoke('hello')));
		expect(isAttemptsFailedError(error)).toBe(true);
	});
}

/** What is written down. */
function recordSuite(form: Form): void {
	it('records each call once, with its usage and the model that answered', async () => {
		const { model, records } = pair(form, [answer('fine')]);
		await model.invoke('hello');
		expect(records).toHaveLength(1);
		expect(records[0]).toMatchObject({
			version: 1,
			decision: { chosen: 'one' },
			attempts: [{ model: 'one', provider: 'scripts', outcome: 'answered' }],
			usage: { inputTokens: 1_000, outputTokens: 100 },
		});
	});

	it('records a stream as it records a whole answer', async () => {
		const { model, records } = pair(form, [answer('fine'), streamOf('fi', 'ne')]);
		await model.invoke('hello');
		await collect(model.stream('hello'));
		const figures = records.map(({ usage, costUsd, unpricedAttempts }) => ({
			usage,
			costUsd,
			unpricedAttempts,
		}));
		expect(figures[1]).toEqual(figures[0]);
	});

	it('puts the summary on the answer, and on the last chunk of a stream only', async () => {
		const { model } = pair(form, [answer('fine'), streamOf('fi', 'ne')]);
		const message = await model.invoke('hello');
		expect(message.response_metadata['routing']).toMatchObject({ model: 'one', attempts: 1 });
		const chunks = await collect(model.stream('hello'));
		const marked = chunks.map(({ response_metadata: metadata }) => 'routing' in metadata);
		expect(marked.filter(Boolean)).toHaveLength(1);
		expect(marked.lastIndexOf(true)).toBeGreaterThanOrEqual(marked.length - 2);
		expect(chunks.reduce((sum, chunk) => sum.concat(chunk)).usage_metadata).toMatchObject({
			input_tokens: 1_000,
		});
	});

	it('holds no word of the prompt or the answer, also when all fail', async () => {
		const { model, records, clock } = pair(
			form,
			[answer('the quick answer'), httpError(401)],
			[httpError(404)],
		);
		await model.invoke('the secret prompt');
		const error = await thrown(Error, () => clock.run(model.invoke('the secret prompt')));
		const written = JSON.stringify([records, error.message, error]);
		expect(written).not.toMatch(/secret|quick/);
		expect(written).toContain('model_not_found');
	});

	it('records a call whose reader stopped early', async () => {
		const { model, records } = pair(form, [streamOf('a', 'b', 'c', 'd')]);
		for await (const chunk of await model.stream('hello')) if (chunk.text === 'a') break;
		await new Promise((resolve) => setImmediate(resolve));
		expect(records.map(({ attempts }) => attempts[0]?.outcome)).toEqual(['aborted']);
	});
}

/** What an outer run sees. */
function tracingSuite(form: Form): void {
	it('shows an outer run its text once, and one model run', async () => {
		const { model, one } = pair(form, [streamOf('fi', 'ne')]);
		const chain = model.pipe(new StringOutputParser());
		const events = await collect(chain.streamEvents('hello', { version: 'v2' }));
		const texts = events
			.filter(({ event }) => event === 'on_chat_model_stream')
			.map(({ data }) => (data.chunk instanceof AIMessageChunk ? data.chunk.text : ''));
		expect(texts.join('')).toBe('fine');
		expect(events.filter(({ event }) => event === 'on_chat_model_start')).toHaveLength(1);
		expect(events.filter(({ event }) => event === 'on_chat_model_end')).toHaveLength(1);
		expect(one.calls.map(({ traced }) => traced)).toEqual([false]);
	});

	it('is one model run also inside a function that hands its handlers down by itself', async () => {
		const { model, one } = pair(form, [answer('fine')]);
		const step = RunnableLambda.from(async (text: string) => (await model.invoke(text)).text);
		const events = await collect(step.streamEvents('hello', { version: 'v2' }));
		expect(events.filter(({ event }) => event === 'on_chat_model_end')).toHaveLength(1);
		expect(one.calls.map(({ traced }) => traced)).toEqual([false]);
	});

	it('keeps an outer handler from reaching the models inside', async () => {
		const { model } = pair(form, [answer('fine')]);
		const ends: string[] = [];
		await model.invoke('hello', {
			callbacks: [{ handleLLMEnd: (output) => void ends.push(output.generations[0]?.[0]?.text ?? '') }],
		});
		expect(ends).toEqual(['fine']);
	});
}

// As LangGraph and n8n do: from then on a run hands its handlers to every run that starts inside of it.
beforeAll(() => AsyncLocalStorageProviderSingleton.initializeGlobalInstance(new AsyncLocalStorage()));

describe.each(Object.entries(FORMS))('%s', (_name, form) => {
	describe('as a chat model', () => standardSuite(form));
	describe('when a model fails', () => fallbackSuite(form));
	describe('in the record', () => recordSuite(form));
	describe('in an outer run', () => tracingSuite(form));
});

it('the scripted model itself says when its script is at an end', async () => {
	const model = new ScriptedChatModel([new AIMessage('one')]);
	await model.invoke('hello');
	expect(String(await rejectionOf(() => model.invoke('hello')))).toContain('no reply for request 2');
});
