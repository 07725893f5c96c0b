import { AIMessage, AIMessageChunk } from '@langchain/core/messages';
import { describe, expect, it } from '@jest/globals';
import { ANSWER_FAULT_RULES } from '../../../src/domain/answer-fault';
import { AttemptsFailedError } from '../../../src/domain/errors';
import type { AnswerFault } from '../../../src/domain/failure';
import type { ModelPrice } from '../../../src/domain/price';
import type { RoutingRecord } from '../../../src/domain/record';
import { type ChainOptions, createFallbackChain } from '../../../src/langchain/plain';
import { thrown } from '../../support/rejection';
import { answer, toolAnswer } from '../../support/replies';
import { collect, testPorts } from '../../support/routers';
import { type Reply, ScriptedChatModel } from '../../support/scripted-model';
import { weather } from '../../support/tools';

const GOOD = '{"name":"Ada"}';
const CHEAP: ModelPrice = { inputPico: 1n, outputPico: 1n };
const DEAR: ModelPrice = { inputPico: 9n, outputPico: 9n };

/** A chain over a first and a second model, asked once. */
function setUp(replies: readonly (readonly Reply[])[], settings: Partial<ChainOptions> = {}) {
	const models = replies.map((script) => new ScriptedChatModel(script));
	const records: RoutingRecord[] = [];
	const ports = testPorts();
	const onRecord = (record: RoutingRecord) => records.push(record);
	const model = createFallbackChain(ports, { models, onRecord, ...settings });
	return { model, models, clock: ports.clock, record: () => records.at(-1) };
}

const json = { response_format: { type: 'json_object' } };
const schema = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
const fitting = { response_format: { type: 'json_schema', json_schema: { name: 'person', schema } } };
const brokenCall = new AIMessage({
	content: '',
	invalid_tool_calls: [{ name: 'weather', args: '{"ci', id: 'call_1', type: 'invalid_tool_call' }],
});

const FAULTY: readonly (readonly [AnswerFault, Reply, object])[] = [
	['empty', answer(''), {}],
	['invalid_json', 'Her name is Ada.', json],
	['schema_mismatch', '{"name":1}', fitting],
	['unknown_tool', toolAnswer('climate', {}), { tools: [weather] }],
	['unreadable_arguments', brokenCall, { tools: [weather] }],
];

describe('a bad answer', () => {
	it.each(FAULTY)('is told to the same model once, in fixed words: %s', async (fault, bad, options) => {
		const { model, models, clock, record } = setUp([[bad, answer(GOOD)], [answer('{"name":"Bo"}')]]);
		const told = await clock.run(model.invoke('Who?', options));
		expect(told.text).toBe(GOOD);
		const [first, second] = models[0]?.calls ?? [];
		expect(first?.messages.map(({ text }) => text)).toEqual(['Who?']);
		expect(second?.messages.map(({ text }) => text)).toEqual([
			'Who?',
			ANSWER_FAULT_RULES[fault].repairRequest,
		]);
		expect(models[1]?.calls).toHaveLength(0);
		expect(record()?.attempts).toMatchObject([
			{ outcome: 'failed', failure: ANSWER_FAULT_RULES[fault].kind, fault },
			{ outcome: 'answered', repairs: fault },
		]);
	});

	it.each(FAULTY)(
		'given again goes to the next model, which is told nothing: %s',
		async (_fault, bad, options) => {
			const { model, models, clock, record } = setUp([[bad, bad], [answer(GOOD)]]);
			expect((await clock.run(model.invoke('Who?', options))).text).toBe(GOOD);
			expect(models[1]?.calls[0]?.messages.map(({ text }) => text)).toEqual(['Who?']);
			expect(record()?.attempts.map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'answered']);
		},
	);

	it.each(FAULTY)('is an answer where the user says so: %s', async (fault, bad, options) => {
		const { model, models, clock } = setUp([[bad], []], { treatAsFailure: { [fault]: false } });
		await clock.run(model.invoke('Who?', options));
		expect(models[0]?.calls).toHaveLength(1);
	});

	it.each(FAULTY)('from all models is an error that says what was wrong: %s', async (fault, bad, options) => {
		const { model, clock } = setUp([[bad, bad]]);
		const error = await thrown(AttemptsFailedError, () => clock.run(model.invoke('Who?', options)));
		expect(error.remedy).toContain(ANSWER_FAULT_RULES[fault].sentence);
	});
});

describe('mending an answer', () => {
	const models = (first: ModelPrice, second: ModelPrice) => {
		const scripts = [['no JSON', answer(GOOD)], [answer('{"name":"Bo"}')]];
		const [one, two] = scripts.map((script) => new ScriptedChatModel(script));
		if (!one || !two) throw new Error('Two scripts make two models.');
		return {
			one,
			list: [
				{ model: one, price: first },
				{ model: two, price: second },
			],
		};
	};

	it.each([
		['is left to the next model where that one costs less', DEAR, CHEAP, 1, '{"name":"Bo"}'],
		['is asked of the same model where it costs less', CHEAP, DEAR, 2, GOOD],
		['is asked of the same model where both cost the same', DEAR, DEAR, 2, GOOD],
	] as const)('%s', async (_name, first, second, asked, text) => {
		const { one, list } = models(first, second);
		const { model, clock, record } = setUp([], { models: list });
		expect((await clock.run(model.invoke('Who?', json))).text).toBe(text);
		expect(one.calls).toHaveLength(asked);
		expect(record()?.attempts.at(-1)?.costUsd).toBeDefined();
	});

	it('is not tried where retries are switched off', async () => {
		const {
			model,
			models: asked,
			clock,
		} = setUp([['no JSON'], [answer(GOOD)]], {
			policy: { maxRetriesPerModel: 0 },
		});
		await clock.run(model.invoke('Who?', json));
		expect(asked.map(({ calls }) => calls.length)).toEqual([1, 1]);
	});

	it('takes no request where the caller gave the beginning of the answer', async () => {
		const { model, models: asked, clock } = setUp([['no JSON', answer(GOOD)]]);
		const conversation = [
			['human', 'Who?'],
			['ai', 'As JSON:'],
		] as const;
		await clock.run(
			model.invoke(
				conversation.map(([role, text]) => [role, text]),
				json,
			),
		);
		expect(asked[0]?.calls[1]?.messages.at(-1)?.text).toBe('As JSON:');
	});
});

describe('the form of a stream', () => {
	const pieces = (...texts: string[]) => ({ pieces: texts.map((text) => new AIMessageChunk(text)) });

	it('is not judged once it is being shown', async () => {
		const { model, clock } = setUp([[pieces('no ', 'JSON')]]);
		const chunks = await clock.run(collect(model.stream('Who?', json)));
		expect(chunks.map(({ text }) => text).join('')).toBe('no JSON');
	});

	it('is judged where streams are held back, so that a bad one is replaced', async () => {
		const settings = { policy: { afterContent: 'restart' } } as const;
		const { model, clock } = setUp([[pieces('no ', 'JSON'), pieces('{"name"', ':"Ada"}')]], settings);
		const chunks = await clock.run(collect(model.stream('Who?', json)));
		expect(chunks.map(({ text }) => text).join('')).toBe(GOOD);
	});
});
