import { z } from 'zod';
import type { CallObserver } from '../../src/langchain';
import type { CallOrigin, ExecutionRecords } from '../../src/ledger';
import { property } from './run-data-of';

/** The parts of n8n's execute data that tell which main-flow node is at work, and on how many items. */
const executeDataSchema = z.object({
	node: z.object({ name: z.string() }),
	data: z.object({ main: z.array(z.array(z.unknown()).nullable()) }),
});

/**
 * The run of a main-flow node for which n8n asks a sub-node for its model; undefined when n8n does not say. n8n never
 * says which item a call is for, so the item is known only where there is but one.
 */
export function callOriginOf(context: object): CallOrigin | undefined {
	// n8n has both at run time and leaves them out of the published type.
	const read = property(context, 'getExecuteData');
	const runIndex = property(context, 'runIndex');
	if (typeof read !== 'function' || typeof runIndex !== 'number') return undefined;
	const executeData = executeDataSchema.safeParse(Reflect.apply(read, context, []));
	if (!executeData.success) return undefined;
	const { node, data } = executeData.data;
	const itemCount = data.main[0]?.length ?? 0;
	return { node: node.name, runIndex, itemCount, ...(itemCount === 1 && { itemIndex: 0 }) };
}

/** Keeps each call from its beginning on, and then its record, for reports on the execution, and hands both on. */
export function recordCalls(records: ExecutionRecords | undefined, observer: CallObserver): CallObserver {
	if (!records) return observer;
	return {
		started: (call) => {
			// A call below another router is part of that one's.
			const close = call.nested ? undefined : records.begin();
			const finish = observer.started(call);
			return (finished) => {
				records.add(finished.record);
				close?.();
				finish?.(finished);
			};
		},
	};
}
