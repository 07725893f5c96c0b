import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { formatUsd, toUsdNumber } from '../../src/domain/money';
import type { RoutingRecord } from '../../src/domain/record';
import {
	totalOf,
	whatIf,
	WHAT_IF_GAPS,
	type WhatIfCall,
	type WhatIfGap,
	type WhatIfTotal,
} from '../../src/routing';
import { parameterError } from '../shared/node-error';
import { loadPrices } from '../shared/price-overrides';
import { readPrices } from '../shared/price-parameters';
import { isRecord } from '../shared/stored-calls';
import { NO_CALLS } from './no-calls';
import { ownRecords, storedRecords } from './records-of';
import { allItems, runOnce } from './run-once';
import { readAlternative, readExecutionId, readWhatIf } from './what-if-parameters';

const GAP_TEXTS: Readonly<Record<WhatIfGap, string>> = {
	not_answered: 'no model answered',
	cost_unknown: 'what the call cost is not known',
	tokens_unknown: 'the tokens of the answer are not known',
	no_candidate: 'no connected model could take the call',
	price_unknown: 'the other model has no known price',
};

/**
 * Tells what calls would have cost with another strategy, or on one model: an item per call, and one with the totals.
 *
 * @throws {NodeOperationError} naming the parameter that cannot be used, unless the node continues on fail.
 */
export async function compareCosts(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runOnce(context, async () => {
		const settings = readWhatIf(context);
		const alternative = readAlternative(context);
		const prices = await loadPrices(context, readPrices(context, 0));
		const calls = whatIf(await recordsFor(context, settings), alternative, prices);
		const pairedItem = allItems(context);
		if (calls.length === 0) return [{ json: { ...NO_CALLS }, pairedItem }];
		const json: IDataObject[] = [];
		if (settings.output !== 'total') json.push(...calls.map(callJson));
		if (settings.output !== 'rows') json.push(totalJson(totalOf(calls)));
		return json.map((row) => ({ json: row, pairedItem }));
	});
}

async function recordsFor(
	context: IExecuteFunctions,
	{ source, field }: ReturnType<typeof readWhatIf>,
): Promise<readonly RoutingRecord[]> {
	if (source === 'thisExecution') return ownRecords(context);
	const items = context.getInputData();
	if (source === 'items') return items.flatMap(({ json }, index) => recordsIn(context, json, field, index));
	const ids = new Map(items.map((_, index) => [readExecutionId(context, index), index]));
	const records: RoutingRecord[] = [];
	for (const [id, index] of ids) records.push(...(await storedRecords(context, id, index)));
	return records;
}

/** The record, or the list of records, that an item holds in the field, or that it is. */
function recordsIn(
	context: IExecuteFunctions,
	json: IDataObject,
	field: string,
	itemIndex: number,
): RoutingRecord[] {
	const held: unknown = isRecord(json) ? json : json[field];
	const records: unknown[] = Array.isArray(held) ? held : [held];
	const known = records.filter(isRecord);
	if (known.length === records.length) return known;
	throw parameterError(context.getNode(), {
		parameter: 'Records Field',
		problem: `"${field}" of item ${itemIndex} holds no record of a routed call`,
		remedy: 'Name the field that holds what a Route Model or Fallback Chain wrote into its run as "routing".',
		itemIndex,
	});
}

function callJson(call: WhatIfCall): IDataObject {
	const { record, model, whatIfModel, changed, gap } = call;
	const { executionId, node, task } = record;
	return {
		...(executionId !== undefined && { executionId }),
		...(node !== undefined && { node }),
		task: task.id,
		difficulty: task.difficulty,
		...(model && { provider: model.provider, model: model.model }),
		...(whatIfModel && { whatIfProvider: whatIfModel.provider, whatIfModel: whatIfModel.model }),
		changed,
		...comparedJson(call),
		...(gap && { notCompared: GAP_TEXTS[gap] }),
		total: false,
	};
}

function totalJson(total: WhatIfTotal): IDataObject {
	const { calls, compared, changed, gaps } = total;
	const missing = WHAT_IF_GAPS.flatMap((gap) =>
		gaps[gap] === undefined ? [] : [[GAP_TEXTS[gap], gaps[gap]]],
	);
	return {
		calls,
		compared,
		changed,
		...comparedJson(total),
		...(missing.length > 0 && { notCompared: Object.fromEntries(missing) }),
		total: true,
	};
}

type Amounts = Pick<
	WhatIfCall,
	'cost' | 'otherRequests' | 'whatIf' | 'expectedQuality' | 'whatIfExpectedQuality'
>;

/** What is not known is left out, never zero. */
function comparedJson({
	cost,
	otherRequests,
	whatIf: instead,
	expectedQuality,
	whatIfExpectedQuality,
}: Amounts): IDataObject {
	return {
		...(cost !== undefined && { costUsd: formatUsd(cost) }),
		...(otherRequests !== undefined && otherRequests > 0n && { otherRequestsUsd: formatUsd(otherRequests) }),
		...(instead !== undefined && { whatIfUsd: formatUsd(instead) }),
		...(cost !== undefined &&
			instead !== undefined && {
				savedUsd: formatUsd(cost - instead),
				saved: toUsdNumber(cost - instead),
			}),
		...(expectedQuality !== undefined && { expectedQuality: rounded(expectedQuality) }),
		...(whatIfExpectedQuality !== undefined && { whatIfExpectedQuality: rounded(whatIfExpectedQuality) }),
	};
}

function rounded(value: number): number {
	return Math.round(value * 1_000) / 1_000;
}
