import { parse } from 'flatted';
import { z } from 'zod';

/** The JSON of one n8n item. */
export type ItemJson = Readonly<Record<string, unknown>>;

const itemSchema = z.object({ json: z.record(z.string(), z.unknown()) }).passthrough();
const outputsSchema = z.record(z.string(), z.array(z.union([z.array(itemSchema), z.null()])));

const errorSchema = z
	.object({
		message: z.string().default(''),
		name: z.string().optional(),
		description: z.string().nullish(),
		httpCode: z.union([z.string(), z.number()]).nullish(),
	})
	.passthrough();

const nodeRunSchema = z
	.object({
		startTime: z.number(),
		executionTime: z.number(),
		executionIndex: z.number().optional(),
		executionStatus: z.string().optional(),
		data: outputsSchema.optional(),
		inputOverride: outputsSchema.optional(),
		error: errorSchema.optional(),
		hints: z.array(z.object({ message: z.string() }).passthrough()).optional(),
		metadata: z.record(z.string(), z.unknown()).optional(),
	})
	.passthrough();

const runDataSchema = z.record(z.string(), z.array(nodeRunSchema));

const dataSchema = z
	.object({
		resultData: z
			.object({
				runData: runDataSchema.default({}),
				error: errorSchema.optional(),
				lastNodeExecuted: z.string().optional(),
				metadata: z.record(z.string(), z.string()).optional(),
			})
			.passthrough(),
	})
	.passthrough();

const executionSchema = z
	.object({
		id: z.union([z.string(), z.number()]).transform(String),
		status: z.string(),
		mode: z.string(),
		workflowId: z.string(),
		startedAt: z.string().nullish(),
		stoppedAt: z.string().nullish(),
		customData: z.record(z.string(), z.string()).nullish(),
		data: z.string(),
	})
	.passthrough();

/** An error as n8n stored it. */
export type StoredError = z.infer<typeof errorSchema>;

/** One run of one node. */
export interface NodeRun {
	/** `success`, `error`, `running`, `canceled` and the like. */
	readonly status: string | undefined;
	/** Milliseconds since 1970-01-01T00:00:00Z. */
	readonly startedAt: number;
	readonly durationMs: number;
	/** The place in the order in which n8n started node runs, from 0. */
	readonly executionIndex: number | undefined;
	readonly error: StoredError | undefined;
	readonly hints: readonly string[];
	readonly metadata: Readonly<Record<string, unknown>>;
	/** The JSON of the items at one output; empty when there are none. `connection` is `main`, `ai_languageModel`, … */
	json(connection?: string, output?: number): readonly ItemJson[];
	/** The JSON of the items a sub-node says it received; empty when it says nothing. */
	inputJson(connection: string): readonly ItemJson[];
}

/** A finished or running execution, as stored. */
export interface ExecutionView {
	readonly id: string;
	readonly workflowId: string;
	/** `success`, `error`, `canceled`, `crashed`, `running`, `new` or `waiting`. */
	readonly status: string;
	readonly mode: string;
	readonly error: StoredError | undefined;
	readonly lastNodeExecuted: string | undefined;
	/** What nodes wrote with `customData.set`, as stored in execution_metadata. */
	readonly customData: Readonly<Record<string, string>>;
	/** Names of the nodes that ran. */
	readonly nodeNames: readonly string[];
	/** The runs of a node in order; empty when it did not run. */
	nodeRuns(name: string): readonly NodeRun[];
}

type Outputs = z.infer<typeof outputsSchema>;

function jsonOf(outputs: Outputs | undefined, connection: string, output: number): readonly ItemJson[] {
	return (outputs?.[connection]?.[output] ?? []).map((item) => item.json);
}

function toNodeRun(run: z.infer<typeof nodeRunSchema>): NodeRun {
	return {
		status: run.executionStatus,
		startedAt: run.startTime,
		durationMs: run.executionTime,
		executionIndex: run.executionIndex,
		error: run.error,
		hints: (run.hints ?? []).map((hint) => hint.message),
		metadata: run.metadata ?? {},
		json: (connection = 'main', output = 0) => jsonOf(run.data, connection, output),
		inputJson: (connection) => jsonOf(run.inputOverride, connection, 0),
	};
}

/**
 * Reads the answer of `/rest/executions/:id`, whose `data` is in `flatted` form.
 *
 * @throws ZodError when the answer has another shape, which a new version of n8n may bring.
 */
export function toExecutionView(answer: unknown): ExecutionView {
	const execution = executionSchema.parse(answer);
	// n8n stores an empty list until the first node has ended.
	const inner: unknown = parse(execution.data) ?? { resultData: {} };
	const { resultData } = dataSchema.parse(inner);
	return {
		id: execution.id,
		workflowId: execution.workflowId,
		status: execution.status,
		mode: execution.mode,
		error: resultData.error,
		lastNodeExecuted: resultData.lastNodeExecuted,
		customData: execution.customData ?? {},
		nodeNames: Object.keys(resultData.runData),
		nodeRuns: (name) => (resultData.runData[name] ?? []).map(toNodeRun),
	};
}
