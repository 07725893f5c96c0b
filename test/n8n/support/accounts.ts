import { expect } from '@jest/globals';
import { z } from 'zod';

import type { ExecutionView } from '../../../tools/n8n-host/execution-view';
import type { BillLine, LoggedRequest } from '../../../tools/simulators';
import type { Stage } from '../../../tools/n8n-host/stage';
import { recordsOf, type StoredRecord } from './records';

/** List prices of input and output in USD per million tokens, as the makers publish them. */
const USD_PER_MTOK: Readonly<Record<string, readonly [input: number, output: number]>> = {
	'gpt-4.1-mini': [0.4, 1.6],
	'gpt-4.1': [2, 8],
	'claude-haiku-4-5': [1, 5],
	'claude-sonnet-4-5': [3, 15],
	'gemini-2.5-flash': [0.3, 2.5],
};

/** A price per million tokens in 10⁻¹² USD per token. */
function picoPerToken(usdPerMtok: number): bigint {
	return BigInt(Math.round(usdPerMtok * 1e6));
}

/** What the simulators' own bill comes to, in 10⁻¹² USD. */
export function billedPico(bill: readonly BillLine[]): bigint {
	return bill.reduce((sum, { model, usage }) => {
		const price = USD_PER_MTOK[model];
		if (price === undefined) throw new Error(`Give "${model}" a list price in accounts.ts.`);
		const input = BigInt(usage.inputTokens) * picoPerToken(price[0]);
		return sum + input + BigInt(usage.outputTokens) * picoPerToken(price[1]);
	}, 0n);
}

/** A decimal string of USD in 10⁻¹² USD; any text the exact figure does not fill fails. */
export function pico(usd: string | undefined): bigint {
	const match = /^(\d+)(?:\.(\d{1,12}))?$/.exec(usd ?? '');
	if (!match) throw new Error(`"${usd}" is no exact amount of USD.`);
	return BigInt((match[1] ?? '0') + (match[2] ?? '').padEnd(12, '0'));
}

const tracingSchema = z
	.object({
		tracing: z
			.object({
				'llm.cost.total': z.number(),
				'llm.route.model': z.string().optional(),
				'llm.route.task': z.string(),
				'llm.route.attempts': z.number(),
			})
			.passthrough(),
	})
	.passthrough();

/** The tracing metadata of the node above a router. */
export function tracingOf(view: ExecutionView, parent: string): z.infer<typeof tracingSchema>['tracing'] {
	return tracingSchema.parse(view.nodeRuns(parent).at(-1)?.metadata).tracing;
}

/** Requests that no router above counts for itself. */
function leafAttempts(records: readonly StoredRecord[]): StoredRecord['attempts'] {
	return records.flatMap(({ attempts }) => attempts).filter(({ costSource }) => costSource !== 'nested');
}

function tokens(requests: readonly LoggedRequest[], kind: 'inputTokens' | 'outputTokens'): number {
	const answered = requests.filter(({ outcome }) => outcome === 'answered');
	return answered.reduce((sum, { usage }) => sum + (usage?.[kind] ?? 0), 0);
}

/** Where an execution's books are kept. */
export interface Account {
	readonly stage: Stage;
	readonly view: ExecutionView;
	/** Names of all routers and chains of the workflow. */
	readonly routers: readonly string[];
	/** The agent or chain above the topmost router, whose metadata carries the totals. */
	readonly parent: string;
	readonly calls: number;
}

/**
 * Checks that everything the execution says of its requests, tokens and money agrees with what the servers saw: the
 * records, the running totals, the custom data and the tracing metadata of the node above.
 */
export function expectBooksToBalance({ stage, view, routers, parent, calls }: Account): void {
	const { requests } = stage.simulators;
	const records = routers.flatMap((router) => recordsOf(view, router));
	const billed = billedPico(stage.simulators.bill());
	const attempts = leafAttempts(records).map(({ model, outcome }) => `${model} ${outcome}`);
	const seen = requests.map(({ model, outcome }) => `${model} ${outcome === 'fault' ? 'failed' : outcome}`);
	expect(attempts.sort()).toEqual(seen.sort());
	const totals = records.map(({ execution }) => execution).sort((a, b) => a.calls - b.calls);
	const last = totals.reduce((a, b) => (b.inputTokens >= a.inputTokens ? b : a));
	expect(last).toMatchObject({
		calls,
		inputTokens: tokens(requests, 'inputTokens'),
		outputTokens: tokens(requests, 'outputTokens'),
		unpricedAttempts: 0,
	});
	expect(pico(last.costUsd)).toBe(billed);
	expect(pico(view.customData['llm_cost_usd'])).toBe(billed);
	expect(view.customData['llm_tokens']).toBe(`${last.inputTokens}/${last.outputTokens}`);
	expect(view.customData['llm_models']).toBe(modelCounts(requests));
	expect(tracingOf(view, parent)['llm.cost.total']).toBeCloseTo(Number(billed) / 1e12, 12);
}

/** `gpt-4.1-mini x3, claude-haiku-4-5 x1`: most answers first, then by name. */
function modelCounts(requests: readonly LoggedRequest[]): string {
	const counts = new Map<string, number>();
	for (const { model, outcome } of requests) {
		if (outcome === 'answered') counts.set(model, (counts.get(model) ?? 0) + 1);
	}
	const lines = [...counts].sort(([a, m], [b, n]) => n - m || a.localeCompare(b));
	return lines.map(([model, answers]) => `${model} x${answers}`).join(', ');
}
