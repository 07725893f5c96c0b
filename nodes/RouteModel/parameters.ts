import type { ISupplyDataFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { OwnTasks } from '../../src/classify';
import { isTaskId, TASK_IDS } from '../../src/domain/task';
import type { TaskChoice } from '../../src/langchain';
import type { ConnectedModel } from '../shared/connected-models';
import { readOwnTasks } from '../shared/own-tasks';
import { strengthsProperty } from '../shared/properties';
import { readPrices } from '../shared/price-parameters';
import { optionsIn } from '../shared/panel-places';
import { evaluated, readParameter, strengthsSchema } from '../shared/read-parameters';
import { readRules } from '../shared/rules-parameters';
import { readResilience } from '../shared/resilience-parameters';
import { readSinks } from '../shared/sink-parameters';
import type { RouterConfig } from '../shared/supply-router';
import { readLearnedQuality } from './learned-quality';
import { DETECT_TASK, properties } from './properties';
import { readStrategy } from './read-strategy';

type Context = Pick<ISupplyDataFunctions, 'getNode' | 'getNodeParameter'>;

/**
 * Reads and checks the panel of Route Model.
 *
 * @throws {NodeOperationError} naming the parameter and what to do.
 */
export function readParameters(
	context: Context,
	itemIndex: number,
	models: readonly ConnectedModel[],
): RouterConfig {
	evaluated(context, itemIndex, { name: 'options', label: 'Options', ...optionsIn(properties) });
	const strategy = readStrategy({ context, itemIndex, models });
	const ownTasks = readOwnTasks(context, itemIndex, 'options.ownTasks');
	const matrixTasks = strategy.id === 'taskMatrix' ? strategy.rows.map(({ task }) => task) : [];
	const ownNames = [...ownTasks.map(({ name }) => name), ...matrixTasks].filter((name) => !isTaskId(name));
	return {
		...readResilience(context, itemIndex),
		prices: readPrices(context, itemIndex),
		rules: readRules(context, itemIndex),
		sinks: readSinks(context, itemIndex),
		strategy,
		taskChoice: readTask(context, itemIndex, [...new Set(ownNames)]),
		...(ownTasks.length > 0 && { ownTasks: new OwnTasks(ownTasks) }),
		expectedScores: readLearnedQuality(context, itemIndex),
		strengths: readParameter(
			withDefault(context, {}),
			itemIndex,
			{ name: 'options.modelStrengths', label: 'Model Strengths', property: strengthsProperty },
			strengthsSchema,
			'Choose a model and a strength in each row.',
		),
	};
}

/** Expressions may also give a task of the user's own, one that the panel names. */
function readTask(context: Context, itemIndex: number, own: readonly string[]): TaskChoice | undefined {
	const parameter = { name: 'task', label: 'Task' };
	const known = z.union([
		z.enum([DETECT_TASK, ...TASK_IDS]),
		z.string().refine((name) => own.includes(name)),
	]);
	const named = own.length > 0 ? `, or a task of your own: ${own.join(', ')}` : '';
	const remedy = `Use ${DETECT_TASK} or one of: ${TASK_IDS.join(', ')}${named}. Name tasks of your own under Options → Own Tasks or in the Task Matrix.`;
	const task = readParameter(context, itemIndex, parameter, known, remedy);
	if (task === DETECT_TASK) return undefined;
	const raw: unknown = context.getNodeParameter('task', itemIndex, '', { rawExpressions: true });
	const source = typeof raw === 'string' && raw.startsWith('=') ? 'expression' : 'fixed';
	return isTaskId(task) ? { task, source } : { ownTask: task, source };
}

/** The same context with a default for parameters that are not set, such as those of a collection. */
function withDefault(context: Context, fallback: object) {
	return {
		getNode: () => context.getNode(),
		getNodeParameter: (name: string, itemIndex: number) =>
			context.getNodeParameter(name, itemIndex, fallback),
	};
}
