import type { RecordedAttempt, RoutingRecord } from '../../../../src/domain/record';

const START = Date.UTC(2026, 0, 5, 9);

/** An attempt; answered by gpt-4.1-mini for 0.001 USD unless told otherwise. `atMs` counts from the start of the run. */
export function attempt(fields: Partial<RecordedAttempt> = {}, atMs = 0): RecordedAttempt {
	return {
		model: 'gpt-4.1-mini',
		provider: 'openai',
		outcome: 'answered',
		startedAt: new Date(START + atMs).toISOString(),
		durationMs: 100,
		usage: { inputTokens: 100, outputTokens: 10 },
		costUsd: '0.001',
		costSource: 'catalogue',
		...fields,
	};
}

/** A failed attempt that cost nothing. */
export function failedAttempt(fields: Partial<RecordedAttempt> = {}, atMs = 0): RecordedAttempt {
	const made = attempt({ outcome: 'failed', failure: 'rate_limit', ...fields }, atMs);
	delete made.usage;
	return withoutCost(made);
}

/** An answered attempt of which no price is known. */
export function unpricedAttempt(fields: Partial<RecordedAttempt> = {}): RecordedAttempt {
	return withoutCost(attempt(fields));
}

function withoutCost(made: RecordedAttempt): RecordedAttempt {
	delete made.costUsd;
	delete made.costSource;
	return made;
}

/** What `attempt` says of a request to the router below that answered it. */
export function nestedAttempt(fields: Partial<RecordedAttempt> = {}, atMs = 0): RecordedAttempt {
	return attempt({ costSource: 'nested', ...fields }, atMs);
}

/** The record of a call; `calls` is the execution's running number of calls once it had ended. */
export function record(
	calls: number,
	attempts: RecordedAttempt[],
	fields: Partial<Omit<RoutingRecord, 'task'>> & { readonly task?: string } = {},
): RoutingRecord {
	const { task = 'extraction', ...rest } = fields;
	return {
		version: 1,
		node: 'Route Model',
		strategy: 'inOrder',
		task: { id: task, difficulty: 0.2, confidence: 0.9, source: 'rules' },
		decision: { reason: 'Model 1 is the first one', candidates: [] },
		attempts,
		unpricedAttempts: 0,
		execution: { calls, costUsd: '0', inputTokens: 0, outputTokens: 0, unpricedAttempts: 0 },
		...rest,
	};
}
