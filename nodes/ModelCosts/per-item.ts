import type { IDataObject, IExecuteFunctions, INodeExecutionData, ISourceData } from 'n8n-workflow';
import { withOutputField } from '../shared/output-field';
import { runDataOf } from '../shared/run-data-of';
import { runItems } from '../shared/run-items';
import { attribute, type ItemCosts } from './attribute';
import { fullCosts } from './cost-json';
import { type Gathered, gapsText, gather, isIncomplete } from './gather';
import { readIncludeSubWorkflows } from './include-sub-workflows';
import { historyOf } from './item-history';
import { NO_CALLS_MESSAGE } from './no-calls';
import { DEFAULT_OUTPUT_FIELD } from './operations';

/**
 * Gives each item the costs of the calls that were made for it, where n8n lets one know which those are.
 *
 * @throws {NodeOperationError} naming the parameter that cannot be used, unless the node continues on fail.
 */
export async function costsPerItem(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const costsOf = costReader(context, await gather(context, readIncludeSubWorkflows(context)));
	const inputs = context.getInputData();
	return runItems(context, (item, itemIndex) => {
		const jsonWith = withOutputField(context, itemIndex, DEFAULT_OUTPUT_FIELD, item.json);
		return jsonWith(itemCostsJson(costsOf(itemIndex)));
	}).map((outcome) => {
		if (!outcome.ok) return outcome.failed;
		const { value: json, itemIndex } = outcome;
		const binary = inputs[itemIndex]?.binary;
		return { json, pairedItem: { item: itemIndex }, ...(binary && { binary }) };
	});
}

function costReader(
	context: IExecuteFunctions,
	{ calls, droppedCalls, gaps }: Gathered,
): (itemIndex: number) => ItemCosts {
	const runData = runDataOf(context);
	const source = sourceOf(context);
	return (itemIndex) => {
		if (isIncomplete(gaps)) return { known: false, reason: gapsText(gaps) };
		if (calls.length === 0) return { known: false, reason: NO_CALLS_MESSAGE };
		if (!runData) return { known: false, reason: 'This n8n does not tell a node where its items came from.' };
		if (droppedCalls > 0) {
			const reason = `The execution made more calls than are kept one by one; ${droppedCalls} are in the totals only.`;
			return { known: false, reason };
		}
		return attribute(calls, historyOf(itemIndex, source, runData));
	};
}

/** Undefined where the items came from no node, as when the node is run alone; n8n throws then. */
function sourceOf(context: IExecuteFunctions): ISourceData | undefined {
	try {
		return context.getInputSourceData();
	} catch {
		return undefined;
	}
}

function itemCostsJson(costs: ItemCosts): IDataObject {
	if (!costs.known) return { known: false, reason: costs.reason };
	if (!costs.costs) return { known: true, calls: 0 };
	return { known: true, ...fullCosts(costs.costs) };
}
