import { describe, expect, it } from '@jest/globals';
import type { INodeProperties } from 'n8n-workflow';
import { properties } from '../../../nodes/RouteModel/properties';
import { readStrategy } from '../../../nodes/RouteModel/read-strategy';
import { STRATEGY_IDS, type StrategyId } from '../../../src/domain/decision';
import { checkStrategy, MAX_COMMITTEE, POLICIES, QUALITY_BARS } from '../../../src/routing';
import { parameterContext, settingErrorOf } from '../../support/n8n-context';
import { ScriptedChatModel } from '../../support/scripted-model';

const models = [1, 2, 3].map((slot) => ({
	slot,
	name: `Chat ${slot}`,
	nodeType: 'x',
	model: new ScriptedChatModel([]),
}));
const defaults = Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));
const read = (values: Readonly<Record<string, unknown>>) =>
	readStrategy({ context: parameterContext({ ...defaults, ...values }), itemIndex: 0, models });
const propertyOf = (name: string): INodeProperties => {
	const found = properties.find((property) => property.name === name);
	if (!found) throw new Error(`The panel has no parameter "${name}".`);
	return found;
};

it('the registry, the vocabulary and the panel list the same strategies in the same order', () => {
	const panel = propertyOf('strategy');
	expect(Object.keys(POLICIES)).toEqual([...STRATEGY_IDS]);
	expect(panel.options).toEqual(
		STRATEGY_IDS.map((value) => {
			const { label: name, description } = POLICIES[value];
			return { name, value, description };
		}),
	);
	expect(STRATEGY_IDS).toContain(panel.default);
});

describe('the defaults of the panel', () => {
	const sameAsCore = STRATEGY_IDS.filter((id) => id !== 'taskMatrix');

	it.each(sameAsCore)('are those of %s in the core', (id) => {
		expect(read({ strategy: id })).toEqual(checkStrategy({ id }));
	});

	it('fill the task matrix with rows that the core takes', () => {
		const strategy = read({ strategy: 'taskMatrix' });
		expect(checkStrategy(strategy)).toEqual(strategy);
		expect(strategy.id === 'taskMatrix' && strategy.rows.map(({ task }) => task)).toEqual([
			'extraction',
			'classification',
			'generation',
			'code',
			'reasoning',
			'vision',
			'voice',
			'translation',
			'other',
		]);
	});

	it('name the stops of the quality bar as the core does', () => {
		const stops = (propertyOf('qualityBar').options ?? []).map((option) => 'value' in option && option.value);
		expect(stops).toEqual(Object.keys(QUALITY_BARS));
	});
});

describe('the ranges of the panel are those of the core', () => {
	const strategyWith: Readonly<Record<string, (value: number) => object>> = {
		qualityWeight: (quality) => ({ id: 'balanced', weights: { quality, cost: 1 } }),
		costWeight: (cost) => ({ id: 'balanced', weights: { cost, quality: 1 } }),
		latencyWeight: (latency) => ({ id: 'balanced', weights: { latency, quality: 1 } }),
		committeeSize: (size) => ({ id: 'committee', size }),
	};

	it.each(Object.entries(strategyWith))('%s', async (name, make) => {
		const { typeOptions } = propertyOf(name);
		const { minValue = NaN, maxValue = NaN } = typeOptions ?? {};
		expect(checkStrategy(make(minValue))).toMatchObject(make(minValue));
		expect(checkStrategy(make(maxValue))).toMatchObject(make(maxValue));
		expect(() => checkStrategy(make(minValue - 1))).toThrow(/greater than or equal/);
		expect(() => checkStrategy(make(maxValue + 1))).toThrow(/less than or equal/);
	});
});

describe('each strategy shows its own settings and no other', () => {
	const shownFor = (id: StrategyId) =>
		properties
			.filter(({ displayOptions }) => displayOptions?.show?.['strategy']?.includes(id))
			.map(({ name }) => name);

	it.each<[StrategyId, string[]]>([
		['cheapestGoodEnough', ['qualityBar']],
		['bestWithinCost', ['maxUsdPerCall']],
		['bestValue', ['usdPerRightAnswer']],
		['fastest', []],
		['balanced', ['qualityWeight', 'costWeight', 'latencyWeight']],
		['taskMatrix', ['matrix']],
		['spreadLoad', ['spreadBy', 'spreadWeights']],
		['inOrder', []],
		['committee', ['committeeSize', 'committeePick', 'committeeJudge']],
	])('%s', (id, names) => {
		expect(shownFor(id)).toEqual(names);
	});
});

