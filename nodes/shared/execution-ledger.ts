import { ExecutionRecords, ExecutionTotals } from '../../src/ledger';
import { ExecutionStore } from '../../src/state';

/** What is kept of one execution. */
export interface ExecutionLedger {
	readonly totals: ExecutionTotals;
	/** The calls of all routers, for whoever reports on the execution. */
	readonly records: ExecutionRecords;
}

/** One for all routers of this process, because an execution's totals span all of its routers. */
const store = new ExecutionStore<ExecutionLedger>(() => ({
	totals: new ExecutionTotals(),
	records: new ExecutionRecords(),
}));

interface Context {
	getExecutionId(): string | undefined;
	onExecutionFinish?(handler: () => unknown): void;
}

/** The ledger of the execution; undefined when n8n gives the run no id, as when a node is tried on its own. */
export function ledgerOf(context: Context): ExecutionLedger | undefined {
	const executionId = executionIdOf(context);
	if (executionId === undefined) return undefined;
	const { state, isNew } = store.open(executionId);
	if (isNew) context.onExecutionFinish?.(() => store.release(executionId));
	return state;
}

/** The execution's id, or undefined when there is none. */
export function executionIdOf(context: Context): string | undefined {
	const id: unknown = context.getExecutionId();
	return typeof id === 'string' && id !== '' && id !== PLACEHOLDER ? id : undefined;
}

/** n8n's id for a run that is not saved. Several runs share it, so nothing may be kept under it. */
const PLACEHOLDER = '__UNKNOWN__';
