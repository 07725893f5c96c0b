import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../../../src';
import type { RoutingRecord } from '../../../src/domain/record';
import { createRouteModel, type RouteModelOptions } from '../../../src/langchain/plain';
import { answer } from '../../support/replies';
import { testPorts } from '../../support/routers';
import { thrown } from '../../support/rejection';
import { ScriptedChatModel } from '../../support/scripted-model';

const OWN = {
	name: 'refund',
	examples: ['I want my money back for order 4411', 'Please refund the broken lamp'],
};
const REFUND = 'please refund the lamp, I want my money back';

function routed(options: Partial<RouteModelOptions>) {
	const records: RoutingRecord[] = [];
	const models = ['one', 'two'].map((name) => new ScriptedChatModel([answer('done')], { model: name }));
	const strategy = { id: 'taskMatrix', rows: [{ task: 'refund', slots: [2] }] } as const;
	const onRecord = (record: RoutingRecord) => records.push(record);
	return { model: createRouteModel(testPorts(), { models, strategy, onRecord, ...options }), records };
}

describe('tasks of the program', () => {
	it('are told in each call and have rows in the matrix', async () => {
		const { model, records } = routed({ ownTasks: [OWN] });
		await model.invoke([
			['human', 'Translate "cat" into French.'],
			['ai', 'chat'],
			['human', REFUND],
		]);
		await model.invoke('Translate "cat" into French.');
		expect(records.map(({ task, decision }) => [task.id, task.source, decision.chosen])).toEqual([
			['refund', 'rules', 'two'],
			['translation', 'rules', 'one'],
		]);
	});

	it('can be named for all calls', async () => {
		const { model, records } = routed({ ownTasks: [OWN], task: 'refund' });
		await model.invoke('Translate "cat" into French.');
		expect(records[0]?.task).toMatchObject({ id: 'refund', source: 'fixed', confidence: 1 });
		expect(records[0]?.decision.chosen).toBe('two');
	});

	it('are tried with their row for the built-in task, and with the one for others, when they have none', async () => {
		const rows = [{ task: 'translation', slots: [2] }];
		const { model, records } = routed({
			ownTasks: [OWN],
			task: 'refund',
			strategy: { id: 'taskMatrix', rows },
		});
		await model.invoke('Translate "cat" into French.');
		expect(records[0]?.decision.reason).toContain('for refund, through the row for translation');
	});

	it.each<[Partial<RouteModelOptions>, string]>([
		[{ task: 'refund' }, '"refund" is no task'],
		[{ ownTasks: [{ name: 'code' }] }, 'ownTasks[0].name: a name is that of a built-in task'],
		[{ ownTasks: [OWN, OWN] }, 'ownTasks: two tasks have the same name'],
	])('are refused: %j', async (options, message) => {
		const error = await thrown(ConfigurationError, () => routed(options));
		expect(error.message).toContain(message);
	});
});
