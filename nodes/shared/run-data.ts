import {
	type IDataObject,
	type ISupplyDataFunctions,
	type ITaskMetadata,
	NodeConnectionTypes,
	NodeOperationError,
} from 'n8n-workflow';
import type { RoutingRecord } from '../../src/domain/record';
import { taskNameOf } from '../../src/domain/task';
import type { CallObserver, FinishedCall, StartedCall } from '../../src/langchain';
import type { ExecutionSummary, ExecutionTotals } from '../../src/ledger';
import { executionIdOf, type ExecutionLedger } from './execution-ledger';
import { CALL_START, type CallStart } from './stored-calls';
import { costGapHints } from './cost-hints';
import { fallbackHints } from './fallback-hints';
import { property } from './run-data-of';

type Context = Pick<
	ISupplyDataFunctions,
	| 'addInputData'
	| 'addOutputData'
	| 'addExecutionHints'
	| 'customData'
	| 'getExecutionId'
	| 'getNode'
	| 'logger'
>;

/**
 * Writes each call where n8n's users look: the sub-node's own run, hints, the execution's custom data, and the tracing
 * metadata of the agent or chain above. Failures to write are logged and never reach the call.
 */
export function runDataObserver(context: Context, ledger: ExecutionLedger | undefined): CallObserver {
	const write = (what: string, action: () => void) => {
		try {
			action();
		} catch (error) {
			context.logger.warn(`${context.getNode().name} could not write ${what}`, {
				reason: error instanceof Error ? error.message : String(error),
			});
		}
	};
	const shownHints = new Set<string>();
	return {
		started: (call) => {
			let index: number | undefined;
			write('its run', () => {
				index = context.addInputData(NodeConnectionTypes.AiLanguageModel, [
					[{ json: { ...inputJson(call), [CALL_START]: callStart(context, call) } }],
				]).index;
			});
			// Should the execution be stopped now, its cost says that something is missing.
			if (ledger && !call.nested) write('custom data', () => showCost(context, ledger));
			return (finished) => {
				write('hints', () => showHints(context, finished, shownHints));
				write('its run', () => {
					if (index !== undefined) showRun(context, index, finished);
				});
				if (!ledger) return;
				write('custom data', () => showTotals(context, ledger));
				write('tracing metadata', () => showTracing(context, finished.record, ledger.totals));
			};
		},
	};
}

/** Tells by itself, should no end be written, whose call it was. */
function callStart(context: Context, { nested }: StartedCall): IDataObject {
	const executionId = executionIdOf(context);
	const start: CallStart = { ...(executionId !== undefined && { executionId }), ...(nested && { nested }) };
	return { ...start };
}

/** What the call looked like; no text of the prompt. */
function inputJson({ features, classification, messageCount }: StartedCall): IDataObject {
	return {
		messages: messageCount,
		estimatedTokens: features.inputTokensEstimate,
		tools: features.needsTools,
		images: features.needsImages,
		task: taskNameOf(classification),
		evidence: [...classification.evidence],
	};
}

function showRun(context: Context, index: number, { record, error }: FinishedCall): void {
	const routing = asDataObject(record);
	if (error === undefined) {
		context.addOutputData(NodeConnectionTypes.AiLanguageModel, index, [[{ json: { routing } }]]);
		return;
	}
	const shown =
		error instanceof NodeOperationError
			? error
			: new NodeOperationError(context.getNode(), 'The call was cancelled', { level: 'info' });
	shown.context['data'] = { routing };
	context.addOutputData(NodeConnectionTypes.AiLanguageModel, index, shown);
}

/** What the user should know of a call, each sentence once per run. */
function showHints(context: Context, { decision, record }: FinishedCall, shown: Set<string>): void {
	for (const message of [...fallbackHints(decision, record), ...costGapHints(record)]) {
		if (shown.has(message)) continue;
		shown.add(message);
		context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
	}
}

function showCost(context: Context, ledger: ExecutionLedger): void {
	context.customData.set('llm_cost_usd', summaryOf(ledger).llm_cost_usd);
}

function summaryOf({ totals, records }: ExecutionLedger): ExecutionSummary {
	return totals.toSummary(records.openCalls > 0);
}

function showTotals(context: Context, ledger: ExecutionLedger): void {
	for (const [key, value] of Object.entries(summaryOf(ledger))) {
		if (value !== '') context.customData.set(key, value);
	}
}

function showTracing(context: Context, record: RoutingRecord, totals: ExecutionTotals): void {
	const { calls, unpricedAttempts } = totals.toRecord();
	setMetadata(context, {
		tracing: {
			'llm.cost.total': totals.costUsdNumber(),
			// Without it a total of attempts whose price is unknown would read as nothing spent.
			...(unpricedAttempts > 0 && { 'llm.cost.unpriced': unpricedAttempts }),
			...(record.decision.chosen !== undefined && { 'llm.route.model': record.decision.chosen }),
			'llm.route.task': record.task.id,
			'llm.route.attempts': record.attempts.length,
			'llm.route.calls': calls,
		},
	});
}

/** Merges into the metadata of the node above. n8n has it on sub-nodes at run time, and leaves it out of their type. */
function setMetadata(context: Context, metadata: ITaskMetadata): void {
	const set = property(context, 'setMetadata');
	if (typeof set === 'function') Reflect.apply(set, context, [metadata]);
}

function asDataObject(record: RoutingRecord): IDataObject {
	return JSON.parse(JSON.stringify(record)) as IDataObject;
}
