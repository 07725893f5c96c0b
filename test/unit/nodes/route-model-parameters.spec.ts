import { describe, expect, it } from '@jest/globals';
import { readJudge } from '../../../nodes/RouteModel/read-judge';
import { readParameters } from '../../../nodes/RouteModel/parameters';
import { properties } from '../../../nodes/RouteModel/properties';
import { STRATEGY_IDS } from '../../../src/domain/decision';
import { QUALITY_BARS } from '../../../src/routing';
import type { ConnectedModel } from '../../../nodes/shared/connected-models';
import { BrokenExpression, parameterContext, settingErrorOf } from '../../support/n8n-context';
import { ScriptedChatModel } from '../../support/scripted-model';

const models: ConnectedModel[] = [1, 3].map((slot) => ({
	slot,
	name: `Chat ${slot}`,
	nodeType: 'x',
	model: new ScriptedChatModel([]),
}));
const PANEL = { strategy: 'cheapestGoodEnough', qualityBar: 'balanced', task: 'detect', options: {} };
const read = (values: Readonly<Record<string, unknown>>) =>
	readParameters(parameterContext({ ...PANEL, ...values }), 0, models);
const matrix = (...row: object[]) => ({ strategy: 'taskMatrix', matrix: { row } });

describe('the panel of Route Model', () => {
	it.each(Object.entries(QUALITY_BARS))('reads the quality bar %s', (qualityBar, requiredQuality) => {
		expect(read({ qualityBar }).strategy).toEqual({ id: 'cheapestGoodEnough', requiredQuality });
	});

	it('reads only what its strategy shows', () => {
		expect(read({ strategy: 'inOrder', qualityBar: 'nonsense' }).strategy).toEqual({ id: 'inOrder' });
	});

	it('reads a matrix, with stand-ins in order and each model once', () => {
		const values = matrix(
			{ task: 'code', model: 3, standIns: ' 1, 3 ,' },
			{ task: 'other', model: '1', standIns: '' },
			{ task: 'vision', model: 1 },
		);
		expect(read(values).strategy).toEqual({
			id: 'taskMatrix',
			rows: [
				{ task: 'code', slots: [3, 1] },
				{ task: 'other', slots: [1] },
				{ task: 'vision', slots: [1] },
			],
		});
	});

	it('reads rows for tasks of the user by their names', () => {
		const values = matrix({ task: 'own', ownTask: ' refund ', model: 3 }, { task: 'other', model: 1 });
		expect(read(values).strategy).toMatchObject({
			rows: [{ task: 'refund', slots: [3] }, { task: 'other' }],
		});
	});

	it('tells a fixed task from one by expression, and none from both', () => {
		expect(read({}).taskChoice).toBeUndefined();
		expect(read({ task: 'code' }).taskChoice).toEqual({ task: 'code', source: 'fixed' });
		const byExpression = parameterContext({ ...PANEL, task: 'code' });
		const evaluated = byExpression.getNodeParameter;
		const context = {
			getNode: byExpression.getNode,
			getNodeParameter: ((
				name: string,
				item: number,
				fallback?: unknown,
				options?: { rawExpressions?: boolean },
			) =>
				options?.rawExpressions ? '={{ $json.task }}' : evaluated(name, item, fallback)) as typeof evaluated,
		};
		expect(readParameters(context, 0, models).taskChoice).toEqual({ task: 'code', source: 'expression' });
	});

	it('reads the strengths, and none when there are none', () => {
		const strength = [
			{ model: 1, strength: 'small' },
			{ model: '3', strength: 'frontier' },
		];
		expect(read({}).strengths).toEqual(new Map());
		expect(read({ 'options.modelStrengths': {} }).strengths).toEqual(new Map());
		expect(read({ 'options.modelStrengths': { strength } }).strengths).toEqual(
			new Map([
				[1, 'small'],
				[3, 'frontier'],
			]),
		);
	});
});

