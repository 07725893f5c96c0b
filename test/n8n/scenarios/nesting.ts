import { expect, it } from '@jest/globals';

import { chainLlm } from '../../../tools/n8n-host/chain-nodes';
import type { ExecutionView } from '../../../tools/n8n-host/execution-view';
import { expectBooksToBalance } from '../support/accounts';
import { addRouter, modelNodes, routedWorkflow } from '../support/build';
import { expectSuccess, recordOf } from '../support/records';
import { fallbackChain, routeModel } from '../support/router-nodes';
import { run } from '../support/run';
import type { N8n } from '../support/with-suite';

const PARENT = 'Basic LLM Chain';

/** Routers as models of routers. */
export function nesting(n8n: N8n): void {
	const trailOf = (view: ExecutionView, router: string): string[] =>
		recordOf(view, router).attempts.map(
			({ model, outcome, costSource }) => `${model} ${outcome} ${costSource ?? 'free'}`,
		);

	it('counts each attempt once with a chain below a router', async () => {
		const stage = n8n();
		const { mini, haiku, flash } = modelNodes(stage);
		stage.simulators.when({ maker: 'openai' }, { fault: 'model_not_found' });
		const builder = routedWorkflow(
			'Chain below router',
			[chainLlm({ text: 'Hello' })],
			routeModel({ strategy: 'inOrder' }),
			[undefined, flash],
		);
		addRouter(builder, fallbackChain(), [mini, haiku]);
		builder.connect('Fallback Chain', 'Route Model', { type: 'ai_languageModel', inputIndex: 0 });
		const view = await run(stage, builder.build());
		expectSuccess(view);
		expect(trailOf(view, 'Fallback Chain')).toEqual([
			'gpt-4.1-mini failed free',
			'claude-haiku-4-5 answered catalogue',
		]);
		expect(trailOf(view, 'Route Model')).toEqual(['claude-haiku-4-5 answered nested']);
		const [outer, inner] = [recordOf(view), recordOf(view, 'Fallback Chain')];
		expect(outer.costUsd).toBe(inner.costUsd);
		expectBooksToBalance({
			stage,
			view,
			routers: ['Route Model', 'Fallback Chain'],
			parent: PARENT,
			calls: 1,
		});
	});

	it('counts each attempt once with a router below a chain', async () => {
		const stage = n8n();
		const { mini, haiku, flash } = modelNodes(stage);
		stage.simulators.when({ maker: 'google' }, { fault: 'model_not_found' });
		const builder = routedWorkflow('Router below chain', [chainLlm({ text: 'Hello' })], fallbackChain(), [
			flash,
		]);
		addRouter(builder, routeModel({ strategy: 'inOrder' }), [mini, haiku]);
		builder.connect('Route Model', 'Fallback Chain', { type: 'ai_languageModel', inputIndex: 1 });
		const view = await run(stage, builder.build());
		expectSuccess(view);
		expect(trailOf(view, 'Fallback Chain')).toEqual([
			'gemini-2.5-flash failed free',
			'gpt-4.1-mini answered nested',
		]);
		expectBooksToBalance({
			stage,
			view,
			routers: ['Fallback Chain', 'Route Model'],
			parent: PARENT,
			calls: 1,
		});
	});

	it('lets the outer one take over when every model of the inner one has failed', async () => {
		const stage = n8n();
		const { mini, haiku, flash } = modelNodes(stage);
		stage.simulators.when({ maker: 'openai' }, { fault: 'model_not_found' });
		stage.simulators.when({ maker: 'anthropic' }, { fault: 'model_not_found' });
		const builder = routedWorkflow(
			'Inner fails',
			[chainLlm({ text: 'Hello' })],
			routeModel({ strategy: 'inOrder' }),
			[undefined, flash],
		);
		addRouter(builder, fallbackChain(), [mini, haiku]);
		builder.connect('Fallback Chain', 'Route Model', { type: 'ai_languageModel', inputIndex: 0 });
		const view = await run(stage, builder.build());
		expectSuccess(view);
		expect(recordOf(view).attempts).toMatchObject([
			{ outcome: 'failed', failure: 'model_not_found' },
			{ model: 'gemini-2.5-flash', outcome: 'answered' },
		]);
		expect(recordOf(view, 'Fallback Chain').attempts).toHaveLength(2);
		expect(stage.simulators.requests.map(({ maker }) => maker)).toEqual(['openai', 'anthropic', 'google']);
		expect(recordOf(view).execution.calls).toBe(1);
	});
}
