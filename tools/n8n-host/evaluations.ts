import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

import type { Session } from './session';
import type { NodeSpec } from './workflow-types';

const POLL_MS = 200;

const projectSchema = z.object({ id: z.string() });
const tableSchema = z.object({ id: z.string() });
const startedSchema = z.object({ testRunId: z.string() });
const runSchema = z
	.object({
		status: z.string(),
		errorCode: z.string().nullish(),
		metrics: z.record(z.string(), z.number()).nullish(),
	})
	.passthrough();
const casesSchema = z.array(
	z
		.object({
			status: z.string(),
			metrics: z.record(z.string(), z.unknown()).nullish(),
			errorCode: z.string().nullish(),
		})
		.passthrough(),
);

/** One row of the dataset, evaluated. */
export type EvaluatedCase = z.infer<typeof casesSchema>[number];

/** What became of an evaluation. */
export interface Evaluated {
	/** `completed`, `error` or `cancelled`. */
	readonly status: string;
	readonly errorCode: string | undefined;
	/** n8n's averages over the rows. */
	readonly metrics: Readonly<Record<string, number>>;
	readonly cases: readonly EvaluatedCase[];
}

/** When fetching a dataset row: hands on the rows of a data table one by one. */
export function evaluationTrigger(dataTableId: string, name = 'When fetching a dataset row'): NodeSpec {
	return {
		name,
		type: 'n8n-nodes-base.evaluationTrigger',
		typeVersion: 4.7,
		parameters: { source: 'dataTable', dataTableId: { __rl: true, mode: 'id', value: dataTableId } },
	};
}

/** Evaluation, setting metrics; each value is a number or an expression that gives one. */
export function setMetrics(
	metrics: Readonly<Record<string, string | number>>,
	name = 'Set Metrics',
): NodeSpec {
	const assignments = Object.entries(metrics).map(([metric, value]) => ({
		id: metric,
		name: metric,
		value,
		type: 'number',
	}));
	return {
		name,
		type: 'n8n-nodes-base.evaluation',
		typeVersion: 4.7,
		parameters: { operation: 'setMetrics', metric: 'customMetrics', metrics: { assignments } },
	};
}

/** Stores a data table with one text column and a row per text. @returns its id. */
export async function createTextTable(
	session: Session,
	name: string,
	column: string,
	texts: readonly string[],
): Promise<string> {
	const project = projectSchema.parse(await session.request('/rest/projects/personal'));
	const tables = `/rest/projects/${project.id}/data-tables`;
	const columns = [{ name: column, type: 'string' }];
	const { id } = tableSchema.parse(
		await session.request(tables, { method: 'POST', body: { name, columns } }),
	);
	const data = texts.map((text) => ({ [column]: text }));
	await session.request(`${tables}/${id}/insert`, { method: 'POST', body: { data, returnType: 'count' } });
	return id;
}

/**
 * Runs the evaluation of a stored workflow as the Evaluations tab does, and waits for its end.
 *
 * @throws Error when it has not ended after `timeoutMs`.
 */
export async function runEvaluation(
	session: Session,
	workflowId: string,
	timeoutMs = 60_000,
): Promise<Evaluated> {
	const runs = `/rest/workflows/${workflowId}/test-runs`;
	const started = await session.request(`${runs}/new`, { method: 'POST', body: {} });
	const path = `${runs}/${startedSchema.parse(started).testRunId}`;
	const deadline = Date.now() + timeoutMs;
	for (;;) {
		const { status, errorCode, metrics } = runSchema.parse(await session.request(path));
		if (status !== 'new' && status !== 'running') {
			const cases = casesSchema.parse(await session.request(`${path}/test-cases`));
			return { status, errorCode: errorCode ?? undefined, metrics: metrics ?? {}, cases };
		}
		if (Date.now() > deadline) throw new Error(`The evaluation is "${status}" after ${timeoutMs} ms.`);
		await sleep(POLL_MS);
	}
}