describe('a setting that cannot work', () => {
	it.each<[Record<string, unknown>, string, string, string]>([
		[{ strategy: 'dearest' }, 'Strategy', '"dearest" cannot be used', 'Choose one of: cheapestGoodEnough'],
		[{ qualityBar: '' }, 'Quality Bar', 'an empty value cannot be used', 'economy, balanced, high, best'],
		[{ task: 'cooking' }, 'Task', '"cooking" cannot be used', 'Use detect or one of: extraction'],
		[{ task: null }, 'Task', 'an empty value', 'Use detect'],
		[
			{ task: new BrokenExpression('x is not defined') },
			'Task',
			'x is not defined',
			'Correct the expression',
		],
		[matrix(), 'Task Matrix', 'the matrix has no rows', 'Add at least one row'],
		[{ strategy: 'taskMatrix', matrix: 'x' }, 'Task Matrix', '"x" cannot be used', 'Add rows'],
		[matrix({ task: 'cooking', model: 1 }), 'Task Matrix, row 1', '"cooking" is no task', 'extraction'],
		[
			matrix({ task: 'own', ownTask: '', model: 1 }),
			'Task Matrix, row 1',
			'has no name that can be used',
			'at most 64 characters',
		],
		[
			matrix({ task: 'own', ownTask: 'code', model: 1 }),
			'Task Matrix, row 1',
			'has no name that can be used',
			'no built-in task has',
		],
		[matrix({ task: 'code', model: 0 }), 'Task Matrix, row 1', '"0" is no model number', 'such as 2, 3'],
		[
			matrix({ task: 'code', model: 1 }, { task: 'code', model: 1, standIns: '1; 3' }),
			'Task Matrix, row 2',
			'"1; 3" is no model number',
			'such as 2, 3',
		],
		[
			matrix({ task: 'code', model: 1, standIns: '2' }),
			'Task Matrix, row 1',
			'nothing is connected to Model 2',
			'name one of those connected: Model 1, Model 3',
		],
		[
			{ 'options.modelStrengths': { strength: [{ model: 1, strength: 'huge' }] } },
			'Model Strengths, row 1, Strength',
			'"huge" cannot be used',
			'Choose one of: small, medium, strong, frontier',
		],
		[
			matrix({ task: 'code', model: 1 }, { task: 'code', model: 3 }),
			'Task Matrix, row 2',
			'row 1 is for "code" as well',
			'Keep one row for each task',
		],
		[
			matrix({ task: 'code', model: 1, standIns: undefined }),
			'Task Matrix, row 1, Stand-Ins',
			'its expression gives nothing',
			'Correct the expression',
		],
		[
			{ 'options.ownTasks': { task: [{ name: 'a', description: 'b', examples: null }] } },
			'Own Tasks, row 1, Examples',
			'its expression gives nothing',
			'Correct the expression',
		],
		[
			{ options: new BrokenExpression('invalid syntax'), 'options.pinModel': new BrokenExpression('x') },
			'Pin Model',
			'invalid syntax',
			'Correct the expression in "Pin Model"',
		],
		[{ options: { gapSeconds: -1 } }, 'Gap Limit', '"-1" cannot be used', 'not negative'],
		[{ options: 'x' }, 'Options', '"x" cannot be used', 'add them again'],
	])('%j says node, parameter, value and remedy', async (values, parameter, problem, remedy) => {
		const error = await settingErrorOf(() => read(values));
		expect(error.message).toContain(`My Router, parameter "${parameter}": `);
		expect(error.message).toContain(problem);
		expect(error.description).toContain(remedy);
		expect(error).toMatchObject({ node: 'My Router', itemIndex: 0, functionality: 'configuration-node' });
	});

	it('a long value is cut short', async () => {
		const { message } = await settingErrorOf(() => read({ task: 'x'.repeat(500) }));
		expect(message.length).toBeLessThan(160);
	});
});

it('every parameter that is read is on the panel, and every one on the panel is read', () => {
	const asked = new Set<string>();
	for (const strategy of STRATEGY_IDS) {
		const defaults = Object.fromEntries(properties.map(({ name, default: value }) => [name, value]));
		const base = parameterContext({
			...defaults,
			...PANEL,
			...matrix({ task: 'code', model: 1 }),
			strategy,
			committeePick: 'judge',
			useJudge: true,
		});
		const context = {
			getNode: base.getNode,
			getNodeParameter: ((name: string, item: number, fallback?: unknown) => {
				asked.add(name);
				return base.getNodeParameter(name, item, fallback);
			}) as typeof base.getNodeParameter,
		};
		readParameters(context, 0, models);
		readJudge(context, 0);
	}
	const onPanel = properties.flatMap((property) => [
		property.name,
		...(property.options ?? []).flatMap((option) =>
			'name' in option ? [`${property.name}.${option.name}`] : [],
		),
	]);
	expect([...asked].filter((name) => !onPanel.includes(name))).toEqual([]);
	const shown = properties.filter(({ type }) => type !== 'notice').map(({ name }) => name);
	expect(shown.filter((name) => name !== 'numberOfModels' && !asked.has(name))).toEqual([]);
});
