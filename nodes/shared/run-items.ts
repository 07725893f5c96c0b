import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

/** What became of one item. */
export type ItemOutcome<T> =
	| { readonly ok: true; readonly value: T; readonly itemIndex: number }
	| { readonly ok: false; readonly failed: INodeExecutionData; readonly itemIndex: number };

/**
 * The one loop over items. A failing item stops the node, or, when the node is set to continue, becomes an item that
 * carries its error and still points back to the item it came from.
 *
 * @throws {NodeOperationError} of the first failing item, unless the node continues on fail.
 */
export function runItems<T>(
	context: IExecuteFunctions,
	handle: (item: INodeExecutionData, itemIndex: number) => T,
): ItemOutcome<T>[] {
	return context.getInputData().map((item, itemIndex) => {
		try {
			return { ok: true, value: handle(item, itemIndex), itemIndex };
		} catch (error) {
			const shown = asNodeError(context, error, itemIndex);
			if (!context.continueOnFail()) throw shown;
			const failed = {
				json: { ...item.json, error: shown.message },
				error: shown,
				pairedItem: { item: itemIndex },
			};
			return { ok: false, failed, itemIndex };
		}
	});
}

function asNodeError(context: IExecuteFunctions, error: unknown, itemIndex: number): NodeOperationError {
	return new NodeOperationError(context.getNode(), error instanceof Error ? error : String(error), {
		itemIndex,
	});
}
