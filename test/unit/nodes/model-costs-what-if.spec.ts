import { describe, expect, it } from '@jest/globals';
import type { RoutingRecord } from '../../../src/domain/record';
import { attempt, record } from '../ledger/report/records';
import { jsonOf, runCosts } from './model-costs-context';
import { runDataWith } from './run-data-with';

const candidates = [
	{ slot: 1, provider: 'openai', model: 'gpt-4.1-nano', expectedQuality: 0.6, expectedCostUsd: '0.00001' },
	{ slot: 2, provider: 'openai', model: 'gpt-4.1', expectedQuality: 0.9, expectedCostUsd: '0.0002' },
];
const usage = { inputTokens: 1_000, outputTokens: 100 };
const CALL: RoutingRecord = record(1, [attempt({ slot: 2, model: 'gpt-4.1', usage, costUsd: '0.0028' })], {
	costUsd: '0.0028',
	decision: { reason: '', candidates },
});

const economy = {
	operation: 'whatIf',
	whatIfSource: 'thisExecution',
	strategy: 'cheapestGoodEnough',
	qualityBar: 'economy',
};
const NANO_USD = '0.00014';

describe('What If', () => {
	it('compares each call and the total, from the run data of this execution', async () => {
		const items = await runCosts({ parameters: economy, runData: (id) => runDataWith(id, [CALL, CALL]) });
		const rows = jsonOf(items);
		expect(rows).toHaveLength(3);
		expect(rows[0]).toMatchObject({
			node: 'Route Model',
			task: 'extraction',
			model: 'gpt-4.1',
			whatIfModel: 'gpt-4.1-nano',
			changed: true,
			costUsd: '0.0028',
			whatIfUsd: NANO_USD,
			savedUsd: '0.00266',
			expectedQuality: 0.9,
			whatIfExpectedQuality: 0.6,
			total: false,
		});
		expect(rows[2]).toEqual({
			calls: 2,
			compared: 2,
			changed: 2,
			costUsd: '0.0056',
			whatIfUsd: '0.00028',
			savedUsd: '0.00532',
			saved: 0.00532,
			expectedQuality: 0.9,
			whatIfExpectedQuality: 0.6,
			total: true,
		});
	});

	it('takes executions by their ids, each once, and records in items', async () => {
		const byId = { ...economy, whatIfSource: 'executions', executionId: '42' };
		const stored = () => ({ 42: { resultData: { runData: runDataWith('42', [CALL]) } } });
		const items = [{ json: {} }, { json: {} }];
		expect(jsonOf(await runCosts({ parameters: byId, stored, items })).at(-1)).toMatchObject({ calls: 1 });
		const inItems = { ...economy, whatIfSource: 'items', options: { output: 'total' } };
		const held = [{ json: { routing: CALL } }, { json: { routing: [CALL, CALL] } }, { json: { ...CALL } }];
		const json = held.map(({ json: item }) => ({ json: JSON.parse(JSON.stringify(item)) }));
		expect(jsonOf(await runCosts({ parameters: inItems, items: json }))).toMatchObject([
			{ calls: 4, whatIfUsd: '0.00056' },
		]);
	});

	it('says of what cannot be compared how much and why, and takes nothing for zero', async () => {
		const parameters = { ...economy, strategy: 'fixedModel', whatIfModel: 'mine/home-made' };
		const rows = jsonOf(await runCosts({ parameters, runData: (id) => runDataWith(id, [CALL]) }));
		expect(rows[0]).toMatchObject({ notCompared: 'the other model has no known price' });
		expect(rows[1]).toEqual({
			calls: 1,
			compared: 0,
			changed: 0,
			notCompared: { 'the other model has no known price': 1 },
			total: true,
		});
	});

	it('says in one item that there is nothing to compare', async () => {
		expect(jsonOf(await runCosts({ parameters: economy }))).toMatchObject([{ routedCalls: 0 }]);
	});

	it.each([
		['Calls Of', { whatIfSource: 'yesterday' }],
		['Instead', { strategy: 'committee' }],
		['Quality Bar', { qualityBar: 'superb' }],
		['Model', { strategy: 'fixedModel', whatIfModel: 'gpt' }],
		['Records Field', { whatIfSource: 'items' }],
		['Execution ID', { whatIfSource: 'executions', executionId: '' }],
		['Execution ID', { whatIfSource: 'executions', executionId: '7' }],
		['Output', { options: { output: 'all' } }],
	])('names the parameter that cannot be used: %s', async (name, more) => {
		const run = runCosts({ parameters: { ...economy, ...more }, stored: () => ({}) });
		await expect(run).rejects.toThrow(`"${name}"`);
	});
});
