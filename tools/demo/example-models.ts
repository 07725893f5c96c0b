import type { NodeJson, NodeSpec } from '../n8n-host/workflow-types';

const PACKAGE = '@n8n/n8n-nodes-langchain';

/** An OpenAI Chat Model without a credential; whoever imports the workflow chooses one. */
export function openAiModel(model: string): NodeSpec {
	return {
		name: `OpenAI ${model}`,
		type: `${PACKAGE}.lmChatOpenAi`,
		typeVersion: 1.3,
		parameters: { model: { __rl: true, mode: 'id', value: model }, responsesApiEnabled: false, options: {} },
	};
}

/** An Anthropic Chat Model without a credential. */
export function anthropicModel(model: string): NodeSpec {
	return {
		name: `Anthropic ${model}`,
		type: `${PACKAGE}.lmChatAnthropic`,
		typeVersion: 1.6,
		parameters: { model: { __rl: true, mode: 'id', value: model }, options: {} },
	};
}

/** The makers whose model nodes the examples use. */
export type ExampleMaker = 'openai' | 'anthropic';

const MAKER_OF_TYPE: Readonly<Record<string, ExampleMaker>> = {
	[`${PACKAGE}.lmChatOpenAi`]: 'openai',
	[`${PACKAGE}.lmChatAnthropic`]: 'anthropic',
};

/** Whose model a node is; undefined when it is none of the model nodes above. */
export function makerOfNode(node: Pick<NodeJson, 'type'>): ExampleMaker | undefined {
	return MAKER_OF_TYPE[node.type];
}
