import type { CodexData } from 'n8n-workflow';

/** Puts a model sub-node where n8n lists chat models. The same facts are in each node's `.node.json`. */
export function modelCodex(alias: string[]): CodexData {
	return {
		categories: ['AI'],
		subcategories: { AI: ['Language Models'], 'Language Models': ['Chat Models (Recommended)'] },
		alias,
	};
}

/**
 * For `usableAsTool`: n8n's lint wants the property on every node with inputs, and a model is no tool. n8n reads
 * undefined as "no", though its type leaves that value out.
 */
export const NOT_A_TOOL = undefined as never;
