import type {
	IExecuteFunctions,
	INodeExecutionData,
	IPairedItemData,
	IRunData,
	ISourceData,
} from 'n8n-workflow';

/** An item that a node worked on in one of its runs. */
export interface WorkedItem {
	readonly node: string;
	/** Counted from 0. */
	readonly runIndex: number;
	/** The place among the items the node received, counted from 0. */
	readonly itemIndex: number;
}

/** More nodes than lie on any sensible path, so that a broken link cannot lead round in circles for ever. */
const MAX_STEPS = 2_000;

/**
 * Every item, of every node before this one, from which the given item came, nearest first: n8n's paired items followed
 * back through the execution's run data.
 */
export function historyOf(
	item: INodeExecutionData,
	source: ISourceData | null | undefined,
	runData: IRunData,
): WorkedItem[] {
	const found = new Map<string, WorkedItem>();
	const open = [{ item, source }];
	for (let step = 0; step < MAX_STEPS; step++) {
		const next = open.shift();
		if (!next) break;
		for (const link of linksOf(next.item)) {
			const from = link.sourceOverwrite ?? next.source;
			if (!from) continue;
			const worked = { node: from.previousNode, runIndex: from.previousNodeRun ?? 0, itemIndex: link.item };
			const id = `${worked.runIndex}/${worked.itemIndex}/${worked.node}`;
			if (found.has(id)) continue;
			found.set(id, worked);
			const before = received(worked, link.input ?? 0, runData);
			if (before) open.push(before);
		}
	}
	return [...found.values()];
}

/** The item as the node received it, with the node it came from. */
function received({ node, runIndex, itemIndex }: WorkedItem, input: number, runData: IRunData) {
	const source = runData[node]?.[runIndex]?.source[input];
	if (!source) return undefined;
	const { previousNode, previousNodeRun = 0, previousNodeOutput = 0 } = source;
	const item = runData[previousNode]?.[previousNodeRun]?.data?.['main']?.[previousNodeOutput]?.[itemIndex];
	return item && { item, source };
}

function linksOf({ pairedItem }: INodeExecutionData): IPairedItemData[] {
	if (pairedItem === undefined) return [];
	const links = Array.isArray(pairedItem) ? pairedItem : [pairedItem];
	return links.map((link) => (typeof link === 'number' ? { item: link } : link));
}

/** The execution's run data; undefined where n8n does not give it. It has it at run time and leaves it out of the type. */
export function runDataOf(context: IExecuteFunctions): IRunData | undefined {
	const data: unknown = 'runExecutionData' in context ? context.runExecutionData : undefined;
	const result = property(data, 'resultData');
	const runData = property(result, 'runData');
	return isRunData(runData) ? runData : undefined;
}

function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isRunData(value: unknown): value is IRunData {
	return (
		typeof value === 'object' && value !== null && Object.values(value).every((runs) => Array.isArray(runs))
	);
}
