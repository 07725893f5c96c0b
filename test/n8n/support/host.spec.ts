import { describe, expect, it } from '@jest/globals';

import {
	agent,
	chainLlm,
	informationExtractor,
	outputParserStructured,
	textClassifier,
	toolCalculator,
	toolCode,
	toolWorkflow,
} from '../../../tools/n8n-host/chain-nodes';
import type { ModelOptions } from '../../../tools/n8n-host/model-nodes';
import {
	lmChatAnthropic,
	lmChatGoogleGemini,
	lmChatOpenAi,
	lmChatOpenRouter,
} from '../../../tools/n8n-host/model-nodes';
import type { SimulatorCredentials } from '../../../tools/n8n-host/stage';
import {
	chatTrigger,
	codeItems,
	executeWorkflowTrigger,
	manualTrigger,
	setJson,
	webhookIdFor,
} from '../../../tools/n8n-host/trigger-nodes';
import type { NodeSpec, WorkflowJson } from '../../../tools/n8n-host/workflow-types';
import { workflow } from '../../../tools/n8n-host/workflow-builder';
import { withN8n } from './with-n8n';

const suite = withN8n();

const SCHEMA = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };

/** A manual trigger, one node served by one model, and further sub-nodes of it. */
function oneStep(
	name: string,
	step: NodeSpec,
	model: NodeSpec,
	subNodes: readonly NodeSpec[] = [],
): WorkflowJson {
	const trigger = manualTrigger();
	const built = workflow(name)
		.node(trigger)
		.node(step)
		.node(model)
		.connect(trigger.name, step.name)
		.connect(model.name, step.name, { type: 'ai_languageModel' });
	for (const node of subNodes) {
		const type = node.type.includes('outputParser') ? 'ai_outputParser' : 'ai_tool';
		built.node(node).connect(node.name, step.name, { type });
	}
	return built.build();
}

function gpt(): NodeSpec {
	return lmChatOpenAi({ model: 'gpt-4.1-mini', credential: suite().credentials.openAi });
}

