import { StructuredOutputParser } from '@langchain/core/output_parsers';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod/v4';
import type { CommitteePick, Strategy } from '../../../src/domain/decision';
import { parseUsd } from '../../../src/domain/money';
import type { RoutingRecord } from '../../../src/domain/record';
import { createFallbackChain, createRouteModel } from '../../../src/langchain/plain';
import type { ModelInput } from '../../../src/langchain/plain-models';
import { AttemptsFailedError } from '../../../src';
import { priceOf } from '../../support/builders';
import { answer, httpError, toolAnswer } from '../../support/replies';
import { collect, testPorts } from '../../support/routers';
import { thrown } from '../../support/rejection';
import { type Reply, ScriptedChatModel } from '../../support/scripted-model';

/** One USD per million tokens, so that an answer of 1,000 + 100 tokens costs 0.0011 USD. */
const member = (name: string, ...replies: Reply[]) => ({
	model: new ScriptedChatModel(replies, { model: name }),
	label: name,
	price: priceOf(1, 1),
});

function committeeOf(models: readonly ModelInput[], pick: CommitteePick = 'majority', judgeSlot?: number) {
	const records: RoutingRecord[] = [];
	const strategy: Strategy = {
		id: 'committee',
		size: 3,
		pick,
		...(judgeSlot !== undefined && { judgeSlot }),
	};
	const onRecord = (record: RoutingRecord) => records.push(record);
	const model = createRouteModel(testPorts(), { models, strategy, onRecord });
	return { model, recordOf: () => records[0], records };
}

const outcomes = (record: RoutingRecord | undefined) =>
	record?.attempts.map(({ model, outcome, unused, role }) =>
		[model, outcome, ...(unused ? ['unused'] : []), ...(role ? [role] : [])].join(' '),
	);

describe('a committee', () => {
	it('asks all at once, gives the answer of the majority and counts what all cost', async () => {
		const models = [member('a', answer('No')), member('b', answer('Yes')), member('c', answer('yes.'))];
		const { model, recordOf } = committeeOf(models);
		expect((await model.invoke('Is it so?')).text).toBe('Yes');
		const record = recordOf();
		expect(record?.consensus).toEqual({ asked: 3, answered: 3, agreed: 2, score: 0.667, by: 'majority' });
		expect(outcomes(record)).toEqual(['a answered unused', 'b answered', 'c answered unused']);
		expect(record?.decision.chosen).toBe('b');
		expect(record?.costUsd).toBe('0.0033');
		expect(record?.savedUsd).toBe('-0.0022');
	});

	it('asks only as many as it has seats, and lets the next one take the seat of one that fails', async () => {
		const d = member('d', answer('yes'));
		const models = [member('a', answer('yes')), member('b', httpError(401)), member('c', answer('yes')), d];
		const { model, recordOf } = committeeOf(models);
		expect((await model.invoke('Is it so?')).text).toBe('yes');
		expect(outcomes(recordOf())?.sort()).toEqual([
			'a answered',
			'b failed',
			'c answered unused',
			'd answered unused',
		]);
		expect(recordOf()?.consensus).toMatchObject({ asked: 3, answered: 3, score: 1 });
		const idle = member('idle', answer('never'));
		await committeeOf([...'abc'].map((name) => member(name, answer('yes'))).concat(idle)).model.invoke('?');
		expect(idle.model.calls).toHaveLength(0);
	});

	it('answers as long as one of them does', async () => {
		const { model, recordOf } = committeeOf([
			member('a', httpError(401)),
			member('b', answer('yes')),
			member('c', httpError(404)),
		]);
		expect((await model.invoke('Is it so?')).text).toBe('yes');
		expect(recordOf()?.consensus).toEqual({ asked: 3, answered: 1, agreed: 1, score: 0.333, by: 'majority' });
	});

	it('fails with the whole trail when nobody answers', async () => {
		const { model } = committeeOf([member('a', httpError(401)), member('b', httpError(404))]);
		const error = await thrown(AttemptsFailedError, () => model.invoke('Is it so?'));
		expect(error.attempts).toHaveLength(2);
	});

	it('streams the pick at the end', async () => {
		const models = [member('a', answer('maybe')), member('b', answer('yes')), member('c', answer('yes'))];
		const { model, recordOf } = committeeOf(models);
		const chunks = await collect(model.stream('Is it so?'));
		expect(chunks.map(({ text }) => text).join('')).toBe('yes');
		expect(recordOf()?.decision.chosen).toBe('b');
	});

	it('agrees on tool calls, whole and streamed', async () => {
		const models = () => [
			member('a', toolAnswer('search', { q: 'cats' })),
			member('b', toolAnswer('search', { q: 'dogs' }, 'b')),
			member('c', toolAnswer('search', { q: 'dogs' }, 'c')),
		];
		const tools = [{ type: 'function', function: { name: 'search', parameters: { type: 'object' } } }];
		const whole = await committeeOf(models()).model.bindTools(tools).invoke('Look it up');
		expect(whole.tool_calls).toMatchObject([{ name: 'search', args: { q: 'dogs' }, id: 'b' }]);
		const [first, ...rest] = await collect(committeeOf(models()).model.bindTools(tools).stream('Look it up'));
		const streamed = rest.reduce((sum, chunk) => sum?.concat(chunk), first);
		expect(streamed?.tool_calls).toMatchObject([{ name: 'search', args: { q: 'dogs' }, id: 'b' }]);
	});

	it('streams the pick of a router below it, with one summary of its own', async () => {
		const below = (name: string, text: string) =>
			createFallbackChain(testPorts(), { models: [member(name, answer(text))] });
		const { model } = committeeOf([below('a', 'yes'), below('b', 'yes')]);
		const [first, ...rest] = await collect(model.stream('Is it so?'));
		const streamed = rest.reduce((sum, chunk) => sum?.concat(chunk), first);
		expect(streamed?.text).toBe('yes');
		expect(streamed?.response_metadata['routing']).toMatchObject({ strategy: 'committee', model: 'a' });
	});

	it('stops at once when the caller cancels', async () => {
		const hanging = () => member('h', { pieces: ['hang'] });
		const stop = new AbortController();
		const { model, recordOf } = committeeOf([hanging(), hanging(), hanging()]);
		const asked = model.invoke('Is it so?', { signal: stop.signal });
		setImmediate(() => stop.abort(new Error('enough')));
		await expect(asked).rejects.toThrow();
		expect(recordOf()?.attempts.map(({ outcome }) => outcome)).toEqual(['aborted', 'aborted', 'aborted']);
	});

	it('with a single model is that model', async () => {
		const { model, recordOf } = committeeOf([member('a', answer('yes'))]);
		expect((await model.invoke('Is it so?')).text).toBe('yes');
		expect(recordOf()?.consensus).toBeUndefined();
	});
});

