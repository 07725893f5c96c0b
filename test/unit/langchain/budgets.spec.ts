import { describe, expect, it } from '@jest/globals';
import { ChatAnthropic } from '@langchain/anthropic';
import { ChatGoogleGenerativeAI } from '@langchain/google-genai';
import { ChatOpenAI } from '@langchain/openai';
import { AIMessage } from '@langchain/core/messages';
import type { BudgetRule, RoutingRules } from '../../../src/domain/rules';
import type { RoutingRecord } from '../../../src/domain/record';
import { parseUsd } from '../../../src/domain/money';
import { outputLimitOf, withOutputLimit } from '../../../src/langchain/output-limit';
import { createFallbackChain, createRouteModel } from '../../../src/langchain/plain';
import type { ModelInput } from '../../../src/langchain/plain-models';
import { NoCandidateError } from '../../../src';
import { priceOf } from '../../support/builders';
import { FakeClock } from '../../support/fake-clock';
import { answer, httpError } from '../../support/replies';
import { collect, testPorts } from '../../support/routers';
import { thrown } from '../../support/rejection';
import { type Reply, ScriptedChatModel } from '../../support/scripted-model';

const budget = (limit: string, fields: Partial<BudgetRule> = {}): BudgetRule => ({
	account: 'test',
	accountText: 'this test',
	window: 'none',
	limit: parseUsd(limit),
	...fields,
});

/** An answer of which so many tokens are reported. */
const reported = (outputTokens: number) => answer('done', 10, outputTokens);

/** One USD per million tokens of answer; prompts are free. */
const priced = (replies: readonly Reply[], model = 'priced', usd = 1): ModelInput => ({
	model: new ScriptedChatModel(replies, { model }),
	label: model,
	price: priceOf(0, usd),
});

function routerOver(models: readonly ModelInput[], rules: RoutingRules, ports = testPorts()) {
	const records: RoutingRecord[] = [];
	const strategy = { id: 'inOrder' } as const;
	const onRecord = (record: RoutingRecord) => records.push(record);
	return { model: createRouteModel(ports, { models, rules, strategy, onRecord }), records, ports };
}

describe('a budget over real calls', () => {
	it('lets no call exceed it and refuses none while a tenth is left, 100 calls at once', async () => {
		// Each call can cost 1,000 tokens, costs 800, and the limit holds 50 of them.
		const rules = { budgets: [budget('0.04')], longestAnswerTokens: 1_000 };
		const replies = Array.from({ length: 100 }, () => reported(800));
		const { model, records } = routerOver([priced(replies)], rules);
		const outcomes = await Promise.allSettled(Array.from({ length: 100 }, () => model.invoke('hello')));
		const spent = records.reduce((sum, { costUsd }) => sum + parseUsd(costUsd ?? '0'), 0n);
		expect(spent <= parseUsd('0.04')).toBe(true);
		expect(spent >= parseUsd('0.036')).toBe(true);
		expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(49);
	});

	it('sets aside what holds at this hour, where a price changes over the day', async () => {
		// 1.1 USD per million tokens of answer by day, half of it by night; the day begins at half past midnight, UTC.
		const model = () => new ScriptedChatModel([answer('done', 0, 1_000)], { model: 'deepseek-chat' });
		const clock = new FakeClock();
		clock.skip(12 * 3_600_000);
		const byDay = testPorts(clock);
		const rules = { budgets: [budget('0.0015')], longestAnswerTokens: 1_000 };
		const calls = [model(), model()].map((each) =>
			routerOver([{ model: each, label: 'ds', provider: 'deepseek' }], rules, byDay).model.invoke('hello'),
		);
		await Promise.allSettled(calls);
		expect(byDay.budgets?.spentOf('test|')).toBe(parseUsd('0.0011'));
	});

	it('sets aside also what the shown part of an answer costs the model that goes on with it', async () => {
		const claude = (replies: readonly Reply[]) => ({
			model: new ScriptedChatModel(replies, { model: 'claude-haiku-4-5', provider: 'anthropic' }),
			price: priceOf(1, 1),
		});
		const second = claude([answer(' and so on.', 4_000, 900)]);
		const ports = testPorts();
		const model = createRouteModel(ports, {
			models: [claude([{ pieces: ['word '.repeat(1_000), httpError(503)] }]), second],
			strategy: { id: 'inOrder' },
			rules: { budgets: [budget('0.003')], longestAnswerTokens: 250 },
			policy: { afterContent: 'continue', maxRetriesPerModel: 0 },
		});
		await expect(ports.clock.run(collect(model.stream('hello')))).rejects.toThrow();
		expect(second.model.calls).toHaveLength(0);
		expect((ports.budgets?.spentOf('test|') ?? 0n) <= parseUsd('0.003')).toBe(true);
	});

	it('goes on with a cheaper model when the first one no longer fits', async () => {
		const rules = { budgets: [budget('0.01')], longestAnswerTokens: 1_000 };
		const { model, records } = routerOver(
			[priced([reported(900)], 'dear', 10), priced([reported(900)], 'cheap', 0.5)],
			rules,
		);
		await model.invoke('hello');
		await model.invoke('hello');
		expect(records.map(({ decision }) => decision.chosen)).toEqual(['dear', 'cheap']);
		expect(records[1]?.decision.candidates[1]?.rejected).toContain('has 0.009 USD spent');
	});

	it('says what is spent and what to do when nobody fits', async () => {
		const { model } = routerOver([priced([])], { budgets: [budget('0.0001')], longestAnswerTokens: 1_000 });
		const error = await thrown(NoCandidateError, () => model.invoke('hello'));
		expect(error.remedy).toContain('the budget of 0.0001 USD for this test has 0 USD spent');
		expect(error.remedy).toContain('Raise the budget');
	});

	it('keeps what a failure may have cost, and gives back what a refused request did not', async () => {
		const rules = { budgets: [budget('1')], longestAnswerTokens: 1_000 };
		const { model, ports } = routerOver(
			[priced([httpError(401), new AIMessage('')]), priced([reported(1)])],
			rules,
		);
		await model.invoke('hello');
		expect(ports.budgets?.spentOf('test|')).toBe(1_000_000n);
	});

	it('refuses a model of unknown price unless there is a ceiling', async () => {
		const unpriced = () => new ScriptedChatModel([reported(5)], { model: 'unpriced' });
		const refusing = routerOver([unpriced()], { budgets: [budget('1')] });
		const error = await thrown(NoCandidateError, () => refusing.model.invoke('hello'));
		expect(error.remedy).toContain('its price is unknown');
		const { model, ports } = routerOver([unpriced()], {
			budgets: [budget('1', { ceiling: parseUsd('0.2') })],
		});
		await model.invoke('hello');
		expect(ports.budgets?.spentOf('test|')).toBe(parseUsd('0.2'));
	});

	it('holds for the models of a router below, and counts each request once', async () => {
		const ports = testPorts();
		const inner = createFallbackChain(ports, {
			models: [priced([reported(400)])],
			rules: { budgets: [budget('1')] },
		});
		const { model } = routerOver([inner], { budgets: [budget('0.0005')], longestAnswerTokens: 450 }, ports);
		await model.invoke('hello');
		expect(ports.budgets?.spentOf('test|')).toBe(400_000_000n);
		await expect(model.invoke('hello')).rejects.toThrow();
	});

	it('writes a request that was not sent into the trail when the budget ran out in between', async () => {
		const ports = testPorts();
		const rules = { budgets: [budget('0.001')], longestAnswerTokens: 600 };
		const slow = priced([reported(600), reported(600)]);
		const { model, records } = routerOver([slow], rules, ports);
		const [first, second] = await Promise.allSettled([model.invoke('one'), model.invoke('two')]);
		expect([first?.status, second?.status].sort()).toEqual(['fulfilled', 'rejected']);
		const refused = records.find(({ attempts }) => attempts.some(({ outcome }) => outcome === 'rejected'));
		expect(refused?.attempts).toMatchObject([{ outcome: 'rejected', failure: 'over_budget', durationMs: 0 }]);
		expect(refused?.unpricedAttempts).toBe(0);
	});
});

