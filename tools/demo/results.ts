import { parseUsd, type PicoUsd } from '../../src/domain/money';
import type { RecordedAttempt, RoutingRecord } from '../../src/domain/record';
import type { ExecutionView, NodeRun } from '../n8n-host/execution-view';
import { AGENT_NODES } from './example-workflows';

/** What became of one prompt, over all model calls of its agent's loop. */
export interface PromptResult {
	readonly prompt: string;
	readonly task: string;
	/** The model of the last answer. */
	readonly model: string;
	/** Every request to a model, failed ones included; a chain's are counted, the chain itself is not. */
	readonly attempts: readonly RecordedAttempt[];
	readonly inputTokens: number;
	readonly outputTokens: number;
	/** Absent when some attempt has no known price. */
	readonly cost?: PicoUsd;
	/** Against the dearest model that could have taken the calls; absent when unknown for one of them. */
	readonly saved?: PicoUsd;
}

const CHAIN_NODE = 'Fallback Chain';

interface TimedRecord {
	readonly node: string;
	readonly startedAt: number;
	readonly record: RoutingRecord;
}

function recordsOf(view: ExecutionView, node: string): TimedRecord[] {
	return view.nodeRuns(node).flatMap((run: NodeRun) => {
		const routing = run.json('ai_languageModel')[0]?.['routing'];
		return routing ? [{ node, startedAt: run.startedAt, record: routing as RoutingRecord }] : [];
	});
}

/** An attempt on the chain stands for the chain's own attempts, which are in the chain's records. */
function isOnChain({ costSource, provider }: RecordedAttempt): boolean {
	return costSource === 'nested' || provider === 'model_router';
}

function sumUsd(amounts: ReadonlyArray<string | undefined>): PicoUsd | undefined {
	let sum = 0n;
	for (const amount of amounts) {
		if (amount === undefined) return undefined;
		sum += parseUsd(amount);
	}
	return sum;
}

function toResult(prompt: string, records: readonly TimedRecord[]): PromptResult {
	const routed = records.filter(({ node }) => node === AGENT_NODES.router).map(({ record }) => record);
	const attempts = records.flatMap(({ record }) => record.attempts).filter((attempt) => !isOnChain(attempt));
	const priced = routed.every(({ unpricedAttempts }) => unpricedAttempts === 0);
	const cost = priced ? sumUsd(routed.map(({ costUsd }) => costUsd)) : undefined;
	const saved = sumUsd(routed.map(({ savedUsd }) => savedUsd));
	const tokens = (kind: 'inputTokens' | 'outputTokens'): number =>
		attempts.reduce((sum, { usage }) => sum + (usage?.[kind] ?? 0), 0);
	return {
		prompt,
		task: routed[0]?.task.id ?? '-',
		model: routed.at(-1)?.decision.chosen ?? '-',
		attempts,
		inputTokens: tokens('inputTokens'),
		outputTokens: tokens('outputTokens'),
		...(cost === undefined ? {} : { cost }),
		...(saved === undefined ? {} : { saved }),
	};
}

/**
 * Reads the execution of the agent workflow back, prompt by prompt. The loop handles one prompt at a time, so the calls
 * between two of its turns belong to the prompt of the first.
 */
export function resultsOf(view: ExecutionView): PromptResult[] {
	const turns = view.nodeRuns(AGENT_NODES.loop).map(({ startedAt }) => startedAt);
	const prompts = view.nodeRuns(AGENT_NODES.prompts)[0]?.json() ?? [];
	const records = [...recordsOf(view, AGENT_NODES.router), ...recordsOf(view, CHAIN_NODE)].sort(
		(a, b) => a.startedAt - b.startedAt,
	);
	return prompts.map(({ prompt }, index) => {
		const from = turns[index] ?? Infinity;
		const until = turns[index + 1] ?? Infinity;
		const own = records.filter(({ startedAt }) => startedAt >= from && startedAt < until);
		return toResult(String(prompt), own);
	});
}
