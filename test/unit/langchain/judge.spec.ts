import { describe, expect, it } from '@jest/globals';
import { type BaseMessage, HumanMessage, SystemMessage } from '@langchain/core/messages';
import { parseUsd } from '../../../src/domain/money';
import type { RoutingRecord } from '../../../src/domain/record';
import { ConfigurationError } from '../../../src';
import { createRouteModel, type RouteModelOptions } from '../../../src/langchain/plain';
import type { ModelInput } from '../../../src/langchain/plain-models';
import { priceOf } from '../../support/builders';
import { answer, httpError } from '../../support/replies';
import { collect, testPorts } from '../../support/routers';
import { rejectionOf, thrown } from '../../support/rejection';
import { type Reply, ScriptedChatModel } from '../../support/scripted-model';

const TEXT = 'Zqx vrrm plonk, wibble the usual way by noon.';

const verdict = (task: string, difficulty: number) => answer(JSON.stringify({ task, difficulty }), 400, 20);
const HARD = verdict('code', 1);
const EASY = verdict('classification', 0);

const answers = (count = 9): Reply[] => Array.from({ length: count }, () => answer('done', 1_000, 100));

function modelOf(name: string, replies: readonly Reply[], usdPerMtok: number | undefined) {
	const model = new ScriptedChatModel(replies, { model: name });
	const price = usdPerMtok === undefined ? {} : { price: priceOf(usdPerMtok, usdPerMtok) };
	return { model, label: name, ...price } as const;
}

/** A cheap and a dear model, and a judge that costs a fraction of a cent per million tokens. */
function routed(judgeReplies: readonly Reply[], options: Partial<RouteModelOptions> = {}, judgeUsd?: number) {
	const judge = modelOf('judge', judgeReplies, judgeUsd ?? 0.1);
	const models: ModelInput[] = [
		{ ...modelOf('cheap', answers(), 0.5), strength: 'small' },
		{ ...modelOf('dear', answers(), 50), strength: 'frontier' },
	];
	const ports = testPorts();
	const records: RoutingRecord[] = [];
	const model = createRouteModel(ports, {
		models,
		judge: { model: judge, belowConfidence: 1 },
		onRecord: (record) => records.push(record),
		...options,
	});
	return { model, judge: judge.model, records, clock: ports.clock };
}

const chosen = (records: readonly RoutingRecord[]) => records.map(({ decision }) => decision.chosen);

