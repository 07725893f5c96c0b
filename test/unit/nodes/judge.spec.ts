import { describe, expect, it } from '@jest/globals';
import { RouteModel } from '../../../nodes/RouteModel/RouteModel.node';
import { readJudge } from '../../../nodes/RouteModel/read-judge';
import { answer } from '../../support/replies';
import { parameterContext, parametersFrom, settingErrorOf } from '../../support/n8n-context';
import { ScriptedChatModel } from '../../support/scripted-model';
import { contextOf, supplied, type SupplyContext } from './supply-context';

const PANEL = {
	strategy: 'cheapestGoodEnough',
	qualityBar: 'balanced',
	task: 'detect',
	options: {},
	'options.modelStrengths': {
		strength: [
			{ model: 1, strength: 'small' },
			{ model: 2, strength: 'frontier' },
		],
	},
	numberOfModels: 2,
	useJudge: true,
	judgeBelowConfidence: 1,
	judgeSeconds: 2,
};

function stage(connected: number, panel: object = {}) {
	const reply = JSON.stringify({ task: 'code', difficulty: 1 });
	const models = ['claude-haiku-4-5', 'claude-opus-4-5', 'claude-3-haiku-20240307'].map(
		(model, at) => new ScriptedChatModel([at === 2 ? answer(reply, 400, 20) : answer('done')], { model }),
	);
	const values = parametersFrom({ ...PANEL, ...panel });
	const getNodeParameter = values as SupplyContext['getNodeParameter'];
	return { models, ...contextOf(models.slice(0, connected), {}, { getNodeParameter }) };
}

async function ask(given: ReturnType<typeof stage>, text: string) {
	await (await supplied(new RouteModel(), given.context)).invoke(text);
	return given.models.map(({ calls }) => calls.length);
}

describe('the judge of Route Model', () => {
	it('is the model at the input after those of the models', async () => {
		const given = stage(3);
		expect(await ask(given, 'Gribble the snood, one.')).toEqual([0, 1, 1]);
		expect(given.runs).toMatchObject([
			[[{ json: { routing: { judge: { outcome: 'judged' }, task: { id: 'code', source: 'judge' } } } }]],
		]);
		expect(given.hints).toEqual([]);
	});

	it('is missed in a hint when nothing is connected there', async () => {
		const given = stage(2);
		await ask(given, 'Gribble the snood, two.');
		expect(given.hints).toEqual([expect.stringContaining('no model is connected to the input Judge')]);
	});

	it('is no model of the router once it is switched off', async () => {
		const given = stage(3, { useJudge: false, strategy: 'inOrder' });
		await ask(given, 'Gribble the snood, three.');
		const [[[run]]] = given.runs as [[[{ json: { routing: { decision: { candidates: unknown[] } } } }]]];
		expect(run.json.routing.decision.candidates).toHaveLength(2);
		expect(given.hints).toEqual([]);
	});

	it.each([
		[{ judgeBelowConfidence: 2 }, 'Judge Below Confidence', 'from 0 to 1'],
		[{ judgeBelowConfidence: '' }, 'Judge Below Confidence', 'from 0 to 1'],
		[{ judgeBelowConfidence: null }, 'Judge Below Confidence', 'from 0 to 1'],
		[{ judgeSeconds: 0 }, 'Judge Time Limit', 'from 0.1 to 60'],
	])('refuses %j', async (wrong, parameter, remedy) => {
		const error = await settingErrorOf(() => readJudge(parameterContext({ ...PANEL, ...wrong }), 0));
		expect(error.message).toContain(`parameter "${parameter}"`);
		expect(error.description).toContain(remedy);
	});
});
