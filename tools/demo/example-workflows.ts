import { agent, chainLlm, toolCalculator, toolCode } from '../n8n-host/chain-nodes';
import { chatTrigger, manualTrigger, webhookIdFor } from '../n8n-host/trigger-nodes';
import { workflow } from '../n8n-host/workflow-builder';
import type { WorkflowJson } from '../n8n-host/workflow-types';
import { anthropicModel, openAiModel } from './example-models';
import {
	classifyTaskNode,
	fallbackChainNode,
	loopNode,
	memoryNode,
	modelCostsNode,
	noOpNode,
	routeModelNode,
	stickyNote,
	textsNode,
} from './example-nodes';
import { PROMPTS, REQUESTS } from './prompts';

/** Where the notes stand: above the first node, clear of the flow. */
const NOTE_POSITION = [0, -320] as const;

const MODEL = { type: 'ai_languageModel' } as const;
const TOOL = { type: 'ai_tool' } as const;

/** Stands in for a call to a carrier's own system. */
const PARCEL_CODE = [
	'const number = /[A-Z]-?\\d+/.exec(query)?.[0];',
	"if (!number) return 'That is no parcel number. They look like A-1042.';",
	'return `${number} left the warehouse and arrives tomorrow.`;',
].join('\n');

const PARCEL_TOOL = toolCode(
	'parcel_tracker',
	'Where a parcel is now, by a number such as A-1042.',
	PARCEL_CODE,
);

/** Names of nodes that the demo looks up in the execution. */
export const AGENT_NODES = {
	prompts: 'Ten Prompts',
	loop: 'One by One',
	router: 'Route Model',
	costs: 'Model Costs',
} as const;

/** An agent with tools over Route Model; its strongest model is a Fallback Chain of two makers. */
function agentWorkflow(): WorkflowJson {
	const about =
		'## Route Model under an agent\n' +
		'Classify Task labels each prompt; each call then goes to the cheapest model that is good enough for it. Model 3 is a Fallback Chain: when its first ' +
		'model fails, the next one takes over.\n\n' +
		'Choose your credentials in the four model nodes, click **Execute workflow**, then open the runs of ' +
		'**Route Model**: task, reason, attempts and cost of each call. **Model Costs** adds them up and draws a chart.';
	const parameters = {
		task: '={{ $json.classification.task }}',
		qualityBar: 'high',
		options: {
			modelStrengths: {
				strength: [
					{ model: 1, strength: 'medium' },
					{ model: 3, strength: 'strong' },
				],
			},
		},
	};
	const systemMessage = 'You are a helpful assistant. Use a tool when one fits, and answer briefly.';
	return workflow('Agent on routed models')
		.node(manualTrigger())
		.node(textsNode(AGENT_NODES.prompts, 'prompt', PROMPTS))
		.node(classifyTaskNode('={{ $json.prompt }}'))
		.node(loopNode(AGENT_NODES.loop))
		.node(modelCostsNode(AGENT_NODES.costs, { simplify: false, options: { chart: ['html', 'svg'] } }))
		.node(agent({ text: '={{ $json.prompt }}', options: { systemMessage } }))
		.node(routeModelNode(3, parameters))
		.node(openAiModel('gpt-4.1-mini'))
		.node(anthropicModel('claude-haiku-4-5'))
		.node(fallbackChainNode(2))
		.node(anthropicModel('claude-sonnet-4-5'))
		.node(openAiModel('gpt-4.1'))
		.node(toolCalculator())
		.node(PARCEL_TOOL)
		.node(stickyNote(about, NOTE_POSITION, 240))
		.connect('When clicking Execute', AGENT_NODES.prompts)
		.connect(AGENT_NODES.prompts, 'Classify Task')
		.connect('Classify Task', AGENT_NODES.loop)
		.connect(AGENT_NODES.loop, AGENT_NODES.costs)
		.connect(AGENT_NODES.loop, 'AI Agent', { outputIndex: 1 })
		.connect('AI Agent', AGENT_NODES.loop)
		.connect('Route Model', 'AI Agent', MODEL)
		.connect('OpenAI gpt-4.1-mini', 'Route Model', { ...MODEL, inputIndex: 0 })
		.connect('Anthropic claude-haiku-4-5', 'Route Model', { ...MODEL, inputIndex: 1 })
		.connect('Fallback Chain', 'Route Model', { ...MODEL, inputIndex: 2 })
		.connect('Anthropic claude-sonnet-4-5', 'Fallback Chain', { ...MODEL, inputIndex: 0 })
		.connect('OpenAI gpt-4.1', 'Fallback Chain', { ...MODEL, inputIndex: 1 })
		.connect('Calculator', 'AI Agent', TOOL)
		.connect(PARCEL_TOOL.name, 'AI Agent', TOOL)
		.build();
}

