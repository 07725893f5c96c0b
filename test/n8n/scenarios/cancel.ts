import { expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';

import { agent, chainLlm } from '../../../tools/n8n-host/chain-nodes';
import type { ExecutionView } from '../../../tools/n8n-host/execution-view';
import type { NodeSpec } from '../../../tools/n8n-host/workflow-types';
import { modelNodes, routedWorkflow } from '../support/build';
import { fallbackChain } from '../support/router-nodes';
import type { N8n } from '../support/with-suite';

const POLL_MS = 20;
/** Long enough for a router that goes on after the end to ask its next model. */
const AFTERMATH_MS = 1_000;

/** Stopping an execution while a model is at work. */
export function cancel(n8n: N8n): void {
	const stopInMidCall = async (root: NodeSpec): Promise<ExecutionView> => {
		const stage = n8n();
		const { mini, haiku } = modelNodes(stage);
		stage.simulators.when({ maker: 'openai' }, { text: 'Too late', delayMs: 20_000 });
		const built = routedWorkflow('Cancelled', [root], fallbackChain(), [mini, haiku]).build();
		const id = await stage.rest.startWorkflow(await stage.rest.createWorkflow(built));
		while (stage.simulators.requests.length === 0) await sleep(POLL_MS);
		await stage.rest.stopExecution(id);
		await stage.rest.waitForExecution(id, 10_000);
		await sleep(AFTERMATH_MS);
		return await stage.rest.getExecution(id);
	};

	it.each([
		['an agent', agent({ text: 'Hello' })],
		['a chain', chainLlm({ text: 'Hello' })],
	])('ends the request under %s and asks nobody else', async (_what, root) => {
		const view = await stopInMidCall(root);
		expect(view.status).toBe('canceled');
		expect(n8n().simulators.requests).toMatchObject([{ maker: 'openai', aborted: true }]);
	});
}