describe('a judge', () => {
	const three = (judgement: Reply) => [
		member('a', answer('first'), judgement),
		member('b', answer('second')),
		member('c', answer('third')),
	];

	it('picks, is paid for, and is not told whose the answers are', async () => {
		const models = three(answer('Answer 3', 500, 2));
		const { model, recordOf } = committeeOf(models, 'judge');
		expect((await model.invoke('Which one?')).text).toBe('third');
		const record = recordOf();
		expect(outcomes(record)?.slice(-1)).toEqual(['a answered unused judge']);
		expect(record?.consensus).toMatchObject({ agreed: 1, by: 'judge' });
		expect(record?.costUsd).toBe('0.003802');
		const asked = models[0]?.model.calls[1]?.messages.map(({ text }) => text).join('\n') ?? '';
		expect(asked).toContain('### Answer 2\nsecond');
		expect(asked).not.toMatch(/\b[abc]\b said|model/);
	});

	it.each<[string, Reply]>([
		['fails', httpError(401)],
		['names none', answer('All are fine')],
		['names several', answer('1 or 2')],
	])('that %s leaves the pick to the majority', async (_what, judgement) => {
		const { model, recordOf } = committeeOf(three(judgement), 'judge');
		expect((await model.invoke('Which one?')).text).toBe('first');
		expect(recordOf()?.consensus?.by).toBe('majority');
	});

	it('need not keep to the form that the answers were asked for', async () => {
		const asJson = (text: string) => answer(JSON.stringify({ text }));
		const models = [
			member('a', asJson('first'), answer('2')),
			member('b', asJson('second')),
			member('c', asJson('third')),
		];
		const { model, recordOf } = committeeOf(models, 'judge');
		const parser = StructuredOutputParser.fromZodSchema(z.object({ text: z.string() }));
		const asked = await model.invoke(`Which one? ${parser.getFormatInstructions()}`);
		expect(asked.text).toBe('{"text":"second"}');
		expect(recordOf()?.consensus?.by).toBe('judge');
	});

	it('may be a model that is no member', async () => {
		const judge = member('judge', answer('2', 100, 1));
		const models = [...three('never'), judge];
		const { model, recordOf } = committeeOf(models, 'judge', 4);
		expect((await model.invoke('Which one?')).text).toBe('second');
		expect(judge.model.calls).toHaveLength(1);
		const spent = recordOf()?.attempts.reduce((sum, { costUsd }) => sum + parseUsd(costUsd ?? '0'), 0n);
		expect(spent).toBe(parseUsd(recordOf()?.costUsd ?? '0'));
	});
});