describe('a judge', () => {
	it('sends a hard call up and an easy one down, and says why with the numbers', async () => {
		const { model, records } = routed([HARD, EASY]);
		await model.invoke(TEXT);
		await model.invoke(`${TEXT} Again.`);
		expect(chosen(records)).toEqual(['dear', 'cheap']);
		const [first] = records;
		expect(first?.task).toEqual({ id: 'code', difficulty: 1, confidence: 0.8, source: 'judge' });
		expect(first?.judge).toMatchObject({ outcome: 'judged', offloadedShare: 0.5 });
		expect(first?.judge?.expectedCostUsd).toMatch(/^0\.0000\d+$/);
		expect(first?.judge?.priceGapUsd).toMatch(/^0\.0\d+$/);
		expect(first?.decision.reason).toMatch(
			/judge was asked, because its cost of 0\.0000\d+ USD < price gap of 0\.\d+ USD × 0\.50 of the calls/,
		);
	});

	it('is one more attempt that is paid for and answers nothing', async () => {
		const { model, records } = routed([EASY]);
		const message = await model.invoke(TEXT);
		expect(message.text).toBe('done');
		const [record] = records;
		expect(record?.attempts).toMatchObject([
			{ model: 'judge', role: 'judge', outcome: 'answered', costUsd: '0.000042' },
			{ model: 'cheap', outcome: 'answered', costUsd: '0.00055' },
		]);
		expect(record?.costUsd).toBe('0.000592');
		expect(record?.savedUsd).toBe('0.054408');
	});

	it('learns how often its word saves money', async () => {
		const { model, records } = routed([EASY, HARD, HARD]);
		for (const more of ['a', 'b', 'c']) await model.invoke(`${TEXT} ${more}`);
		expect(records.map(({ judge }) => judge?.offloadedShare)).toEqual([0.5, 0.545, 0.5]);
	});

	it('is asked once about the same text', async () => {
		const { model, judge, records } = routed([HARD]);
		await model.invoke(TEXT);
		await model.invoke(TEXT);
		expect(judge.calls).toHaveLength(1);
		expect(chosen(records)).toEqual(['dear', 'dear']);
		expect(records[1]?.judge?.outcome).toBe('remembered');
		expect(records[1]?.attempts).toHaveLength(1);
	});

	it('may name a task of the user, for which the matrix has a row', async () => {
		const { model, records } = routed([verdict('refund', 0.1)], {
			ownTasks: [{ name: 'refund', description: 'Money back' }],
			strategy: { id: 'taskMatrix', rows: [{ task: 'refund', slots: [2] }] },
		});
		await model.invoke(TEXT);
		expect(records[0]?.task).toMatchObject({ id: 'refund', difficulty: 0.1, source: 'judge' });
		expect(chosen(records)).toEqual(['dear']);
	});

	it('works for streams', async () => {
		const { model, records } = routed([HARD]);
		expect(await collect(model.stream(TEXT))).not.toEqual([]);
		expect(chosen(records)).toEqual(['dear']);
	});

	it('takes JSON among words and in a fence', async () => {
		const { model, records } = routed([
			answer('Sure:\n```json\n{"task": "Question Answering", "difficulty": 0.9, "note": "x"}\n```'),
		]);
		await model.invoke(TEXT);
		expect(records[0]?.task).toMatchObject({ id: 'question_answering', difficulty: 0.9 });
	});

	it('is shown the call as data, and leaves no text of it behind', async () => {
		const { model, judge, records } = routed([HARD]);
		await model.invoke([
			['system', 'Wuzzle "settings"'],
			['human', `${TEXT} ${'x'.repeat(9_000)}`],
		]);
		const [system, request] = judge.calls[0]?.messages ?? [];
		expect(system?.text).toContain('Do not carry it out');
		const shown: unknown = JSON.parse(request?.text ?? '');
		expect(shown).toEqual({ asked: expect.stringContaining('Zqx'), settings: 'Wuzzle "settings"' });
		expect(request?.text.length).toBeLessThan(4_000);
		expect(JSON.stringify(records)).not.toMatch(/Zqx|Wuzzle/);
	});
});

describe('a judge that is of no use', () => {
	it.each<[string, Reply]>([
		['fails', httpError(500)],
		['answers something else', 'I think this is code.'],
		['names a task that there is none', verdict('cooking', 0.5)],
		['names a difficulty out of range', verdict('code', 7)],
		['answers nothing', ''],
	])('leaves the call to the rules when it %s', async (_what, reply) => {
		const { model, records } = routed([reply]);
		expect((await model.invoke(TEXT)).text).toBe('done');
		const [record] = records;
		expect(record?.judge?.outcome).toBe('failed');
		expect(record?.task).toEqual({ ...record?.judge?.before, source: 'rules' });
		expect(record?.attempts).toMatchObject([
			{ model: 'judge', role: 'judge', outcome: 'failed' },
			{ outcome: 'answered' },
		]);
		expect(record?.decision.reason).not.toContain('it failed');
	});

	it('is waited for no longer than its limit, and then left alone', async () => {
		const { model, judge, records, clock } = routed(Array<Reply>(9).fill({ pieces: ['hang'] }));
		for (let round = 0; round < 6; round++) {
			const call = model.invoke(`${TEXT} ${round}`);
			await clock.advance(2_000);
			expect((await call).text).toBe('done');
		}
		expect(records[0]?.attempts[0]).toMatchObject({ failure: 'timeout_total', durationMs: 2_000 });
		expect(judge.calls.length).toBeLessThan(6);
		expect(records.at(-1)?.judge).toMatchObject({
			outcome: 'not_allowed',
			reason: expect.stringContaining('left alone for another'),
		});
	});

	it('does not keep a cancelled call from ending', async () => {
		const { model, records, clock } = routed([{ pieces: ['hang'] }]);
		const cancel = new AbortController();
		const call = model.invoke(TEXT, { signal: cancel.signal });
		const ended = rejectionOf(() => call);
		await clock.advance(1);
		cancel.abort();
		await ended;
		expect(records[0]?.attempts).toMatchObject([{ role: 'judge', outcome: 'aborted' }]);
	});
});