/** Requests sorted by task without asking a model; each branch has the model that suits it. */
function classifyWorkflow(): WorkflowJson {
	const about =
		'## Classify Task with one output per task\n' +
		'The node reads each request and labels it with task, difficulty and language, without asking a model. ' +
		'Each branch has the model that suits it; what could not be read leaves on ' +
		'**Failed**.\n\nChoose your credentials in the three model nodes and click **Execute workflow**.';
	const text = '={{ $json.text }}';
	return workflow('Requests sorted by task')
		.node(manualTrigger())
		.node(textsNode('Requests', 'text', REQUESTS))
		.node({
			...classifyTaskNode(text, ['translation', 'code']),
			settings: { onError: 'continueRegularOutput' },
		})
		.node(chainLlm({ name: 'Translate', text }))
		.node(chainLlm({ name: 'Code', text }))
		.node(chainLlm({ name: 'Other', text }))
		.node(noOpNode('Look at These'))
		.node(openAiModel('gpt-4.1-mini'))
		.node(openAiModel('gpt-4.1-nano'))
		.node(anthropicModel('claude-sonnet-4-5'))
		.node(stickyNote(about, NOTE_POSITION, 224))
		.connect('When clicking Execute', 'Requests')
		.connect('Requests', 'Classify Task')
		.connect('Classify Task', 'Translate', { outputIndex: 0 })
		.connect('Classify Task', 'Code', { outputIndex: 1 })
		.connect('Classify Task', 'Other', { outputIndex: 2 })
		.connect('Classify Task', 'Look at These', { outputIndex: 3 })
		.connect('OpenAI gpt-4.1-mini', 'Translate', MODEL)
		.connect('OpenAI gpt-4.1-nano', 'Other', MODEL)
		.connect('Anthropic claude-sonnet-4-5', 'Code', MODEL)
		.build();
}

/** A chat with memory whose answers stream while they are written, whichever model was chosen. */
function chatWorkflow(): WorkflowJson {
	const about =
		'## Streaming chat on routed models\n' +
		'Answers appear while they are written. Small talk goes to the small model, harder questions to the stronger ' +
		'one.\n\nChoose your credentials in the two model nodes, open the chat below and write something.';
	return workflow('Streaming chat')
		.node(chatTrigger(webhookIdFor('model-router-streaming-chat')))
		.node(agent())
		.node(routeModelNode(2))
		.node(openAiModel('gpt-4.1-mini'))
		.node(anthropicModel('claude-sonnet-4-5'))
		.node(memoryNode())
		.node(stickyNote(about, NOTE_POSITION, 208))
		.connect('When chat message received', 'AI Agent')
		.connect('Route Model', 'AI Agent', MODEL)
		.connect('OpenAI gpt-4.1-mini', 'Route Model', { ...MODEL, inputIndex: 0 })
		.connect('Anthropic claude-sonnet-4-5', 'Route Model', { ...MODEL, inputIndex: 1 })
		.connect('Simple Memory', 'AI Agent', { type: 'ai_memory' })
		.build();
}

/** The example workflows by the name of their file, without `.json`. */
export const EXAMPLE_WORKFLOWS = {
	agent: agentWorkflow,
	'classify-task': classifyWorkflow,
	chat: chatWorkflow,
} as const satisfies Record<string, () => WorkflowJson>;
