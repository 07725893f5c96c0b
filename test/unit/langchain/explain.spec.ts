import { describe, expect, it } from '@jest/globals';
import type { RoutingRecord } from '../../../src/domain/record';
import { createFallbackChain, createRouteModel, type RouteModelOptions } from '../../../src/langchain/plain';
import { selfDescriptionOf } from '../../../src/langchain/routed-mark';
import { ExecutionTotals } from '../../../src/ledger';
import { RoutedChatModel } from '../../../src';
import { priceOf } from '../../support/builders';
import { answer } from '../../support/replies';
import { collect, testPorts } from '../../support/routers';
import { ScriptedChatModel } from '../../support/scripted-model';

const modelOf = (name: string, usd: number, strength: 'small' | 'strong' | 'frontier') => ({
	model: new ScriptedChatModel([answer(`from ${name}`)], { model: name }),
	label: name,
	price: priceOf(usd, usd),
	strength,
});
const REQUEST = 'Translate into French: the house is blue.';

function routerOf(options: RouteModelOptions) {
	const records: RoutingRecord[] = [];
	const ports = testPorts();
	const model = createRouteModel(ports, { ...options, onRecord: (record) => records.push(record) });
	return { model, records, ports };
}

describe('a decision that is explained', () => {
	it('is the one a call would follow, and asks nobody', async () => {
		const small = modelOf('small', 0.1, 'small');
		const strong = modelOf('strong', 1, 'strong');
		const { model, records } = routerOf({
			models: [strong, small],
			strategy: { id: 'cheapestGoodEnough', requiredQuality: 0.5 },
		});
		const explained = model.explain(REQUEST);
		expect(explained.decision).toMatchObject({
			chosen: 'small',
			reason: expect.stringContaining('Cheapest of 2'),
			candidates: [
				{ model: 'small', rank: 1 },
				{ model: 'strong', rank: 2 },
			],
		});
		expect(explained.task).toMatchObject({ id: 'translation', source: 'rules' });
		expect(explained.task.evidence.length).toBeGreaterThan(0);
		expect(explained.estimatedTokens.input).toBeGreaterThan(5);
		expect([small.model.calls.length, strong.model.calls.length, records.length]).toEqual([0, 0, 0]);
		await model.invoke(REQUEST);
		expect(records[0]?.decision).toEqual(explained.decision);
	});

	it('says why when nobody can take the call', () => {
		const { model } = routerOf({
			models: [modelOf('small', 0.1, 'small')],
			rules: { dataPolicies: [{ regions: ['eu'] }] },
		});
		const { decision } = model.explain(REQUEST);
		expect(decision.chosen).toBeUndefined();
		expect(decision.candidates[0]?.rejected).toContain('wants the region eu');
	});
});

describe('a dry run', () => {
	it('answers with the decision, spends nothing and says so in the record', async () => {
		const small = modelOf('small', 0.1, 'small');
		const { model, records } = routerOf({ models: [small], rules: { dryRun: true } });
		const text = (await model.invoke(REQUEST)).text;
		expect(JSON.parse(text)).toMatchObject({ decision: { chosen: 'small' }, task: { id: 'translation' } });
		expect(records[0]).toMatchObject({ dryRun: true, attempts: [], decision: { chosen: 'small' } });
		expect(records[0]?.costUsd).toBeUndefined();
		expect(small.model.calls).toHaveLength(0);
		const chunks = await collect(model.stream(REQUEST));
		expect(chunks.map((chunk) => chunk.text).join('')).toBe(text);
	});

	it('is no call in the totals of an execution', async () => {
		const totals = new ExecutionTotals();
		const model = new RoutedChatModel({
			...testPorts(),
			candidates: [],
			strategy: { id: 'inOrder' },
			rules: { dryRun: true },
			totals,
		});
		await model.invoke(REQUEST);
		expect(totals.toRecord().calls).toBe(0);
	});
});

describe('a router as a model of a router', () => {
	const ports = testPorts();
	const inner = createRouteModel(ports, {
		models: [modelOf('inner-dear', 9, 'frontier'), modelOf('inner-cheap', 0.05, 'strong')],
		strategy: { id: 'cheapestGoodEnough', requiredQuality: 0.5 },
	});

	it('is expected to do what its own first choice would', () => {
		const { model } = routerOf({
			models: [modelOf('outer', 1, 'strong'), inner],
			strategy: { id: 'cheapestGoodEnough', requiredQuality: 0.5 },
		});
		const [first, second] = model.explain(REQUEST).decision.candidates;
		expect(second?.model).toBe('outer');
		expect(first).toMatchObject({ rank: 1, expectedQuality: second?.expectedQuality });
		expect(Number(first?.expectedCostUsd) * 20).toBeCloseTo(Number(second?.expectedCostUsd), 9);
	});

	it('gives way to the word of the user', () => {
		const qualityOf = (candidate: Parameters<typeof routerOf>[0]['models'][number]) =>
			routerOf({ models: [candidate] }).model.explain(REQUEST).decision.candidates[0]?.expectedQuality ??
			Number.NaN;
		expect(qualityOf({ model: inner, strength: 'small' })).toBeLessThan(qualityOf(inner) - 0.1);
	});

	it('cannot take what none of its models can, and says why', () => {
		const { model } = routerOf({
			models: [inner, modelOf('outer', 1, 'strong')],
			rules: { dataPolicies: [{ blockedMakers: ['scripts'] }] },
		});
		const { candidates } = model.explain(REQUEST).decision;
		expect(candidates[0]?.rejected).toMatch(
			/^none of its models can take the call \(inner-dear: .*inner-cheap: /,
		);
	});

	it('of several asked at once costs what they cost together', () => {
		const committee = createRouteModel(ports, {
			models: [modelOf('a', 1, 'small'), modelOf('b', 2, 'frontier'), modelOf('c', 7, 'small')],
			strategy: { id: 'committee', size: 2, pick: 'majority' },
		});
		const { model } = routerOf({
			models: [committee, modelOf('three', 3, 'frontier')],
			strategy: { id: 'inOrder' },
		});
		const [together, three] = model.explain(REQUEST).decision.candidates;
		expect(together?.expectedCostUsd).toBe(three?.expectedCostUsd);
		expect(together?.expectedQuality).toBe(three?.expectedQuality);
	});

	it('holds as much as the largest of its models, where all are known', () => {
		const known = (model: string) => new ScriptedChatModel([], { model, provider: 'openai' });
		const chain = createFallbackChain(ports, { models: [known('gpt-4.1-mini'), known('gpt-4o-mini')] });
		const vague = createFallbackChain(ports, { models: [known('gpt-4.1-mini'), known('no-such-model')] });
		const contextOf = (model: RoutedChatModel) => selfDescriptionOf(model)?.contextTokens;
		expect(contextOf(chain)).toBeGreaterThan(1_000_000);
		expect(contextOf(vague)).toBeUndefined();
	});
});