describe('the private n8n', () => {
	it('has loaded every node the package declares', async () => {
		const listed = (await suite().rest.listNodeTypes()).map((type) => type.name);
		expect(listed).toContain('@n8n/n8n-nodes-langchain.agent');
		for (const node of suite().nodes.nodeTypes) expect(listed).toContain(node);
	});

	const makers: ReadonlyArray<[keyof SimulatorCredentials, string, (options: ModelOptions) => NodeSpec]> = [
		['openAi', 'gpt-4.1-mini', lmChatOpenAi],
		['anthropic', 'claude-haiku-4-5', lmChatAnthropic],
		['google', 'gemini-2.5-flash', lmChatGoogleGemini],
		['openRouter', 'mistralai/mistral-small', lmChatOpenRouter],
	];
	it.each(makers)('reaches the simulator through the %s chat model', async (maker, model, factory) => {
		const { rest, simulators, credentials } = suite();
		simulators.when({ model }, { text: 'Bonjour.' });
		const node = factory({ model, credential: credentials[maker] });
		const view = await rest.runWorkflow(oneStep(`one ${maker}`, chainLlm({ text: 'Say hello.' }), node));
		expect(view.error).toBeUndefined();
		expect(view.nodeRuns('Basic LLM Chain')[0]?.json()).toEqual([{ text: 'Bonjour.' }]);
		expect(view.nodeRuns(node.name)[0]?.json('ai_languageModel')[0]).toHaveProperty('tokenUsage');
		expect(simulators.requests).toHaveLength(1);
	});

	it('gives the error of a failed model', async () => {
		const { rest, simulators } = suite();
		simulators.when({ model: 'gpt-4.1-mini' }, { fault: 'status', status: 401 });
		const model = gpt();
		const view = await rest.runWorkflow(oneStep('refused', chainLlm({ text: 'x' }), model));
		expect(view.status).toBe('error');
		expect(view.error?.message).toMatch(/^Authorization failed/);
		expect(view.nodeRuns(model.name)[0]?.error?.name).toBe('NodeApiError');
	});

	it('runs an agent with tools, also a sub-workflow', async () => {
		const { rest, simulators, credentials } = suite();
		const sub = executeWorkflowTrigger();
		const answer = setJson({ weather: 'rain' });
		const subFlow = workflow('weather').node(sub).node(answer).connect(sub.name, answer.name).build();
		const savedSub = await rest.createWorkflow(subFlow);
		await rest.activateWorkflow(savedSub);
		const tools = [
			toolCalculator(),
			toolCode('shout', 'Shouts a text.', 'return query.toUpperCase()'),
			toolWorkflow('weather', 'Tells the weather.', savedSub.id),
		];
		// Not OpenAI: the agent of n8n 2.41 hands back its tool calls with an empty list as content, which OpenAI refuses.
		const model = lmChatAnthropic({ model: 'claude-haiku-4-5', credential: credentials.anthropic });
		simulators.script({ model: 'claude-haiku-4-5' }, [
			{ toolCalls: [{ name: 'Calculator', args: { input: '6*7' } }] },
			{ toolCalls: [{ name: 'shout', args: { input: 'quiet' } }] },
			{ toolCalls: [{ name: 'weather', args: {} }] },
			{ text: 'Done.' },
		]);
		const view = await rest.runWorkflow(oneStep('tools', agent({ text: 'Go.' }), model, tools));
		expect(view.error).toBeUndefined();
		expect(view.nodeRuns('AI Agent').at(-1)?.json()).toEqual([{ output: 'Done.' }]);
		expect(JSON.stringify(view.nodeRuns('Calculator')[0]?.json('ai_tool'))).toContain('42');
		expect(JSON.stringify(view.nodeRuns('shout')[0]?.json('ai_tool'))).toContain('QUIET');
		expect(JSON.stringify(view.nodeRuns('weather')[0]?.json('ai_tool'))).toContain('rain');
	});

	it('runs the classifier, the extractor and an output parser', async () => {
		const { rest, simulators } = suite();
		const categories = [
			{ category: 'praise', description: 'Likes it' },
			{ category: 'blame', description: 'Does not' },
		];
		simulators.script({ model: 'gpt-4.1-mini' }, [{ text: '{"praise":false,"blame":true}' }]);
		const sorted = await rest.runWorkflow(oneStep('sort', textClassifier('Bad.', categories), gpt()));
		expect(sorted.nodeRuns('Text Classifier')[0]?.json('main', 0)).toHaveLength(0);
		expect(sorted.nodeRuns('Text Classifier')[0]?.json('main', 1)).toHaveLength(1);

		simulators.script({ model: 'gpt-4.1-mini' }, [{ text: '{"city":"Oslo"}' }]);
		const found = await rest.runWorkflow(oneStep('find', informationExtractor('To Oslo.', SCHEMA), gpt()));
		expect(found.nodeRuns('Information Extractor')[0]?.json()).toEqual([{ output: { city: 'Oslo' } }]);

		simulators.script({ model: 'gpt-4.1-mini' }, [{ text: '{"output":{"city":"Oslo"}}' }]);
		const chain = chainLlm({ text: 'Which city?', hasOutputParser: true });
		const parsed = await rest.runWorkflow(oneStep('parse', chain, gpt(), [outputParserStructured(SCHEMA)]));
		expect(parsed.nodeRuns('Basic LLM Chain')[0]?.json()).toEqual([{ output: { city: 'Oslo' } }]);
	});

	it('streams a chat answer piece by piece and shows the execution behind it', async () => {
		const { rest, simulators } = suite();
		const pace = { chunkChars: 6, chunkDelayMs: 40 };
		simulators.when({ model: 'gpt-4.1-mini' }, { text: 'One two three four.', ...pace });
		const webhookId = webhookIdFor('host chat');
		const [trigger, step, model] = [chatTrigger(webhookId), agent(), gpt()];
		const saved = await rest.createWorkflow(
			workflow('chat')
				.node(trigger)
				.node(step)
				.node(model)
				.connect(trigger.name, step.name)
				.connect(model.name, step.name, { type: 'ai_languageModel' })
				.build(),
		);
		await rest.activateWorkflow(saved);
		const answer = await rest.chat({ webhookId, text: 'Count.' });
		expect(answer.text).toBe('One two three four.');
		const items = answer.chunks.filter((chunk) => chunk.type === 'item');
		expect(items.length).toBeGreaterThan(2);
		expect((items.at(-1)?.receivedAt ?? 0) - (items[0]?.receivedAt ?? 0)).toBeGreaterThan(60);
		const view = await rest.lastExecution(saved.id);
		expect(view.status).toBe('success');
		expect(view.customData).toHaveProperty('response_ai_agent', 'One two three four.');
	});

	it('stops a running execution', async () => {
		const { rest, simulators } = suite();
		simulators.when({ model: 'gpt-4.1-mini' }, { text: 'late', delayMs: 20_000 });
		const saved = await rest.createWorkflow(oneStep('slow', chainLlm({ text: 'x' }), gpt()));
		const id = await rest.startWorkflow(saved);
		while (simulators.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 50));
		await rest.stopExecution(id);
		expect((await rest.waitForExecution(id)).status).toBe('canceled');
	});

	it('runs a node once per item of a Code node', async () => {
		const { rest, simulators } = suite();
		const [trigger, items, step, model] = [
			manualTrigger(),
			codeItems([{ q: 1 }, { q: 2 }]),
			agent({ text: '={{ $json.q }}' }),
			gpt(),
		];
		const built = workflow('items')
			.node(trigger)
			.node(items)
			.node(step)
			.node(model)
			.connect(trigger.name, items.name)
			.connect(items.name, step.name)
			.connect(model.name, step.name, { type: 'ai_languageModel' });
		const view = await rest.runWorkflow(built.build());
		expect(view.nodeRuns('AI Agent')[0]?.json()).toHaveLength(2);
		expect(simulators.requests).toHaveLength(2);
	});
});
