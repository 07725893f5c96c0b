import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

/**
 * Does something once for all items. A failure stops the node, or, when the node is set to continue, becomes the one
 * item it gives out.
 *
 * @throws {NodeOperationError} unless the node continues on fail.
 */
export async function runOnce(
	context: IExecuteFunctions,
	produce: () => Promise<INodeExecutionData[]>,
): Promise<INodeExecutionData[]> {
	try {
		return await produce();
	} catch (error) {
		const cause = error instanceof Error ? error : String(error);
		const shown = new NodeOperationError(context.getNode(), cause);
		if (!context.continueOnFail()) throw shown;
		return [{ json: { error: shown.message }, error: shown, pairedItem: allItems(context) }];
	}
}

/** For what comes from all incoming items together. */
export function allItems(context: Pick<IExecuteFunctions, 'getInputData'>): Array<{ item: number }> {
	return context.getInputData().map((_, item) => ({ item }));
}
