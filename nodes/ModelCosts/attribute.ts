import { type CallEntry, type Costs, sumCalls } from '../../src/ledger';
import type { ItemHistory } from './item-history';

/** An item's costs, or why they cannot be told. Costs are absent when no call was made for the item. */
export type ItemCosts =
	| { readonly known: true; readonly costs?: Costs }
	| { readonly known: false; readonly reason: string };

const NO_ORIGIN = 'For which node run the calls were made is not known any more, or n8n did not say.';
const BROKEN_LINK =
	'A node on the way does not link its items to those it received, so it cannot be told where this item came from.';

/**
 * The costs of the calls that were made for an item. A call belongs to it when the item came through the very node run
 * that made the call, and that run worked on this one item. A run over several items makes the share of each unknown:
 * n8n gives the model no hint which of them a call is for, and an even split would be an invention.
 */
export function attribute(calls: readonly CallEntry[], history: ItemHistory): ItemCosts {
	const own: CallEntry[] = [];
	const passed = new Set(history.items.map(({ node }) => node));
	for (const call of calls) {
		const { origin } = call;
		if (!origin) return { known: false, reason: NO_ORIGIN };
		const worked = history.items.find(
			({ node, runIndex }) => node === origin.node && runIndex === origin.runIndex,
		);
		if (!worked && !history.complete && !passed.has(origin.node))
			return { known: false, reason: BROKEN_LINK };
		if (!worked) continue;
		if (origin.itemIndex === undefined)
			return { known: false, reason: sharedRun(origin.node, origin.itemCount) };
		if (origin.itemIndex === worked.itemIndex) own.push(call);
	}
	return { known: true, ...(own.length > 0 && { costs: sumCalls(own) }) };
}

function sharedRun(node: string, itemCount: number): string {
	return `"${node}" worked on ${itemCount} items in one run, and n8n does not tell a model which of them a call is for. Put "${node}" into a Loop Over Items with a batch size of 1 to know each item's cost.`;
}
