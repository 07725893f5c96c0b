import type { IExecuteFunctions, IRunData, ITaskData } from 'n8n-workflow';
import type { RoutingRecord } from '../../src/domain/record';
import { ExecutionRecords } from '../../src/ledger';
import { ledgerOf } from '../shared/execution-ledger';
import { property, runDataOf } from './run-data-of';

/**
 * The calls of the execution: those this process kept, else those in the run data, which is where they are when an
 * execution goes on in another process after a wait.
 */
export function recordsOf(context: IExecuteFunctions): ExecutionRecords {
	const kept = ledgerOf(context)?.records;
	if (kept && kept.calls.length > 0) return kept;
	return fromRunData(runDataOf(context) ?? {});
}

/** The records that routers wrote into their runs. For which item each call was made is not written there. */
export function fromRunData(runData: IRunData): ExecutionRecords {
	const stored = Object.values(runData).flatMap((runs) => runs.flatMap(storedRecord));
	// A router's call ends after the call of the router below it; within a millisecond the number of calls decides.
	stored.sort((a, b) => a.endedAt - b.endedAt || callsOf(a.record) - callsOf(b.record));
	const records = new ExecutionRecords();
	for (const { record } of stored) records.add(record);
	return records;
}

function storedRecord(run: ITaskData): Array<{ endedAt: number; record: RoutingRecord }> {
	const answered = run.data?.['ai_languageModel']?.[0]?.[0]?.json['routing'];
	const failed = property(property(run.error?.context, 'data'), 'routing');
	const record: unknown = answered ?? failed;
	return isRecord(record) ? [{ endedAt: run.startTime + run.executionTime, record }] : [];
}

function isRecord(value: unknown): value is RoutingRecord {
	return (
		property(value, 'version') === 1 &&
		Array.isArray(property(value, 'attempts')) &&
		typeof property(property(value, 'task'), 'id') === 'string'
	);
}

function callsOf({ execution }: RoutingRecord): number {
	return execution?.calls ?? 0;
}
