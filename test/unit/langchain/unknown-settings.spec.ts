import { describe, expect, it } from '@jest/globals';
import {
	ConfigurationError,
	fallbackChain,
	parseUsd,
	routeModel,
	type RoutingRecord,
	type StrategyOptions,
	whatIf,
} from '../../../src';
import { priceOf } from '../../support/builders';
import { thrown } from '../../support/rejection';
import { ScriptedChatModel } from '../../support/scripted-model';

const model = new ScriptedChatModel([]);
const BUDGET = { account: 'a', accountText: 'this test', window: 'none', limit: parseUsd('1') } as const;

/** Options as a program in plain JavaScript gives them, where no compiler looks at the keys. */
type Given = Readonly<Record<string, unknown>>;
const route = (given: Given) => () => routeModel({ models: [model], ...given });

const MISSPELT: ReadonlyArray<[setting: string, known: string, given: Given]> = [
	['strategies', 'strategy', { strategies: { id: 'inOrder' } }],
	['strategy.qualityBar', 'requiredQuality', { strategy: { id: 'cheapestGoodEnough', qualityBar: 'high' } }],
	['strategy.maxUsd', 'maxUsdPerCall', { strategy: { id: 'bestWithinCost', maxUsd: '1' } }],
	['strategy.usd', 'usdPerRightAnswer', { strategy: { id: 'bestValue', usd: '1' } }],
	['strategy.quick', 'id', { strategy: { id: 'fastest', quick: true } }],
	['strategy.weights.speed', 'latency', { strategy: { id: 'balanced', weights: { speed: 9 } } }],
	['strategy.matrix', 'rows', { strategy: { id: 'taskMatrix', matrix: [] } }],
	[
		'strategy.rows[0].models',
		'slots',
		{ strategy: { id: 'taskMatrix', rows: [{ task: 'code', models: [1] }] } },
	],
	[
		'strategy.weights[0].model',
		'slot',
		{ strategy: { id: 'spreadLoad', weights: [{ model: 1, weight: 2 }] } },
	],
	['strategy.first', 'id', { strategy: { id: 'inOrder', first: 2 } }],
	['strategy.judge', 'judgeSlot', { strategy: { id: 'committee', judge: 1 } }],
	['rules.budget', 'budgets', { rules: { budget: [BUDGET] } }],
	['rules.budgets[0].max', 'ceiling', { rules: { budgets: [{ ...BUDGET, max: parseUsd('1') }] } }],
	['rules.dataPolicies[0].region', 'regions', { rules: { dataPolicies: [{ region: 'eu' }] } }],
	['models[0].strenght', 'strength', { models: [{ model, strenght: 'strong' }] }],
	['models[0].facts.regions', 'region', { models: [{ model, facts: { regions: ['eu'] } }] }],
	['models[0].price.input', 'inputPico', { models: [{ model, price: { ...priceOf(1, 2), input: 1n } }] }],
	['judge.timeout', 'timeoutMs', { judge: { model, timeout: 500 } }],
	['judge.model.strenght', 'strength', { judge: { model: { model, strenght: 'small' } } }],
	['ownTasks[0].example', 'examples', { ownTasks: [{ name: 'refund', example: 'money back' }] }],
	['limits.firstToken', 'firstTokenMs', { limits: { firstToken: 5_000 } }],
	['policy.maxRetries', 'maxRetriesPerModel', { policy: { maxRetries: 0 } }],
	['policy.backoff.base', 'baseMs', { policy: { backoff: { baseMs: 1, capMs: 1, base: 1 } } }],
];

describe('a setting that nothing reads', () => {
	it.each(MISSPELT)('%s is refused, and the error names %s', async (setting, known, given) => {
		const error = await thrown(ConfigurationError, route(given));
		expect(error.setting).toBe(setting);
		expect(error.message).toMatch(new RegExp(`there is no such setting, only .*\\b${known}\\b`));
		expect(error.remedy).toMatch(/leave .+ out|list of examples/);
	});

	it('is refused by a chain, which has no strategy', async () => {
		const given: Given = { strategy: { id: 'fastest' } };
		const error = await thrown(ConfigurationError, () => fallbackChain({ models: [model], ...given }));
		expect(error.setting).toBe('strategy');
	});

	it('is refused when past calls are compared with another strategy', async () => {
		const strategy = { id: 'bestWithinCost', maxUsdPerCall: '1', maxUsd: '1' } as const;
		const error = await thrown(ConfigurationError, () => whatIf([], { strategy }));
		expect(error.setting).toBe('strategy.maxUsd');
	});
});

describe('a setting with a value that cannot work', () => {
	it.each<[setting: string, message: string, given: Given]>([
		['rules.budgets[0].limit', 'parseUsd', { rules: { budgets: [{ ...BUDGET, limit: 5 }] } }],
		['rules.budgets[0].timeZone', 'no time zone', { rules: { budgets: [{ ...BUDGET, timeZone: 'Mars' }] } }],
		['rules.pinnedSlot', 'greater than or equal to 1', { rules: { pinnedSlot: 0 } }],
		['models[0].strength', "'strong'", { models: [{ model, strength: 'strogn' }] }],
		['models[0].price.outputPico', 'parseUsd', { models: [{ model, price: { inputPico: 1n } }] }],
		[
			'models[0].price.inputPico',
			'at least 0',
			{ models: [{ model, price: { inputPico: -1n, outputPico: 1n } }] },
		],
	])('%s is refused: %s', async (setting, message, given) => {
		const error = await thrown(ConfigurationError, route(given));
		expect(error.setting).toBe(setting);
		expect(error.message).toContain(message);
	});
});

it('what a strategy leaves out has its default, for the compiler too', async () => {
	const reasons: string[] = [];
	const strategies: StrategyOptions[] = [
		{ id: 'cheapestGoodEnough' },
		{ id: 'bestValue' },
		{ id: 'balanced', weights: { cost: 9 } },
		{ id: 'spreadLoad', by: 'leastBusy' },
	];
	for (const strategy of strategies) {
		const onRecord = ({ decision }: RoutingRecord) => reasons.push(decision.reason);
		await routeModel({ models: [model], strategy, rules: { dryRun: true }, onRecord }).invoke('hello');
	}
	expect(reasons).toEqual([
		expect.stringContaining('quality 0.70'),
		expect.stringContaining('No model has both'),
		expect.stringContaining('quality 5, cost 9, speed 2'),
		expect.stringContaining('Least busy'),
	]);
});

it('settings that are known are all taken', () => {
	const price = { ...priceOf(1, 2), tiers: [{ ...priceOf(2, 4), aboveInputTokens: 200_000 }] };
	const budget = { ...BUDGET, window: 'day', ceiling: parseUsd('0.1'), timeZone: 'Europe/Berlin' } as const;
	const policies = [{ regions: ['eu'], noTraining: true, zeroRetention: true, allowedMakers: ['openai'] }];
	const make = route({
		models: [{ model, label: 'One', provider: 'openai', strength: 'small', facts: { maker: 'x' }, price }],
		rules: { budgets: [budget], dataPolicies: policies, longestAnswerTokens: 100, pinnedSlot: 1 },
		judge: { model, belowConfidence: 0.4, timeoutMs: 900 },
		ownTasks: [{ name: 'refund', description: 'Money back', examples: ['money back'] }],
		limits: { firstTokenMs: 1, gapMs: 1, wholeAnswerMs: 1, callMs: 1 },
		policy: { maxWaitMs: 1, hedge: true, afterContent: 'restart', handOver: { unknown: true } },
	});
	expect(make).not.toThrow();
});
