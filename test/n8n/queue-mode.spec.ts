import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';

import { chainLlm } from '../../tools/n8n-host/chain-nodes';
import { areListening, queueServices } from '../../tools/n8n-host/queue';
import { cancel } from './scenarios/cancel';
import { stopInSecondCall } from './scenarios/cost-cancel';
import { costTotals } from './scenarios/cost-totals';
import { subWorkflowCosts } from './scenarios/cost-sub-workflows';
import { streaming } from './scenarios/streaming';
import { billedPico, expectBooksToBalance, pico, tracingOf } from './support/accounts';
import { modelNodes, routedWorkflow } from './support/build';
import { expectSuccess, recordSchema } from './support/records';
import { fallbackChain } from './support/router-nodes';
import { run } from './support/run';
import { withQueue } from './support/with-queue';

/** The worker writes the runs of a stopped execution a moment after the main process has written its status. */
const STORED_MS = 2_000;

const services = queueServices();
// A continuous integration must have both; anybody else may do without.
const canRun = process.env['CI'] !== undefined || areListening(services);
if (!canRun) {
	console.warn(
		`Queue mode is not tested: no PostgreSQL at ${services.postgres.host} or no Redis at ${services.redis.host}. ` +
			'Start them, or set N8N_ROUTER_POSTGRES_URL and N8N_ROUTER_REDIS_URL.',
	);
}

(canRun ? describe : describe.skip)('n8n in queue mode', () => {
	const n8n = withQueue(services);

	it('runs calls in the worker, and keeps their books on the execution', async () => {
		const stage = n8n();
		const { mini, haiku } = modelNodes(stage);
		stage.simulators.when({ maker: 'openai' }, { fault: 'model_not_found' });
		const call = chainLlm({ text: 'Hello from the queue' });
		const view = await run(stage, routedWorkflow('Queued', [call], fallbackChain(), [mini, haiku]).build());
		expectSuccess(view);
		expectBooksToBalance({ stage, view, routers: ['Fallback Chain'], parent: call.name, calls: 1 });
		expect(stage.worker.log.lines().join('\n')).toContain(`Worker finished execution ${view.id}`);
	});

	describe('a streaming chat', () => streaming(n8n));

	describe('a cancelled execution', () => {
		cancel(n8n);

		it('keeps the records of the calls that were paid before', async () => {
			const stage = n8n();
			const { id } = await stopInSecondCall(stage);
			await sleep(STORED_MS);
			const view = await stage.rest.getExecution(id);
			// n8n leaves what a cancelled run gave out, and in queue mode the custom data with it.
			const runs = view.nodeRuns('Fallback Chain').map(({ status }) => status);
			expect([runs, view.customData]).toEqual([['success', 'canceled'], {}]);
			const [paid] = view.nodeRuns('Fallback Chain')[0]?.json('ai_languageModel') ?? [];
			const { costUsd } = recordSchema.parse(paid?.['routing']);
			expect(pico(costUsd)).toBe(billedPico(stage.simulators.bill()));
			expect(tracingOf(view, 'AI Agent')).toMatchObject({ 'llm.route.calls': 2, 'llm.cost.unpriced': 1 });
		});
	});

	describe('totals', () => costTotals(n8n));

	describe('sub-workflows', () => subWorkflowCosts(n8n));
});
