import type { IDataObject } from 'n8n-workflow';
import { formatUsd, toUsdNumber } from '../../src/domain/money';
import { costText, type Costs, type Report, type ReportRow } from '../../src/ledger';

/** The few figures most workflows need. A figure that is not known is left out, never zero. */
function simpleCosts(costs: Costs, incomplete = false): IDataObject {
	const { calls, usage, saved, unpricedAttempts } = costs;
	return {
		...amounts(costs, incomplete),
		calls,
		...(usage && { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens }),
		...(saved !== undefined && { savedUsd: formatUsd(saved) }),
		...(unpricedAttempts > 0 && { unpricedAttempts }),
	};
}

/** Every figure there is. */
export function fullCosts(costs: Costs, incomplete = false): IDataObject {
	const { calls, attempts, failedAttempts, unpricedAttempts, usage } = costs;
	const { estimatedCost, baseline, saved } = costs;
	return {
		...amounts(costs, incomplete),
		calls,
		attempts,
		failedAttempts,
		unpricedAttempts,
		...usage,
		...(estimatedCost !== undefined && { estimatedCostUsd: formatUsd(estimatedCost) }),
		...(baseline !== undefined && { baselineUsd: formatUsd(baseline) }),
		...(saved !== undefined && { savedUsd: formatUsd(saved) }),
	};
}

/**
 * The same amount for people, for exact sums and for comparisons. It is zero only where no request can have been billed,
 * as when all of them were refused.
 */
function amounts(costs: Costs, incomplete: boolean): IDataObject {
	const nothingBilled = costs.unpricedAttempts === 0 && !incomplete;
	const cost = costs.cost ?? (nothingBilled ? 0n : undefined);
	return {
		costText: costText(costs, incomplete),
		...(cost !== undefined && { costUsd: formatUsd(cost), cost: toUsdNumber(cost) }),
	};
}

/** Stands in the total for what tells the rows apart, so that a table has no holes. */
const ALL = 'all';

/** A row of the report as an item's JSON. */
export function rowJson({ key, costs, costShare }: ReportRow, simplify: boolean): IDataObject {
	return {
		...key,
		...(simplify ? simpleCosts(costs) : fullCosts(costs)),
		...(costShare !== undefined && !simplify && { costShare }),
		total: false,
	};
}

/** The totals of the report as an item's JSON, with the fields of its rows. */
export function totalJson({ rows, total }: Report, incomplete: boolean, simplify: boolean): IDataObject {
	const fields = new Set(rows.flatMap(({ key }) => Object.keys(key)));
	return {
		...Object.fromEntries([...fields].map((field) => [field, ALL])),
		...(simplify ? simpleCosts(total, incomplete) : fullCosts(total, incomplete)),
		...(total.cost && !simplify && { costShare: 1 }),
		total: true,
	};
}
