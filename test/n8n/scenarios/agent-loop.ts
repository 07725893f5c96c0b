import { describe, expect, it } from '@jest/globals';

import { agent, toolCalculator, toolCode } from '../../../tools/n8n-host/chain-nodes';
import type { ExecutionView } from '../../../tools/n8n-host/execution-view';
import type { NodeSpec } from '../../../tools/n8n-host/workflow-types';
import type { ChatRequest, ReplyStep } from '../../../tools/simulators';
import { expectBooksToBalance, tracingOf } from '../support/accounts';
import { modelNodes, routedWorkflow } from '../support/build';
import { expectSuccess, recordsOf } from '../support/records';
import { routeModel, type RouteModelOptions } from '../support/router-nodes';
import { run } from '../support/run';
import type { N8n } from '../support/with-suite';

const COUNTER_CODE = 'return String(query.split(" ").length);';
const ANSWER = 'The product is 42 and there are 3 words.';

/** The first step calls the calculator, the second the other tool, the third answers. */
function threeSteps({ turns }: ChatRequest): ReplyStep {
	const results = turns.filter(({ role }) => role === 'tool').length;
	if (results === 0) return { toolCalls: [{ name: 'Calculator', args: { input: '6 * 7' } }] };
	if (results === 1) return { toolCalls: [{ name: 'word_counter', args: { input: 'one two three' } }] };
	return { text: ANSWER };
}

/** An agent whose model is a router over three makers. */
export function agentLoop(n8n: N8n): void {
	const runAgent = async (
		models: readonly NodeSpec[],
		options: RouteModelOptions,
	): Promise<ExecutionView> => {
		const question = agent({ text: 'What is 6 * 7, and how many words has "one two three"?' });
		const router = routeModel({ numberOfModels: 3, ...options });
		const builder = routedWorkflow('Agent loop', [question], router, models);
		const tools = [toolCalculator(), toolCode('word_counter', 'Counts words', COUNTER_CODE)];
		for (const tool of tools) builder.node(tool).connect(tool.name, 'AI Agent', { type: 'ai_tool' });
		const view = await run(n8n(), builder.build());
		expectSuccess(view);
		expect(view.nodeRuns('AI Agent').at(-1)?.json()).toEqual([{ output: ANSWER }]);
		return view;
	};
	const balance = (view: ExecutionView): void => {
		expectBooksToBalance({ stage: n8n(), view, routers: ['Route Model'], parent: 'AI Agent', calls: 3 });
	};

	it('goes through three model steps and keeps exact books over the loop', async () => {
		const { mini, haiku, flash } = modelNodes(n8n());
		n8n().simulators.when({}, threeSteps);
		const view = await runAgent([mini, haiku, flash], { strategy: 'cheapestGoodEnough' });
		const records = recordsOf(view, 'Route Model');
		expect(records.map(({ execution }) => execution.calls)).toEqual([1, 2, 3]);
		balance(view);
	});

	it('hands the tools and their results to whichever maker answers a step', async () => {
		const { simulators } = n8n();
		const { mini, haiku, flash } = modelNodes(n8n());
		simulators.when({ maker: 'anthropic', nth: 2 }, { fault: 'model_not_found' });
		simulators.when({ maker: 'google', nth: 2 }, { fault: 'model_not_found' });
		simulators.when({}, threeSteps);
		const view = await runAgent([haiku, flash, mini], { strategy: 'inOrder' });
		const trail = recordsOf(view, 'Route Model').map(({ attempts }) =>
			attempts.map(({ model, outcome, failure }) => `${model} ${failure ?? outcome}`),
		);
		expect(trail).toEqual([
			['claude-haiku-4-5 answered'],
			['claude-haiku-4-5 model_not_found', 'gemini-2.5-flash answered'],
			['claude-haiku-4-5 model_not_found', 'gemini-2.5-flash model_not_found', 'gpt-4.1-mini answered'],
		]);
		balance(view);
	});

	const runOn = async (maker: string, model: number, id: string): Promise<void> => {
		const { simulators } = n8n();
		const { mini, haiku, flash } = modelNodes(n8n());
		simulators.when({}, threeSteps);
		const matrix = [{ task: 'agent_step', model }];
		const options = { strategy: 'taskMatrix', task: 'agent_step', matrix };
		const view = await runAgent([mini, haiku, flash], options);
		expect(simulators.requests.map((request) => request.maker)).toEqual([maker, maker, maker]);
		expect(tracingOf(view, 'AI Agent')).toMatchObject({
			'llm.route.model': id,
			'llm.route.task': 'agent_step',
			'llm.route.attempts': 1,
		});
		balance(view);
	};

	describe('kept on one maker', () => {
		it('runs the whole loop on Anthropic', async () => {
			await runOn('anthropic', 2, 'claude-haiku-4-5');
		});

		it('runs the whole loop on Gemini', async () => {
			await runOn('google', 3, 'gemini-2.5-flash');
		});

		// n8n 2.41 writes a tool call into the history with an empty array as its content, which OpenAI's Chat
		// Completions refuse: right below the agent the OpenAI node fails here, below the router it does not.
		it('runs the whole loop on OpenAI', async () => {
			await runOn('openai', 1, 'gpt-4.1-mini');
		});
	});
}
