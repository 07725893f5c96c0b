import type { INode } from 'n8n-workflow';

/** A node of a workflow. */
export function nodeOf(fields: Partial<INode> = {}): INode {
	return {
		id: '8f1c',
		name: 'My Router',
		type: 'n8n-nodes-model-router.routeModel',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
		...fields,
	};
}
