import { expect, it } from '@jest/globals';

import { agent } from '../../../tools/n8n-host/chain-nodes';
import { codeItems } from '../../../tools/n8n-host/trigger-nodes';
import { expectBooksToBalance } from '../support/accounts';
import { modelNodes, routedWorkflow } from '../support/build';
import { expectSuccess, recordsOf } from '../support/records';
import { routeModel } from '../support/router-nodes';
import { run } from '../support/run';
import type { N8n } from '../support/with-suite';

const REQUESTS = [
	['translation', 'Translate into French: The house is old and the garden is large.'],
	['code', 'Write a Python function that returns the n-th Fibonacci number.'],
	['summarization', 'Summarize this text in one sentence: The committee met on Monday and decided nothing.'],
] as const;

/** The model the matrix below names for each task. */
const MODEL_OF_TASK: Readonly<Record<string, string>> = {
	translation: 'gpt-4.1-mini',
	code: 'claude-haiku-4-5',
	summarization: 'gemini-2.5-flash',
};

/** Many items through one agent. */
export function items(n8n: N8n): void {
	it('routes each of ten items on its own', async () => {
		const stage = n8n();
		const { mini, haiku, flash } = modelNodes(stage);
		const rows = Array.from({ length: 10 }, (_, index) => {
			const [task, text] = REQUESTS[index % REQUESTS.length] ?? REQUESTS[0];
			return { task, text: `${text} (${index})` };
		});
		stage.simulators.when({}, ({ turns, model }) => ({
			text: `${model} on ${/\((\d)\)/.exec(turns.at(-1)?.text ?? '')?.[1]}`,
		}));
		const router = routeModel({
			numberOfModels: 3,
			strategy: 'taskMatrix',
			matrix: [
				{ task: 'translation', model: 1 },
				{ task: 'code', model: 2 },
				{ task: 'summarization', model: 3 },
			],
		});
		const question = agent({ text: '={{ $json.text }}' });
		const view = await run(
			stage,
			routedWorkflow('Ten items', [codeItems(rows), question], router, [mini, haiku, flash]).build(),
		);
		expectSuccess(view);
		expect(view.nodeRuns('AI Agent').at(-1)?.json()).toEqual(
			rows.map(({ task }, index) => ({ output: `${MODEL_OF_TASK[task]} on ${index}` })),
		);
		const records = recordsOf(view, 'Route Model');
		const chosen = records.map(({ task, decision }) => `${task.id} ${decision.chosen}`);
		expect(chosen.sort()).toEqual(rows.map(({ task }) => `${task} ${MODEL_OF_TASK[task]}`).sort());
		expect(records.map(({ execution }) => execution.calls).sort((a, b) => a - b)).toEqual([
			1, 2, 3, 4, 5, 6, 7, 8, 9, 10,
		]);
		expectBooksToBalance({ stage, view, routers: ['Route Model'], parent: 'AI Agent', calls: 10 });
	});
}
