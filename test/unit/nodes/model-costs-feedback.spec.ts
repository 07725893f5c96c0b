import { describe, expect, it } from '@jest/globals';
import { NodeOperationError } from 'n8n-workflow';
import type { RoutingRecord } from '../../../src/domain/record';
import { attempt, record } from '../ledger/report/records';
import { jsonOf, runCosts } from './model-costs-context';
import { runDataWith } from './run-data-with';

const candidate = { slot: 1, provider: 'openai', model: 'gpt-4.1-mini', expectedQuality: 0.8 };
const decision = { reason: '', candidates: [candidate] };

/** Calls of tasks that no other test grades, because grades are kept for the whole process. */
function calls(task: string): RoutingRecord[] {
	return [
		record(1, [attempt({ slot: 1 })], { decision, task, node: 'First' }),
		record(2, [attempt({ slot: 1 })], { decision, task, node: 'Second' }),
	];
}

const about = (feedbackAbout: string, more: object = {}) => ({
	operation: 'feedback',
	feedbackAbout,
	rating: 'up',
	...more,
});

describe('Feedback', () => {
	it('lets a thumb count for the last answer of the execution, and says what it changed', async () => {
		const parameters = about('thisExecution', { rating: 'down' });
		const items = await runCosts({
			parameters,
			items: [{ json: { user: 7 } }],
			runData: (id) => runDataWith(id, calls('voice')),
		});
		expect(jsonOf(items)).toEqual([
			{
				user: 7,
				feedback: {
					grade: 0,
					answers: 1,
					changes: [
						{
							provider: 'openai',
							model: 'gpt-4.1-mini',
							task: 'voice',
							correctionBefore: 0,
							correction: -0.073,
							grades: 1,
						},
					],
				},
			},
		]);
		expect(items[0]?.pairedItem).toEqual({ item: 0 });
	});

	it('takes the answers of all calls, or of one router, when told to', async () => {
		const runData = (id: string) => runDataWith(id, calls('vision'));
		const run = async (options: object) =>
			jsonOf(await runCosts({ parameters: about('thisExecution', { options }), runData }))[0]?.['feedback'];
		expect(await run({ answers: 'all' })).toMatchObject({ answers: 2, changes: [{ grades: 1 }] });
		expect(await run({ answers: 'all', router: 'First' })).toMatchObject({ answers: 1 });
		await expect(run({ router: 'Third' })).rejects.toThrow('no answer that went through "Third"');
	});

	it('reads the answers of another execution, by its id', async () => {
		const stored = () => ({ 42: { resultData: { runData: runDataWith('42', calls('rewriting')) } } });
		const parameters = about('execution', { executionId: 42, rating: 'score', score: '0.5' });
		const [json] = jsonOf(await runCosts({ parameters, stored }));
		expect(json?.['feedback']).toMatchObject({ grade: 0.5, changes: [{ task: 'rewriting' }] });
	});

	it.each([
		['up', 1],
		['down', 0],
		[true, 1],
		[false, 0],
		['👍', 1],
	])('takes %j for the grade %d', async (rating, grade) => {
		const model = { gradedModel: 'openai/gpt-4.1-mini', gradedTask: 'translation' };
		const [json] = jsonOf(await runCosts({ parameters: about('modelAndTask', { ...model, rating }) }));
		expect(json?.['feedback']).toMatchObject({ grade, changes: [{ task: 'translation' }] });
	});

	it('says so when nothing is expected of the model, and changes nothing', async () => {
		const model = { gradedModel: 'ollama/home-made', gradedTask: 'translation' };
		const [json] = jsonOf(await runCosts({ parameters: about('modelAndTask', model) }));
		expect(json?.['feedback']).toMatchObject({
			changes: [],
			notUsed: [{ model: 'home-made', note: expect.stringContaining('Model Strengths') }],
		});
	});

	it.each([
		['Rating', { rating: 'meh' }],
		['Score', { rating: 'score', score: 7 }],
		['Score', { rating: 'score', score: '' }],
		['Score', { rating: 'score', score: null }],
		['Score', { rating: 'score', score: [] }],
		['Score', { rating: 'score', score: true }],
		['Execution ID', { feedbackAbout: 'execution', executionId: '' }],
		['Execution ID', { feedbackAbout: 'execution', executionId: '99' }],
		['Model', { feedbackAbout: 'modelAndTask', gradedModel: 'gpt' }],
		['Task', { feedbackAbout: 'modelAndTask', gradedModel: 'openai/gpt-5', gradedTask: 'cooking' }],
		['Difficulty', { options: { difficulty: 3 } }],
		['Difficulty', { options: { difficulty: '' } }],
		['Router', { options: { router: undefined } }],
		['About', {}],
	])('names the parameter that cannot be used: %s %j', async (name, more) => {
		const parameters = about('thisExecution', more);
		const failure = runCosts({ parameters, stored: () => ({}) });
		await expect(failure).rejects.toThrow(NodeOperationError);
		await expect(runCosts({ parameters, stored: () => ({}) })).rejects.toThrow(`"${name}"`);
		const [failed] = jsonOf(await runCosts({ parameters, stored: () => ({}), continueOnFail: true }));
		expect(failed).toMatchObject({ error: expect.stringContaining(name) });
	});
});
