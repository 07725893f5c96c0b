import { type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

/** What became of one item. */
export type ItemOutcome<T> =
	| { readonly ok: true; readonly value: T; readonly itemIndex: number }
	| { readonly ok: false; readonly failed: INodeExecutionData; readonly itemIndex: number };

/**
 * The one loop over items. A failing item stops the node, or, when the node is set to continue, keeps its fields,
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
			return failedItem(context, item, itemIndex, error);
		}
	});
}

/** The same where an item takes its time; one item after the other, in order. */
export async function runItemsAsync<T>(
	context: IExecuteFunctions,
	handle: (item: INodeExecutionData, itemIndex: number) => Promise<T>,
): Promise<ItemOutcome<T>[]> {
	const outcomes: ItemOutcome<T>[] = [];
	for (const [itemIndex, item] of context.getInputData().entries()) {
		try {
			outcomes.push({ ok: true, value: await handle(item, itemIndex), itemIndex });
		} catch (error) {
			outcomes.push(failedItem(context, item, itemIndex, error));
		}
	}
	return outcomes;
}

function failedItem(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
	error: unknown,
): ItemOutcome<never> {
	const shown = asNodeError(context, error, itemIndex);
	if (!context.continueOnFail()) throw shown;
	// n8n empties an item that has an `error` beside its JSON. For an error output it wants nothing but the error in the
	// JSON, by which it knows the item, and adds the fields of the incoming one itself.
	const kept = context.getNode().onError === 'continueErrorOutput' ? {} : item.json;
	const failed: INodeExecutionData = {
		json: { ...kept, error: shown.message },
		pairedItem: { item: itemIndex },
		...(item.binary && { binary: item.binary }),
	};
	return { ok: false, failed, itemIndex };
}

function asNodeError(context: IExecuteFunctions, error: unknown, itemIndex: number): NodeOperationError {
	return new NodeOperationError(context.getNode(), error instanceof Error ? error : String(error), {
		itemIndex,
	});
}
