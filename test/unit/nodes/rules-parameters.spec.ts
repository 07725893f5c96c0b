import { describe, expect, it } from '@jest/globals';
import type { INode, IWorkflowMetadata } from 'n8n-workflow';
import { readRules } from '../../../nodes/shared/rules-parameters';
import { routingRules } from '../../../nodes/shared/routing-rules';
import { rulesOptions } from '../../../nodes/shared/rules-properties';
import { parseUsd } from '../../../src/domain/money';
import { describeModel } from '../../../src/langchain';
import { DEFAULT_LONGEST_ANSWER_TOKENS } from '../../../src/langchain/spending-limits';
import { parameterContext, settingErrorOf } from '../../support/n8n-context';
import { nodeOf } from '../../support/node';
import { ScriptedChatModel } from '../../support/scripted-model';

const read = (options: Readonly<Record<string, unknown>>) => readRules(parameterContext({ options }), 0);
const candidates = ['gpt-4.1-mini', 'claude-haiku-4-5'].map((model, index) =>
	describeModel(new ScriptedChatModel([], { model }), { slot: index + 1, label: `Chat ${index + 1}` }),
);

/** What n8n tells of a run. */
const run = (executionId: string | undefined) => ({
	getNode: (): INode => nodeOf(),
	getWorkflow: (): IWorkflowMetadata => ({ id: 'w1', active: false }),
	getTimezone: () => 'Europe/Berlin',
	getExecutionId: () => executionId,
});
const rulesOf = (options: Readonly<Record<string, unknown>>, executionId: string | undefined = '7') =>
	routingRules(run(executionId), read(options), candidates);
const budgetsOf = (rows: readonly object[], executionId?: string) =>
	rulesOf({ budgets: { budget: rows } }, executionId).budgets ?? [];

describe('the rules of a panel', () => {
	it('are none when nothing is set', () => {
		expect(rulesOf({})).toEqual({ dataPolicies: [], dryRun: false, sticky: true });
	});

	it('have the defaults that the panel shows', () => {
		const defaultOf = (name: string) => rulesOptions.find((option) => option.name === name)?.default;
		expect(defaultOf('longestAnswerTokens')).toBe(DEFAULT_LONGEST_ANSWER_TOKENS);
		const shown = { pinModel: defaultOf('pinModel'), dryRun: defaultOf('dryRun') };
		expect(rulesOf({ ...shown, stayWithModel: defaultOf('stayWithModel') })).toEqual(rulesOf({}));
	});

	it.each([1, '1', 'Model 1', 'chat 1', 'GPT-4.1-mini'])('pin Model 1 when %p is given', (pinModel) => {
		expect(rulesOf({ pinModel }).pinnedSlot).toBe(1);
	});

	it('read policy and facts from names separated by commas, and take a switch that is off for no word', () => {
		const policy = {
			regions: ' EU, us ',
			noTraining: true,
			zeroRetention: false,
			allowedMakers: '',
			blockedMakers: 'DeepSeek',
		};
		const facts = [{ model: 2, maker: '', region: 'EU-central-1', noTraining: true, zeroRetention: false }];
		const { dataPolicies, facts: known } = read({ dataPolicy: { policy }, modelFacts: { facts } });
		expect(dataPolicies).toEqual([
			{
				regions: ['eu', 'us'],
				noTraining: true,
				zeroRetention: false,
				allowedMakers: [],
				blockedMakers: ['deepseek'],
			},
		]);
		expect(known).toEqual(new Map([[2, { region: 'eu-central-1', noTraining: true }]]));
	});
});

describe('a budget of a panel', () => {
	it('is of the execution, the node, the workflow or all of them', () => {
		const scopes = ['execution', 'node', 'workflow', 'all'].map((scope) => ({
			limit: '1',
			scope,
			window: 'day',
		}));
		const rules = budgetsOf(scopes);
		expect(new Set(rules.map(({ account }) => account)).size).toBe(4);
		expect(rules.map(({ window }) => window)).toEqual(['none', 'day', 'day', 'day']);
		expect(rules.map(({ accountText }) => accountText)).toEqual([
			'this execution',
			'the node My Router',
			'this workflow',
			'all workflows',
		]);
		const [first] = budgetsOf([{ limit: '1', scope: 'execution' }], '8');
		expect(first?.account).not.toBe(rules[0]?.account);
		expect(rules[1]?.timeZone).toBe('Europe/Berlin');
	});

	it('refuses unknown prices unless there is a ceiling', () => {
		const [plain, ceiling] = budgetsOf([
			{ limit: 2.5, ceiling: '9' },
			{ limit: '2.50', unknownPrice: 'ceiling', ceiling: '0.05' },
		]);
		expect(plain).toMatchObject({ limit: parseUsd('2.5'), ceiling: undefined });
		expect(ceiling).toMatchObject({ limit: parseUsd('2.5'), ceiling: parseUsd('0.05') });
	});
});

describe('a rule that cannot work is named', () => {
	it.each<[Record<string, unknown>, string, string]>([
		[{ pinModel: 'nobody' }, 'Pin Model', 'Model 1 ("Chat 1"), Model 2 ("Chat 2")'],
		[{ pinModel: 7 }, 'Pin Model', 'Pin one of those connected'],
		[{ pinModel: NaN }, 'Pin Model', 'the name of its node or its model ID'],
		[{ pinModel: undefined }, 'Pin Model', 'Correct the expression in "Pin Model"'],
		[{ budgets: { budget: [{ limit: '-1' }] } }, 'Budgets, row 1, Limit', 'an amount of USD'],
		[{ budgets: { budget: [{ limit: '1' }, { limit: '' }] } }, 'Budgets, row 2, Limit', 'an amount of USD'],
		[
			{ budgets: { budget: [{ limit: '1', scope: 'planet' }] } },
			'Budgets, row 1, For',
			'all, execution, node',
		],
		[
			{ budgets: { budget: [{ limit: '1', unknownPrice: 'ceiling', ceiling: 'much' }] } },
			'Budgets, row 1, Ceiling',
			'each ceiling',
		],
		[{ longestAnswerTokens: 0 }, 'Longest Answer', 'a whole number of tokens'],
		[{ dryRun: 'perhaps' }, 'Dry Run', 'on or off'],
		[{ dataPolicy: { policy: { regions: 7 } } }, 'Data Policy, Regions', 'names separated by commas'],
		[{ dataPolicy: { policy: { regions: undefined } } }, 'Data Policy, Regions', 'Correct the expression'],
		[{ dataPolicy: { policy: { noTraining: null } } }, 'Data Policy, No Training', 'Correct the expression'],
		[{ modelFacts: { facts: [{ model: 99 }] } }, 'Model Facts, row 1, Model', '1, 2, 3'],
		[{ modelFacts: { facts: [{ model: 1 }, { model: '1' }] } }, 'Model Facts, row 2', 'Keep one row'],
	])('%j', async (options, parameter, remedy) => {
		const error = await settingErrorOf(() => rulesOf(options));
		expect(error.message).toContain(`My Router, parameter "${parameter}": `);
		expect(error.description).toContain(remedy);
	});
});
