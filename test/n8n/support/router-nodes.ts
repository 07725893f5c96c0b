import type { NodeSpec } from '../../../tools/n8n-host/workflow-types';

const PACKAGE = 'n8n-nodes-model-router';

/** The panel of Route Model; what is left out keeps the node's default. */
export interface RouteModelOptions {
	readonly name?: string;
	readonly numberOfModels?: number;
	readonly strategy?: 'cheapestGoodEnough' | 'inOrder' | 'taskMatrix' | (string & {});
	readonly qualityBar?: string;
	/** Rows of the task matrix; `standIns` such as `2, 3`. */
	readonly matrix?: ReadonlyArray<{
		readonly task: string;
		/** The name of a task of the user's own, where `task` is `own`. */
		readonly ownTask?: string;
		readonly model: number | string;
		readonly standIns?: string;
	}>;
	/** A task id, `detect`, or an expression. */
	readonly task?: string;
	readonly spreadWeights?: { readonly weight: ReadonlyArray<Readonly<Record<string, unknown>>> };
	readonly committeeSize?: number;
	readonly useJudge?: boolean;
	readonly judgeBelowConfidence?: number;
	readonly judgeSeconds?: number;
	/** Options as the panel holds them, such as `{ pinModel: 2 }`. */
	readonly options?: Readonly<Record<string, unknown>>;
	readonly type?: string;
}

/** Route Model. */
export function routeModel(options: RouteModelOptions = {}): NodeSpec {
	const { name = 'Route Model', type = `${PACKAGE}.routeModel`, matrix, ...parameters } = options;
	const rows = matrix?.map((row) => ({ standIns: '', ...row }));
	return {
		name,
		type,
		typeVersion: 1,
		parameters: { ...parameters, ...(rows && { matrix: { row: rows } }) },
	};
}

/** Fallback Chain; `options` as its panel holds them, e.g. `{ answerSeconds: 1 }`. */
export function fallbackChain(
	numberOfModels = 2,
	name = 'Fallback Chain',
	options: Readonly<Record<string, unknown>> = {},
): NodeSpec {
	const parameters = { numberOfModels, options };
	return { name, type: `${PACKAGE}.fallbackChain`, typeVersion: 1, parameters };
}

/** The panel of Classify Task. */
export interface ClassifyTaskOptions {
	readonly name?: string;
	readonly text?: string;
	readonly outputMode?: 'single' | 'perTask';
	readonly tasks?: readonly string[];
	/** Rows of own tasks; examples one per line. */
	readonly ownTasks?: { readonly task: ReadonlyArray<Readonly<Record<string, unknown>>> };
	readonly options?: Readonly<Record<string, unknown>>;
	/** Settings beside the parameters, such as `onError`. */
	readonly settings?: Readonly<Record<string, unknown>>;
}

/** Classify Task. */
export function classifyTask(options: ClassifyTaskOptions = {}): NodeSpec {
	const { name = 'Classify Task', settings, ...parameters } = options;
	return {
		name,
		type: `${PACKAGE}.classifyTask`,
		typeVersion: 1,
		parameters,
		...(settings && { settings }),
	};
}

/** Model Costs, by default of this execution. */
export function modelCosts(
	parameters: Readonly<Record<string, unknown>> = {},
	name = 'Model Costs',
): NodeSpec {
	return { name, type: `${PACKAGE}.modelCosts`, typeVersion: 1, parameters };
}

/** Model Costs as a tool of an agent; n8n makes this node type from the other one. */
export function modelCostsTool(parameters: Readonly<Record<string, unknown>> = {}): NodeSpec {
	const description = { descriptionType: 'manual', toolDescription: 'What this run has cost so far' };
	return {
		name: 'Costs Tool',
		type: `${PACKAGE}.modelCostsTool`,
		typeVersion: 1,
		parameters: { ...description, ...parameters },
	};
}
