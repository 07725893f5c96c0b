import type { CredentialRef, NodeJson, WorkflowJson } from '../n8n-host/workflow-types';
import { z } from 'zod';

import { type ExampleMaker, makerOfNode } from './example-models';
import type { Route } from './providers';

/** A maker's credential as stored in n8n. */
export interface StoredProvider {
	readonly route: Route;
	readonly credential: CredentialRef;
}

const modelSchema = z.object({ model: z.object({ value: z.string() }) });

/** OpenRouter writes Anthropic's versions with a dot: `claude-haiku-4.5` for `claude-haiku-4-5`. */
function openRouterId(maker: ExampleMaker, model: string): string {
	return `${maker}/${maker === 'anthropic' ? model.replace(/-(\d+)-(\d+)$/, '-$1.$2') : model}`;
}

function throughOpenRouter(node: NodeJson, maker: ExampleMaker): NodeJson {
	const { model } = modelSchema.parse(node.parameters);
	return {
		...node,
		type: '@n8n/n8n-nodes-langchain.lmChatOpenRouter',
		typeVersion: 1,
		parameters: { model: openRouterId(maker, model.value), options: {} },
	};
}

/** The workflow with a credential in each model node; names stay, so the connections do too. */
export function withCredentials(
	workflow: WorkflowJson,
	providers: Readonly<Record<ExampleMaker, StoredProvider>>,
): WorkflowJson {
	const nodes = workflow.nodes.map((node) => {
		const maker = makerOfNode(node);
		if (maker === undefined) return node;
		const { route, credential } = providers[maker];
		const { type, id, name } = credential;
		const model = route === 'openrouter' ? throughOpenRouter(node, maker) : node;
		return { ...model, credentials: { [type]: { id, name } } };
	});
	return { ...workflow, nodes };
}
