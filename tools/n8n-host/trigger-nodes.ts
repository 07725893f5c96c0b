import { createHash } from 'node:crypto';

import type { NodeSpec } from './workflow-types';

/** "Execute workflow" by hand. */
export function manualTrigger(name = 'When clicking Execute'): NodeSpec {
	return { name, type: 'n8n-nodes-base.manualTrigger', typeVersion: 1 };
}

/** How a chat trigger answers. */
export type ChatResponseMode = 'streaming' | 'lastNode';

/** A public chat; call it at `/webhook/<webhookId>/chat` once the workflow is active. */
export function chatTrigger(
	webhookId: string,
	responseMode: ChatResponseMode = 'streaming',
	name = 'When chat message received',
): NodeSpec {
	return {
		name,
		type: '@n8n/n8n-nodes-langchain.chatTrigger',
		typeVersion: 1.5,
		webhookId,
		parameters: { public: true, mode: 'webhook', options: { responseMode } },
	};
}

/** The trigger of a sub-workflow that takes whatever it is given. */
export function executeWorkflowTrigger(name = 'When executed by another workflow'): NodeSpec {
	return {
		name,
		type: 'n8n-nodes-base.executeWorkflowTrigger',
		typeVersion: 1.2,
		parameters: { inputSource: 'passthrough' },
	};
}

/** A Code node that hands on the given items; needs n8n's task runner. */
export function codeItems(items: readonly Readonly<Record<string, unknown>>[], name = 'Items'): NodeSpec {
	const jsCode = `return ${JSON.stringify(items.map((json) => ({ json })))};`;
	return { name, type: 'n8n-nodes-base.code', typeVersion: 2, parameters: { jsCode } };
}

/** An Edit Fields node that sets one item's JSON; quicker than a Code node, as it needs no task runner. */
export function setJson(json: Readonly<Record<string, unknown>>, name = 'Set'): NodeSpec {
	return {
		name,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.5,
		parameters: { mode: 'raw', jsonOutput: JSON.stringify(json, null, 2), options: {} },
	};
}

/** A webhook id derived from a name: stable, and different for different names. */
export function webhookIdFor(name: string): string {
	const hex = createHash('sha256').update(name).digest('hex');
	return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
		'-',
	);
}