describe('the limit that is sent along', () => {
	const apiKey = 'key';
	const openAi = new ChatOpenAI({ model: 'gpt-4.1-mini', apiKey });
	const anthropic = new ChatAnthropic({ model: 'claude-haiku-4-5', apiKey, maxTokens: 300 });
	const google = new ChatGoogleGenerativeAI({ model: 'gemini-2.5-flash', apiKey });

	it('is the one the user set on the model, where there is one', () => {
		expect([openAi, anthropic, google].map(outputLimitOf)).toEqual([undefined, 300, undefined]);
	});

	it('reaches the request, and the model stays as it is', () => {
		expect(withOutputLimit(openAi, 77).invocationParams({})).toMatchObject({ max_tokens: 77 });
		const client: unknown = Reflect.get(withOutputLimit(google, 77), 'client');
		expect(client).toMatchObject({ generationConfig: { maxOutputTokens: 77 } });
		expect([openAi.maxTokens, google.maxOutputTokens]).toEqual([undefined, undefined]);
	});

	it('leaves a model alone that has no such setting', () => {
		const model = new ScriptedChatModel([]);
		expect(withOutputLimit(model, 5)).toBe(model);
	});

	it('reaches the request also where a host has put functions of its own in place of the methods', async () => {
		const bodies: unknown[] = [];
		const model = new ChatOpenAI({
			model: 'gpt-4.1-mini',
			apiKey,
			maxRetries: 0,
			configuration: {
				fetch: async (_url, init) => {
					bodies.push(JSON.parse(String(init?.body)));
					return Response.json({ error: { message: 'no' } }, { status: 400 });
				},
			},
		});
		// As n8n does it: tied to the model itself.
		model._generate = model._generate.bind(model);
		model._streamResponseChunks = model._streamResponseChunks.bind(model);
		Object.assign(model, { [Symbol('wrappedChatModelMessageInput')]: true });
		const calls = new AIMessage({
			content: [],
			tool_calls: [{ name: 't', args: {}, id: '1', type: 'tool_call' }],
		});
		await withOutputLimit(model, 77)
			.invoke(['hello', calls])
			.catch(() => undefined);
		expect(bodies).toMatchObject([{ max_tokens: 77, messages: [{}, { content: '' }] }]);
	});
});
