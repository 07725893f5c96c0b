import {
	lmChatAnthropic,
	lmChatGoogleGemini,
	lmChatOpenAi,
	lmChatOpenRouter,
} from '../../../tools/n8n-host/model-nodes';
import type { Stage } from '../../../tools/n8n-host/stage';
import { manualTrigger } from '../../../tools/n8n-host/trigger-nodes';
import { workflow, type WorkflowBuilder } from '../../../tools/n8n-host/workflow-builder';
import type { NodeSpec } from '../../../tools/n8n-host/workflow-types';

/** The chat models the tests connect, from the cheapest to the dearest of each maker. */
export interface ModelNodes {
	readonly mini: NodeSpec;
	readonly large: NodeSpec;
	readonly haiku: NodeSpec;
	readonly sonnet: NodeSpec;
	readonly flash: NodeSpec;
	readonly viaOpenRouter: NodeSpec;
}

/** Chat model nodes whose requests go to the simulators. */
export function modelNodes({ credentials }: Stage): ModelNodes {
	const { openAi, anthropic, google, openRouter } = credentials;
	return {
		mini: lmChatOpenAi({ model: 'gpt-4.1-mini', credential: openAi, name: 'Mini' }),
		large: lmChatOpenAi({ model: 'gpt-4.1', credential: openAi, name: 'Large' }),
		haiku: lmChatAnthropic({ model: 'claude-haiku-4-5', credential: anthropic, name: 'Haiku' }),
		sonnet: lmChatAnthropic({ model: 'claude-sonnet-4-5', credential: anthropic, name: 'Sonnet' }),
		flash: lmChatGoogleGemini({ model: 'gemini-2.5-flash', credential: google, name: 'Flash' }),
		viaOpenRouter: lmChatOpenRouter({
			model: 'openai/gpt-4.1-mini',
			credential: openRouter,
			name: 'OpenRouter',
		}),
	};
}

/** Adds a router with its models, in the order of its inputs; `undefined` leaves an input empty. */
export function addRouter(
	builder: WorkflowBuilder,
	router: NodeSpec,
	models: ReadonlyArray<NodeSpec | undefined>,
): WorkflowBuilder {
	builder.node(router);
	models.forEach((model, inputIndex) => {
		if (model === undefined) return;
		builder.node(model).connect(model.name, router.name, { type: 'ai_languageModel', inputIndex });
	});
	return builder;
}

/** A workflow of a manual trigger, the given main-flow nodes one after another, and a router below the last one. */
export function routedWorkflow(
	name: string,
	mainFlow: readonly NodeSpec[],
	router: NodeSpec,
	models: ReadonlyArray<NodeSpec | undefined>,
): WorkflowBuilder {
	const trigger = manualTrigger();
	const builder = workflow(name).node(trigger);
	let last = trigger.name;
	for (const node of mainFlow) {
		builder.node(node).connect(last, node.name);
		last = node.name;
	}
	return addRouter(builder, router, models).connect(router.name, last, { type: 'ai_languageModel' });
}