describe('a strategy by expression', () => {
	it.each<[Record<string, unknown>, unknown]>([
		[{ qualityBar: 0.85 }, { id: 'cheapestGoodEnough', requiredQuality: 0.85 }],
		[{ qualityBar: '0.85' }, { id: 'cheapestGoodEnough', requiredQuality: 0.85 }],
		[
			{ strategy: 'bestWithinCost', maxUsdPerCall: 0.002 },
			{ id: 'bestWithinCost', maxUsdPerCall: '0.002' },
		],
		[
			{ strategy: 'bestWithinCost', maxUsdPerCall: 0.1 + 0.2 },
			{ id: 'bestWithinCost', maxUsdPerCall: '0.3' },
		],
		[
			{ strategy: 'bestValue', usdPerRightAnswer: 1e-7 },
			{ id: 'bestValue', usdPerRightAnswer: '0.0000001' },
		],
		[
			{ strategy: 'spreadLoad', spreadWeights: { weight: [{ model: '2', weight: '3' }] } },
			{ id: 'spreadLoad', by: 'weight', weights: [{ slot: 2, weight: 3 }] },
		],
		[
			{ strategy: 'committee', committeePick: 'judge', committeeJudge: 3 },
			{ id: 'committee', size: 3, pick: 'judge', judgeSlot: 3 },
		],
	])('%j', (values, strategy) => {
		expect(read(values)).toEqual(strategy);
	});

	it.each<[Record<string, unknown>, string, string]>([
		[{ qualityBar: 1.5 }, 'Quality Bar', 'a number from 0 to 1'],
		[{ strategy: 'bestWithinCost', maxUsdPerCall: '-1' }, 'Most per Call', 'such as 0.01'],
		[{ strategy: 'bestWithinCost', maxUsdPerCall: '' }, 'Most per Call', 'such as 0.01'],
		[{ strategy: 'bestWithinCost', maxUsdPerCall: 1e300 }, 'Most per Call', 'such as 0.01'],
		[{ strategy: 'bestValue', usdPerRightAnswer: '0,05' }, 'Worth of a Right Answer', 'such as 0.05'],
		[{ qualityBar: NaN }, 'Quality Bar', 'a number from 0 to 1'],
		[{ strategy: 'balanced', costWeight: '' }, 'Cost Weight', 'from 0 to 10'],
		[{ strategy: 'balanced', latencyWeight: null }, 'Speed Weight', 'from 0 to 10'],
		[{ strategy: 'balanced', costWeight: 11 }, 'Cost Weight', 'from 0 to 10'],
		[
			{ strategy: 'balanced', qualityWeight: 0, costWeight: 0, latencyWeight: 0 },
			'Quality Weight',
			'above 0',
		],
		[
			{ strategy: 'committee', committeePick: 'judge', committeeJudge: 4 },
			'Judge',
			'one of those connected: Model 1, Model 2, Model 3',
		],
		[{ strategy: 'committee', committeeSize: 1 }, 'Committee Size', `from 2 to ${MAX_COMMITTEE}`],
		[
			{ strategy: 'spreadLoad', spreadWeights: { weight: [{ model: 1, weight: -1 }] } },
			'Weights, row 1, Weight',
			'0 to 1000',
		],
		[
			{ strategy: 'spreadLoad', spreadWeights: { weight: [{ model: 1, weight: '' }] } },
			'Weights, row 1, Weight',
			'0 to 1000',
		],
		[
			{ strategy: 'spreadLoad', spreadWeights: { weight: [{ model: 1, weight: undefined }] } },
			'Weights, row 1, Weight',
			'Correct the expression',
		],
		[
			{
				strategy: 'spreadLoad',
				spreadWeights: { weight: [{ model: 1 }, { model: 1 }].map((row) => ({ ...row, weight: 2 })) },
			},
			'Weights, row 2": row 1 is about Model 1 as well',
			'Keep one row for each model',
		],
	])('%j is refused by name', async (values, parameter, remedy) => {
		const error = await settingErrorOf(() => read(values));
		expect(error.message).toContain(`parameter "${parameter}`);
		expect(error.description).toContain(remedy);
	});
});
