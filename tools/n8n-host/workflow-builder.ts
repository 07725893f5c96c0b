import { createHash } from 'node:crypto';

import { layOut } from './workflow-layout';
import type {
	ConnectionJson,
	ConnectionsJson,
	ConnectionType,
	Link,
	NodeJson,
	NodeSpec,
	WorkflowJson,
} from './workflow-types';

/** Where a connection starts and ends; default `main`, from the first output to the first input. */
export interface ConnectOptions {
	readonly type?: ConnectionType;
	readonly outputIndex?: number;
	readonly inputIndex?: number;
}

/** Builds a workflow step by step. */
export interface WorkflowBuilder {
	/** Adds a node. @throws Error when the name is taken. */
	node(spec: NodeSpec): WorkflowBuilder;
	/**
	 * Connects two nodes that were added before, the sub-node being the start of an `ai_…` connection.
	 *
	 * @throws Error when there is no node of that name.
	 */
	connect(from: string, to: string, options?: ConnectOptions): WorkflowBuilder;
	/** Sets workflow settings, e.g. `executionTimeout`. */
	settings(values: Readonly<Record<string, unknown>>): WorkflowBuilder;
	/** The workflow in n8n's format; the same calls give the same bytes. */
	build(): WorkflowJson;
}

/** A stable id in the form of a UUID, so that a generated workflow file does not change from run to run. */
function nodeId(workflowName: string, nodeName: string): string {
	const hex = createHash('sha256').update(`${workflowName}\n${nodeName}`).digest('hex');
	return [0, 8, 12, 16, 20].map((from, i) => hex.slice(from, [8, 12, 16, 20, 32][i])).join('-');
}

function toNodeJson(spec: NodeSpec, workflowName: string, position: readonly [number, number]): NodeJson {
	const credentials = (spec.credentials ?? []).map(({ type, id, name }) => [type, { id, name }] as const);
	return {
		id: nodeId(workflowName, spec.name),
		name: spec.name,
		type: spec.type,
		typeVersion: spec.typeVersion,
		position,
		parameters: spec.parameters ?? {},
		...(credentials.length > 0 ? { credentials: Object.fromEntries(credentials) } : {}),
		...(spec.webhookId === undefined ? {} : { webhookId: spec.webhookId }),
		...spec.settings,
	};
}

function toConnections(links: readonly Link[]): ConnectionsJson {
	const result: Record<string, Partial<Record<ConnectionType, ConnectionJson[][]>>> = {};
	for (const link of links) {
		const outputs = ((result[link.from] ??= {})[link.type] ??= []);
		while (outputs.length <= link.outputIndex) outputs.push([]);
		outputs[link.outputIndex]?.push({ node: link.to, type: link.type, index: link.inputIndex });
	}
	return result;
}

/** Starts a workflow of the given name. */
export function workflow(name: string): WorkflowBuilder {
	const nodes: NodeSpec[] = [];
	const links: Link[] = [];
	let settings: Readonly<Record<string, unknown>> = { executionOrder: 'v1' };
	const assertKnown = (nodeName: string): void => {
		if (nodes.some((node) => node.name === nodeName)) return;
		throw new Error(`Connect only nodes that were added: there is no "${nodeName}" in "${name}".`);
	};
	const builder: WorkflowBuilder = {
		node(spec) {
			if (nodes.some((node) => node.name === spec.name)) {
				throw new Error(`Node names are unique: "${spec.name}" is already in "${name}".`);
			}
			nodes.push(spec);
			return builder;
		},
		connect(from, to, { type = 'main', outputIndex = 0, inputIndex = 0 } = {}) {
			assertKnown(from);
			assertKnown(to);
			links.push({ from, to, type, outputIndex, inputIndex });
			return builder;
		},
		settings(values) {
			settings = { ...settings, ...values };
			return builder;
		},
		build() {
			const positions = layOut(nodes, links);
			const json = nodes.map((node) => toNodeJson(node, name, positions.get(node.name) ?? [0, 0]));
			return { name, nodes: json, connections: toConnections(links), settings };
		},
	};
	return builder;
}
