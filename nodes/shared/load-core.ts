import { type INode, NodeOperationError } from 'n8n-workflow';

/** The part of the core that needs LangChain. */
export type LangChainCore = typeof import('../../src/langchain');

/** The first n8n that lets community packages use its own copy of LangChain. */
const FIRST_N8N = '2.28';

/**
 * Loads the part of the core that needs LangChain. It is loaded at the first use and not with the node, because in an
 * n8n that is too old the module is missing, and a node that cannot be loaded could not say why.
 *
 * @throws {NodeOperationError} when this n8n does not provide LangChain.
 */
export async function loadCore(
	node: INode,
	load: () => Promise<LangChainCore> = async () => await import('../../src/langchain'),
): Promise<LangChainCore> {
	try {
		return await load();
	} catch (error) {
		throw new NodeOperationError(node, error instanceof Error ? error : String(error), {
			message: `${node.name} needs n8n ${FIRST_N8N} or newer`,
			description: `This n8n does not offer LangChain to community nodes. Update n8n to ${FIRST_N8N} or newer and run the workflow again.`,
			functionality: 'configuration-node',
		});
	}
}
