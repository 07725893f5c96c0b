import { type INode, type ISupplyDataFunctions, NodeConnectionTypes } from 'n8n-workflow';
import { z } from 'zod';
import type { ChatModel, ConnectedKind } from '../../src/langchain';
import { connectionError } from './node-error';
import { property } from './run-data-of';

/** A connected model with the place and the name the user gave it. */
export interface ConnectedModel {
	/** Counted from 1: "Model 1" is slot 1. */
	readonly slot: number;
	/** The sub-node's name on the canvas. */
	readonly name: string;
	/** The sub-node's type, such as `@n8n/n8n-nodes-langchain.lmChatOpenAi`. */
	readonly nodeType: string;
	readonly model: ChatModel;
}

type Context = Pick<ISupplyDataFunctions, 'getInputConnectionData' | 'getNode' | 'getParentNodes'>;

/** n8n's connections of one type: per input, the nodes connected to it. Not in n8n's published types. */
const connectionsSchema = z.array(z.array(z.object({ node: z.string() }).passthrough()).nullish());

/**
 * The connected chat models by slot. n8n hands models over without saying to which input each belongs, and in reverse
 * order; the names of the connected nodes come in the same order as the models, and the connections tell the inputs.
 *
 * @throws {NodeOperationError} when nothing is connected, or something that is no chat model.
 */
export async function connectedModels(
	context: Context,
	itemIndex: number,
	kindOf: (value: unknown) => ConnectedKind,
): Promise<ConnectedModel[]> {
	const node = context.getNode();
	const received = await context.getInputConnectionData(NodeConnectionTypes.AiLanguageModel, itemIndex);
	const models: unknown[] = Array.isArray(received) ? received : received ? [received] : [];
	const parents = context
		.getParentNodes(node.name, { connectionType: NodeConnectionTypes.AiLanguageModel, depth: 1 })
		.filter(({ disabled }) => !disabled);
	if (models.length === 0) throw noModelError(node);
	const slotOf = slotsByName(
		context,
		node,
		parents.map(({ name }) => name),
	);
	return models
		.map((model, index) => {
			const { name, type } = parents[index] ?? { name: `Model ${index + 1}`, type: 'unknown' };
			return {
				slot: slotOf.get(name) ?? index + 1,
				name,
				nodeType: type,
				model: asChatModel(node, name, model, kindOf),
			};
		})
		.sort((a, b) => a.slot - b.slot);
}

function asChatModel(
	node: INode,
	name: string,
	value: unknown,
	kindOf: (value: unknown) => ConnectedKind,
): ChatModel {
	const kind = kindOf(value);
	if (kind === 'chat_model') return value as ChatModel;
	throw connectionError(
		node,
		kind === 'completion_model'
			? `"${name}" is a completion model, and only chat models can be routed`
			: `"${name}" is no chat model`,
		`Replace "${name}" by a chat model, such as OpenAI Chat Model or Anthropic Chat Model.`,
	);
}

/** The error of a router below which no model is connected. */
export function noModelError(node: INode) {
	return connectionError(
		node,
		'No model is connected',
		'Connect at least one chat model below this node and make sure that it is not deactivated.',
	);
}

/** Slot of each connected node; by n8n's connections, or, where those cannot be read, by the reversed order. */
function slotsByName(context: Context, node: INode, names: readonly string[]): Map<string, number> {
	const slots = new Map<string, number>();
	const connections = connectionsSchema.safeParse(readConnections(context, node));
	if (connections.success) {
		connections.data.forEach((sources, input) => {
			for (const source of sources ?? []) slots.set(source.node, input + 1);
		});
	}
	if (names.some((name) => !slots.has(name))) {
		names.forEach((name, index) => slots.set(name, names.length - index));
	}
	return slots;
}

function readConnections(context: object, node: INode): unknown {
	const read = property(context, 'getConnections');
	return typeof read === 'function'
		? Reflect.apply(read, context, [node, NodeConnectionTypes.AiLanguageModel])
		: undefined;
}
