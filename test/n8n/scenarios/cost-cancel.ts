import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';

import { agent } from '../../../tools/n8n-host/chain-nodes';
import type { ExecutionView } from '../../../tools/n8n-host/execution-view';
import type { Stage } from '../../../tools/n8n-host/stage';
import { codeItems } from '../../../tools/n8n-host/trigger-nodes';
import { billedPico, pico } from '../support/accounts';
import { modelNodes, routedWorkflow } from '../support/build';
import { fallbackChain } from '../support/router-nodes';
import type { N8n } from '../support/with-suite';

const POLL_MS = 20;
const STORED_MS = 5_000;

/** Stops an execution in the middle of its second call, and gives it as stored when n8n says that it has ended. */
export async function stopInSecondCall(stage: Stage): Promise<ExecutionView> {
	const { simulators, rest } = stage;
	const { mini, haiku } = modelNodes(stage);
	simulators.when({ maker: 'openai', nth: 2 }, { text: 'Too late', delayMs: 20_000 });
	const question = agent({ text: '={{ $json.text }}', options: { batching: { batchSize: 1 } } });
	const items = codeItems([{ text: 'First' }, { text: 'Second' }]);
	const built = routedWorkflow('Cancelled', [items, question], fallbackChain(), [mini, haiku]).build();
	const id = await rest.startWorkflow(await rest.createWorkflow(built));
	while (simulators.requests.length < 2) await sleep(POLL_MS);
	await rest.stopExecution(id);
	return await rest.waitForExecution(id, 10_000);
}

/** What an execution that was stopped in the middle of its second call has cost. */
export function costOfCancelled(n8n: N8n): void {
	/** n8n stores custom data a moment after the status, and of the runs of a stopped execution nothing. */
	const untilStored = async (id: string): Promise<ExecutionView> => {
		const deadline = Date.now() + STORED_MS;
		for (;;) {
			const view = await n8n().rest.getExecution(id);
			if (view.customData['llm_cost_usd'] !== undefined || Date.now() > deadline) return view;
			await sleep(POLL_MS);
		}
	};

	it('keeps what was paid, and counts the call that was cut off as one without a price', async () => {
		const view = await untilStored((await stopInSecondCall(n8n())).id);
		expect(view.status).toBe('canceled');
		expect(n8n().simulators.requests.map(({ aborted }) => aborted)).toEqual([false, true]);
		const shown = view.customData['llm_cost_usd'] ?? '';
		expect(shown).toMatch(/^>=/);
		expect(pico(shown.slice(2))).toBe(billedPico(n8n().simulators.bill()));
	});
}
