import { describe, expect, it } from '@jest/globals';
import { runInNewContext } from 'node:vm';
import { OUTPUTS } from '../../../nodes/ClassifyTask/outputs';
import { MODEL_INPUTS } from '../../../nodes/shared/dynamic-inputs';
import { OPERATION_IDS } from '../../../nodes/ModelCosts/operations';
import { operationProperty } from '../../../nodes/ModelCosts/properties';
import { chainSubtitle, optionSubtitle, strategySubtitle } from '../../../nodes/shared/subtitle';
import { STRATEGY_IDS } from '../../../src/domain/decision';
import { POLICIES } from '../../../src/routing';

/** The value of an n8n expression where nothing exists but the parameters, as in the editor and on the server. */
function evaluate(expression: string, parameters: object): unknown {
	const code = /^=\{\{(.*)\}\}$/s.exec(expression)?.[1];
	if (code === undefined) throw new Error(`This is no expression: ${expression}`);
	const value: unknown = runInNewContext(`(${code})`, { $parameter: parameters });
	return JSON.parse(JSON.stringify(value));
}

describe('the inputs of a router', () => {
	it.each([
		[{ numberOfModels: 1 }, 1],
		[{ numberOfModels: 3 }, 3],
		[{ numberOfModels: 10 }, 10],
		[{ numberOfModels: '4' }, 4],
		[{ numberOfModels: 2.7 }, 2],
		[{ numberOfModels: 10.5 }, 10],
		[{}, 2],
		[{ numberOfModels: 0 }, 2],
		[{ numberOfModels: 11 }, 2],
		[{ numberOfModels: 'many' }, 2],
	])('for %j are %p', (parameters, count) => {
		expect(evaluate(MODEL_INPUTS, parameters)).toEqual(
			Array.from({ length: count }, (_, index) => ({
				type: 'ai_languageModel',
				displayName: `Model ${index + 1}`,
				maxConnections: 1,
				required: false,
			})),
		);
	});
});

it.each([
	[{ useJudge: true }, ['Model 1', 'Model 2', 'Judge']],
	[{ useJudge: true, numberOfModels: 1 }, ['Model 1', 'Judge']],
	[{ useJudge: false, numberOfModels: 1 }, ['Model 1']],
	[{ useJudge: 'true', numberOfModels: 1 }, ['Model 1']],
])('the inputs for %j are %j', (parameters, names) => {
	expect(evaluate(MODEL_INPUTS, parameters)).toMatchObject(names.map((displayName) => ({ displayName })));
});

describe('the outputs of Classify Task', () => {
	it.each([{}, { outputMode: 'single' }, { outputMode: 'single', tasks: ['code'] }])(
		'for %j are one',
		(parameters) => {
			expect(evaluate(OUTPUTS, parameters)).toEqual([{ type: 'main' }]);
		},
	);

	it.each<[object, string[]]>([
		[{ tasks: ['code', 'question_answering'] }, ['Code', 'Question Answering', 'Other Tasks', 'Failed']],
		[{ tasks: [] }, ['Other Tasks', 'Failed']],
		[{}, ['Other Tasks', 'Failed']],
		[{ tasks: 'code' }, ['Other Tasks', 'Failed']],
		[
			{ tasks: ['code'], ownTasks: { task: [{ name: ' refund ' }] } },
			['Code', 'refund', 'Other Tasks', 'Failed'],
		],
		[{ tasks: ['from_a_newer_version'] }, ['from_a_newer_version', 'Other Tasks', 'Failed']],
	])('per task, for %j, are %j', (parameters, names) => {
		expect(evaluate(OUTPUTS, { outputMode: 'perTask', ...parameters })).toEqual(
			names.map((displayName) => ({ type: 'main', displayName })),
		);
	});
});

it.each(STRATEGY_IDS)('the subtitle says the strategy %s and how many models there are', (strategy) => {
	const subtitle = strategySubtitle(POLICIES);
	const { shortLabel } = POLICIES[strategy];
	expect(evaluate(subtitle, { strategy, numberOfModels: 3 })).toBe(`${shortLabel} · 3 models`);
	expect(evaluate(subtitle, { strategy, numberOfModels: 1 })).toBe(`${shortLabel} · 1 model`);
});

it.each(OPERATION_IDS)('the subtitle names the operation %s as the panel does', (operation) => {
	const option = operationProperty.options?.find((each) => 'value' in each && each.value === operation);
	expect(option?.name).toBeTruthy();
	expect(evaluate(optionSubtitle(operationProperty), { operation })).toBe(option?.name);
});

it('the subtitle of a chain says how many models there are', () => {
	expect(evaluate(chainSubtitle, { numberOfModels: 2 })).toBe('2 models in order');
});
