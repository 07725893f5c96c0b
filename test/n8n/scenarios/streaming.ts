import { expect, it } from '@jest/globals';

import { agent, toolCalculator } from '../../../tools/n8n-host/chain-nodes';
import type { ChatAnswer } from '../../../tools/n8n-host/chat';
import type { ExecutionView } from '../../../tools/n8n-host/execution-view';
import { chatTrigger, webhookIdFor } from '../../../tools/n8n-host/trigger-nodes';
import { workflow, type WorkflowBuilder } from '../../../tools/n8n-host/workflow-builder';
import type { NodeSpec } from '../../../tools/n8n-host/workflow-types';
import { expectBooksToBalance } from '../support/accounts';
import { addRouter, modelNodes } from '../support/build';
import { expectSuccess, recordOf, recordsOf } from '../support/records';
import { fallbackChain, routeModel } from '../support/router-nodes';
import { withCustomData } from '../support/run';
import type { N8n } from '../support/with-suite';

const TEXT = 'First we look at the map, then we choose a path, and at last we walk it to its very end.';

/** A chat trigger that streams, and an agent over a router. */
export function streaming(n8n: N8n): void {
	const streamed = (name: string, router: NodeSpec, models: readonly NodeSpec[]): WorkflowBuilder => {
		const trigger = chatTrigger(webhookIdFor(name));
		const builder = workflow(name).node(trigger).node(agent()).connect(trigger.name, 'AI Agent');
		return addRouter(builder, router, models).connect(router.name, 'AI Agent', { type: 'ai_languageModel' });
	};
	const say = async (
		name: string,
		builder: WorkflowBuilder,
	): Promise<{ answer: ChatAnswer; view: ExecutionView }> => {
		const { rest } = n8n();
		const saved = await rest.createWorkflow(builder.build());
		await rest.activateWorkflow(saved);
		const answer = await rest.chat({ webhookId: webhookIdFor(name), text: 'How do we get there?' });
		const view = await withCustomData(n8n(), await rest.lastExecution(saved.id));
		await rest.deactivateWorkflow(saved.id);
		return { answer, view };
	};
	const itemsOf = (answer: ChatAnswer): string[] =>
		answer.chunks.filter(({ type }) => type === 'item').map(({ content }) => content);

	const balance = (view: ExecutionView, router = 'Route Model'): void => {
		expectBooksToBalance({ stage: n8n(), view, routers: [router], parent: 'AI Agent', calls: 1 });
	};

	it('sends the text once, in order and piece by piece, and writes the record', async () => {
		const { mini, haiku } = modelNodes(n8n());
		n8n().simulators.when({}, { text: TEXT, chunkDelayMs: 40 });
		const router = routeModel({ strategy: 'inOrder' });
		const { answer, view } = await say('Streamed', streamed('Streamed', router, [mini, haiku]));
		expectSuccess(view);
		expect(answer.status).toBe(200);
		expect(answer.text).toBe(TEXT);
		const pieces = answer.chunks.filter(({ type, content }) => type === 'item' && content !== '');
		expect(pieces.length).toBeGreaterThan(2);
		// The simulator takes more than 100 ms from the first piece to the last: text held back would come at once.
		expect((pieces.at(-1)?.receivedAt ?? 0) - (pieces[0]?.receivedAt ?? 0)).toBeGreaterThan(50);
		expect(n8n().simulators.requests.map(({ stream }) => stream)).toEqual([true]);
		const [attempt] = recordOf(view).attempts;
		expect(attempt?.firstTokenMs).toBeLessThan(attempt?.durationMs ?? 0);
		balance(view);
	});

	const streamFrom = async (maker: 'haiku' | 'flash'): Promise<ExecutionView> => {
		const models = modelNodes(n8n());
		n8n().simulators.when({}, { text: TEXT });
		const router = routeModel({ strategy: 'inOrder', numberOfModels: 1 });
		const { answer, view } = await say(`On ${maker}`, streamed(`On ${maker}`, router, [models[maker]]));
		expect(answer.text).toBe(TEXT);
		expect(recordOf(view).attempts.map(({ outcome }) => outcome)).toEqual(['answered']);
		return view;
	};

	it('streams from Gemini as well', async () => {
		balance(await streamFrom('flash'));
	});

	it('streams from Anthropic as well, with tokens counted once', async () => {
		balance(await streamFrom('haiku'));
	});

	it('takes over before the first token without a trace in the text', async () => {
		const { mini, flash } = modelNodes(n8n());
		n8n().simulators.when({ maker: 'openai' }, { fault: 'rate_limit' });
		n8n().simulators.when({}, { text: TEXT });
		const { answer, view } = await say('Takeover', streamed('Takeover', fallbackChain(), [mini, flash]));
		expect(answer.text).toBe(TEXT);
		expect(recordOf(view, 'Fallback Chain').attempts.map(({ failure }) => failure)).toEqual([
			'rate_limit',
			undefined,
		]);
		balance(view, 'Fallback Chain');
	});

	it('takes the cost that OpenRouter reports over the list price', async () => {
		n8n().simulators.when({}, { text: TEXT, costUsd: 0.001234 });
		const router = routeModel({ numberOfModels: 1 });
		const models = [modelNodes(n8n()).viaOpenRouter];
		const { view } = await say('OpenRouter', streamed('OpenRouter', router, models));
		expect(recordOf(view).attempts).toMatchObject([{ costUsd: '0.001234', costSource: 'provider' }]);
		expect(view.customData['llm_cost_usd']).toBe('0.001234');
	});

	it('streams once through two routers, and with tools between', async () => {
		const { haiku, flash } = modelNodes(n8n());
		n8n().simulators.when({}, ({ turns }) =>
			turns.some(({ role }) => role === 'tool')
				? { text: TEXT }
				: { toolCalls: [{ name: 'Calculator', args: { input: '1 + 1' } }] },
		);
		const builder = streamed('Deep', routeModel({ strategy: 'inOrder' }), [flash]);
		addRouter(builder, fallbackChain(1), [haiku]).connect('Fallback Chain', 'Route Model', {
			type: 'ai_languageModel',
			inputIndex: 1,
		});
		builder.node(toolCalculator()).connect('Calculator', 'AI Agent', { type: 'ai_tool' });
		const { answer, view } = await say('Deep', builder);
		expectSuccess(view);
		expect(itemsOf(answer).join('')).toBe(TEXT);
		expect(recordsOf(view, 'Route Model')).toHaveLength(2);
		expectBooksToBalance({ stage: n8n(), view, routers: ['Route Model'], parent: 'AI Agent', calls: 2 });
	});

	it('fails the execution when the stream breaks off in mid-text, and asks nobody else', async () => {
		const { mini, haiku } = modelNodes(n8n());
		n8n().simulators.when({ maker: 'openai' }, { fault: 'cut', text: TEXT, afterChunks: 2 });
		const { answer, view } = await say('Broken', streamed('Broken', fallbackChain(), [mini, haiku]));
		expect(view.status).toBe('error');
		expect(view.error?.message).toContain('Mini broke off in mid-answer');
		expect(answer.chunks.map(({ type }) => type)).toContain('error');
		expect(n8n().simulators.requests.map(({ maker }) => maker)).toEqual(['openai']);
	});
}
