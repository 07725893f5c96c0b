import { expect, it } from '@jest/globals';

import { agent, chainLlm } from '../../../tools/n8n-host/chain-nodes';
import type { ExecutionView } from '../../../tools/n8n-host/execution-view';
import { codeItems, setJson } from '../../../tools/n8n-host/trigger-nodes';
import type { NodeSpec } from '../../../tools/n8n-host/workflow-types';
import { parseUsd } from '../../../src/domain/money';
import { expectBooksToBalance } from '../support/accounts';
import { modelNodes, routedWorkflow } from '../support/build';
import { expectSuccess, recordOf, recordsOf } from '../support/records';
import { routeModel, type RouteModelOptions } from '../support/router-nodes';
import { run } from '../support/run';
import type { N8n } from '../support/with-suite';

const PARENT = 'Basic LLM Chain';
const QUESTION = 'Is the sky blue? Answer yes or no.';

/** Strategies and rules, as their panels set them. */
export function policies(n8n: N8n): void {
	const ask = async (
		options: RouteModelOptions,
		mainFlow: readonly NodeSpec[] = [chainLlm({ text: QUESTION })],
	) => {
		const { mini, haiku, flash } = modelNodes(n8n());
		const panel = { numberOfModels: 3, ...options };
		return await run(
			n8n(),
			routedWorkflow('Policies', mainFlow, routeModel(panel), [mini, haiku, flash]).build(),
		);
	};
	const asked = () => n8n().simulators.requests.map(({ model }) => model);
	const budget = (limit: string) => ({ budgets: { budget: [{ limit, scope: 'execution' }] } });
	const answerOf = (view: ExecutionView) => view.nodeRuns(PARENT)[0]?.json()[0]?.['text'];

	it('a budget refuses a call that could exceed it, and says what is spent and what to do', async () => {
		const view = await ask({ options: budget('0.0000001') });
		expect(view.error?.message).toContain('None of the 3 connected models can take this call');
		expect(view.error?.description).toContain(
			'Mini: the budget of 0.0000001 USD for this execution has 0 USD spent, and the request could cost up to',
		);
		expect(view.error?.description).toContain('Raise the budget');
		expect(asked()).toEqual([]);
	});

	it('a budget ends the calls of many items where the money does', async () => {
		const stage = n8n();
		// 900 of at most 1,000 tokens at 1.60 USD per million: two calls fit into 0.004 USD, a third could exceed it.
		stage.simulators.when({}, { text: 'yes', usage: { outputTokens: 900 } });
		const items = codeItems(Array.from({ length: 5 }, (_, id) => ({ text: `${QUESTION} (${id})` })));
		const settings = { onError: 'continueRegularOutput' };
		const question = { ...agent({ text: '={{ $json.text }}' }), settings };
		const options = { ...budget('0.004'), longestAnswerTokens: 1_000, pinModel: 1 };
		const view = await ask({ options }, [items, question]);
		expect(stage.simulators.requests).toHaveLength(2);
		expect(stage.simulators.requests[0]?.body).toMatchObject({ max_tokens: 1_000 });
		const records = recordsOf(view, 'Route Model');
		const spent = records.reduce((sum, { costUsd }) => sum + parseUsd(costUsd ?? '0'), 0n);
		expect(records).toHaveLength(5);
		expect(spent > parseUsd('0.0028') && spent <= parseUsd('0.004')).toBe(true);
	});

	it('a pinned model answers alone, also when it is named by expression', async () => {
		n8n().simulators.when({}, { text: 'yes' });
		const view = await ask({ options: { pinModel: 3 } });
		expectSuccess(view);
		expect(recordOf(view).decision).toMatchObject({ chosen: 'gemini-2.5-flash' });
		const named = await ask({ options: { pinModel: '={{ $json.name }}' } }, [
			setJson({ name: 'Haiku' }),
			chainLlm({ text: QUESTION }),
		]);
		expectSuccess(named);
		expect(asked()).toEqual(['gemini-2.5-flash', 'claude-haiku-4-5']);
		const nobody = await ask({ options: { pinModel: 'nobody' } });
		expect(nobody.error?.message).toContain(
			'parameter "Pin Model": "nobody" is none of the connected models',
		);
	});

	it('a committee asks all, answers with the majority and counts every cent', async () => {
		const stage = n8n();
		stage.simulators.when({ maker: 'openai' }, { text: 'No' });
		stage.simulators.when({}, { text: 'Yes.' });
		const view = await ask({ strategy: 'committee', committeeSize: 3 });
		expectSuccess(view);
		expect(answerOf(view)).toBe('Yes.');
		expect(recordOf(view)).toMatchObject({
			decision: { chosen: 'claude-haiku-4-5' },
			consensus: { asked: 3, answered: 3, agreed: 2, score: 0.667, by: 'majority' },
		});
		expect(asked().sort()).toEqual(['claude-haiku-4-5', 'gemini-2.5-flash', 'gpt-4.1-mini']);
		expectBooksToBalance({ stage, view, routers: ['Route Model'], parent: PARENT, calls: 1 });
	});

	it('the task matrix works as it comes: labels to Model 1, code to Model 2', async () => {
		const code = chainLlm({ text: 'Write a Python function that reverses a string.' });
		const view = await ask({ strategy: 'taskMatrix' }, [code]);
		expectSuccess(view);
		expect(recordOf(view).decision).toMatchObject({
			chosen: 'claude-haiku-4-5',
			reason: 'The matrix names Model 2, then Model 1 for code',
		});
		const label = chainLlm({ text: 'Classify the sentiment of this review as positive or negative: great!' });
		expect(recordOf(await ask({ strategy: 'taskMatrix' }, [label])).decision.chosen).toBe('gpt-4.1-mini');
	});

	it('a data policy leaves only those who may see the text', async () => {
		const dataPolicy = { policy: { allowedMakers: 'Anthropic, mistral' } };
		const view = await ask({ strategy: 'inOrder', options: { dataPolicy } });
		expectSuccess(view);
		expect(asked()).toEqual(['claude-haiku-4-5']);
		const eu = await ask({ options: { dataPolicy: { policy: { regions: 'eu' } } } });
		expect(eu.error?.description).toContain('wants the region eu, and its region is not known');
	});

	it('a dry run answers with the decision and asks nobody', async () => {
		const view = await ask({ strategy: 'balanced', options: { dryRun: true } });
		expectSuccess(view);
		expect(JSON.stringify(answerOf(view))).toContain('Best balance of quality 5, cost 3, speed 2');
		expect(recordsOf(view, 'Route Model')).toMatchObject([{ dryRun: true, attempts: [] }]);
		expect(asked()).toEqual([]);
	});
}