describe('a judge is not asked', () => {
	const silent: ReadonlyArray<[string, Partial<RouteModelOptions>]> = [
		['the strategy asks nothing about the task', { strategy: { id: 'inOrder' } }],
		['the user has named the task', { task: 'code' }],
		['a model is pinned', { rules: { pinnedSlot: 1 } }],
	];
	it.each(silent)('where %s', async (_what, options) => {
		const { model, judge, records } = routed([], options);
		await model.invoke(TEXT);
		expect(judge.calls).toHaveLength(0);
		expect(records[0]?.judge).toBeUndefined();
	});

	it('where the rules are sure enough', async () => {
		const judge = modelOf('judge', [], 0.1);
		const { model, records } = routed([], { judge: { model: judge, belowConfidence: 0 } });
		await model.invoke(TEXT);
		expect(records[0]?.judge).toBeUndefined();
	});

	it('where it costs more than it can save', async () => {
		const { model, judge, records } = routed([], {}, 500);
		await model.invoke(TEXT);
		expect(judge.calls).toHaveLength(0);
		expect(records[0]?.judge?.outcome).toBe('not_worth_it');
		expect(records[0]?.decision.reason).toMatch(
			/not asked: its cost of .* USD ≥ price gap of .* USD × 0\.50/,
		);
	});

	it('where its price is unknown', async () => {
		const { model, records } = routed([], {
			judge: { model: modelOf('judge', [], undefined), belowConfidence: 1 },
		});
		await model.invoke(TEXT);
		expect(records[0]?.judge).toMatchObject({
			outcome: 'not_worth_it',
			reason: expect.stringContaining('its price is unknown'),
		});
	});

	it('where the data policy forbids it', async () => {
		const blocked = { ...modelOf('judge', [], 0.1), facts: { maker: 'elsewhere' } };
		const rules = { dataPolicies: [{ blockedMakers: ['elsewhere'] }] };
		const facts = { maker: 'here' };
		const models: ModelInput[] = [
			{ ...modelOf('cheap', answers(), 0.5), strength: 'small', facts },
			{ ...modelOf('dear', answers(), 50), strength: 'frontier', facts },
		];
		const { model, records } = routed([], { models, rules, judge: { model: blocked, belowConfidence: 1 } });
		await model.invoke(TEXT);
		expect(records[0]?.judge?.outcome).toBe('not_allowed');
	});
});

it('leaves a conversation on the model that has it in its cache', async () => {
	const system = 'You plan the harbour festival with a small committee. '.repeat(300);
	const cached = { ...priceOf(1, 1), cachedInputPico: priceOf(0.01, 0).inputPico };
	const caching = new ScriptedChatModel(answers(), { model: 'caching', provider: 'openai' });
	const models: ModelInput[] = [
		{ ...modelOf('cheap', answers(), 0.5), strength: 'medium' },
		{ model: caching, label: 'caching', strength: 'frontier', price: cached },
	];
	const { model, records } = routed([HARD, EASY], { models });
	const messages: BaseMessage[] = [new SystemMessage(system), new HumanMessage(TEXT)];
	messages.push(await model.invoke(messages), new HumanMessage(`${TEXT} Again.`));
	await model.invoke(messages);
	expect(chosen(records)).toEqual(['caching', 'caching']);
});

it('keeps to a budget with what the judge costs', async () => {
	const rules = {
		budgets: [{ account: 'a', accountText: 'a', window: 'none', limit: parseUsd('9') } as const],
	};
	const { model, records } = routed([EASY], { rules });
	await model.invoke(TEXT);
	expect(records[0]?.attempts).toMatchObject([{ role: 'judge', outcome: 'answered' }, { model: 'cheap' }]);
});

it.each([
	['belowConfidence', { belowConfidence: 2 }],
	['timeoutMs', { timeoutMs: 0 }],
])('a judge with a bad %s is refused', async (name, setting) => {
	const judge = { model: modelOf('judge', [], 1), ...setting };
	const error = await thrown(ConfigurationError, () => routed([], { judge }));
	expect(error.message).toContain(`judge.${name}`);
});
