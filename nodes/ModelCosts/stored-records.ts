import type { IExecuteFunctions, IRunData, ITaskData } from 'n8n-workflow';
import type { RoutingRecord } from '../../src/domain/record';
import { ExecutionRecords } from '../../src/ledger';
import { ledgerOf } from '../shared/execution-ledger';
import { property, runDataOf } from './run-data-of';

interface StoredCall {
	readonly endedAt: number;
	readonly nested: boolean;
	readonly record: RoutingRecord;
}

/**
 * The calls of the execution: those this process kept, or those in the run data when there are more of them, as in an
 * execution that went on in another process after a wait. For which item a call was made is not written there.
 */
export function recordsOf(context: IExecuteFunctions): ExecutionRecords {
	const kept = ledgerOf(context)?.records ?? new ExecutionRecords();
	const stored = storedCalls(runDataOf(context) ?? {});
	if (stored.length <= kept.calls.length + kept.droppedCalls) return kept;
	const records = new ExecutionRecords();
	for (const { record, nested } of stored) records.add(record, undefined, nested);
	return records;
}

/** What routers wrote into their runs, in the order in which the calls ended. */
function storedCalls(runData: IRunData): StoredCall[] {
	const routers = new Set(Object.keys(runData).filter((node) => runData[node]?.some(recordOf)));
	const calls = [...routers].flatMap((node) =>
		(runData[node] ?? []).flatMap((run) => {
			const record = recordOf(run);
			const above = run.source[0]?.previousNode;
			const nested = above !== undefined && routers.has(above);
			return record ? [{ record, nested, endedAt: run.startTime + run.executionTime }] : [];
		}),
	);
	// A call ends before the call of the router above it, if only by less than a millisecond.
	return calls.sort((a, b) => a.endedAt - b.endedAt || Number(b.nested) - Number(a.nested));
}

function recordOf(run: ITaskData): RoutingRecord | undefined {
	const answered = run.data?.['ai_languageModel']?.[0]?.[0]?.json['routing'];
	const failed = property(property(run.error?.context, 'data'), 'routing');
	const record: unknown = answered ?? failed;
	return isRecord(record) ? record : undefined;
}

function isRecord(value: unknown): value is RoutingRecord {
	return (
		property(value, 'version') === 1 &&
		Array.isArray(property(value, 'attempts')) &&
		typeof property(property(value, 'task'), 'id') === 'string'
	);
}
