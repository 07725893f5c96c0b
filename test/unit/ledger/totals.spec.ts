import { describe, expect, it } from '@jest/globals';
import type { Attempt } from '../../../src/domain/attempt';
import { failureOf } from '../../../src/domain/failure';
import { parseUsd } from '../../../src/domain/money';
import { ExecutionTotals } from '../../../src/ledger';
import { attemptOf } from '../../support/builders';

const usage = { inputTokens: 1_000, outputTokens: 100 };
const priced = (model: string, usd: string): Attempt =>
	attemptOf({ ref: { provider: 'p', model }, usage, cost: parseUsd(usd), costSource: 'catalogue' });

describe('ExecutionTotals', () => {
	it('starts at nothing', () => {
		const totals = new ExecutionTotals();
		expect(totals.toRecord()).toEqual({
			calls: 0,
			costUsd: '0',
			inputTokens: 0,
			outputTokens: 0,
			unpricedAttempts: 0,
		});
		expect(totals.toSummary()).toEqual({ llm_cost_usd: '0', llm_tokens: '0/0', llm_models: '' });
	});

	it('adds exactly, where binary fractions would not', () => {
		const totals = new ExecutionTotals();
		for (let call = 0; call < 10; call += 1) totals.add([priced('m', '0.1')], { nested: false });
		expect(totals.toRecord()).toEqual({
			calls: 10,
			costUsd: '1',
			inputTokens: 10_000,
			outputTokens: 1_000,
			unpricedAttempts: 0,
		});
		expect(totals.costUsdNumber()).toBe(1);
	});

	it('counts a call through a nested router once: its calls, tokens, cost and model', () => {
		const totals = new ExecutionTotals();
		totals.add([priced('gpt-4.1', '0.25')], { nested: true });
		totals.add([{ ...priced('gpt-4.1', '0.25'), costSource: 'nested' }], { nested: false });
		expect(totals.toRecord()).toMatchObject({
			calls: 1,
			costUsd: '0.25',
			inputTokens: 1_000,
			outputTokens: 100,
		});
		expect(totals.toSummary().llm_models).toBe('gpt-4.1 x1');
	});

	it('marks a cost of which a part is unknown', () => {
		const totals = new ExecutionTotals();
		totals.add([priced('m', '0.5')], { nested: false });
		totals.add([attemptOf({ outcome: 'failed', failure: failureOf('timeout_gap') })], { nested: false });
		expect(totals.toSummary().llm_cost_usd).toBe('>=0.5');
		expect(totals.toRecord()).toMatchObject({ costUsd: '0.5', unpricedAttempts: 1 });
	});

	it('does not mark it for a failure that nobody bills', () => {
		const totals = new ExecutionTotals();
		totals.add([attemptOf({ outcome: 'failed', failure: failureOf('rate_limit') }), priced('m', '0.5')], {
			nested: false,
		});
		expect(totals.toSummary().llm_cost_usd).toBe('0.5');
	});

	it('lists models by their answers, most first, then by name; failures are no answers', () => {
		const totals = new ExecutionTotals();
		const answers = ['b', 'c', 'a', 'c'].map((model) => priced(model, '0'));
		totals.add([...answers, attemptOf({ outcome: 'failed', ref: { provider: 'p', model: 'down' } })], {
			nested: false,
		});
		totals.add([attemptOf({ label: 'Nameless', ref: { provider: 'p' }, cost: 0n })], { nested: false });
		expect(totals.toSummary().llm_models).toBe('c x2, a x1, b x1, Nameless x1');
	});

	it('cuts the list of models where n8n would cut it', () => {
		const totals = new ExecutionTotals();
		for (let n = 0; n < 100; n += 1) totals.add([priced(`model-number-${n}`, '0')], { nested: false });
		const { llm_models: models } = totals.toSummary();
		expect(models).toHaveLength(512);
		expect(models.startsWith('model-number-0 x1, model-number-1 x1, ')).toBe(true);
	});
});
