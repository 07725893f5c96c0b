import { z } from 'zod';
import type { MatrixRow } from '../../src/domain/decision';
import { isTaskId, TASK_IDS } from '../../src/domain/task';
import type { ConnectedModel } from '../shared/connected-models';
import { parameterError } from '../shared/node-error';
import { slotSchema } from '../shared/panel-values';
import { describe, type ParameterContext, readParameter } from '../shared/read-parameters';
import { matrixProperty, OWN_TASK } from './matrix-properties';

/** Where a panel is read from, and what it may refer to. */
export interface Panel {
	readonly context: ParameterContext;
	readonly itemIndex: number;
	readonly models: readonly ConnectedModel[];
}

const TASK_REMEDY = `Use one of: ${TASK_IDS.join(', ')}.`;

const OWN_REMEDY = 'Give "Own Task" a name of at most 64 characters that no built-in task has.';

const ownName = z
	.string()
	.trim()
	.min(1)
	.max(64)
	.refine((name) => !isTaskId(name));

const matrixSchema = z.object({
	row: z
		.array(z.object({ task: z.unknown(), ownTask: z.unknown(), model: z.unknown(), standIns: z.unknown() }))
		.default([]),
});

type RawRow = z.infer<typeof matrixSchema>['row'][number];

/**
 * Reads the task matrix.
 *
 * @throws {NodeOperationError} naming the row and what to do.
 */
export function readMatrix({ context, itemIndex, models }: Panel): MatrixRow[] {
	const parameter = { name: 'matrix', label: 'Task Matrix', property: matrixProperty };
	const { row: rows } = readParameter(context, itemIndex, parameter, matrixSchema, 'Add rows to the matrix.');
	if (rows.length === 0) {
		throw parameterError(context.getNode(), {
			parameter: parameter.label,
			problem: 'the matrix has no rows',
			remedy: 'Add at least one row with a task and a model, or choose another strategy.',
			itemIndex,
		});
	}
	const read = rows.map((row, index) => readRow({ context, itemIndex, models }, row, index));
	for (const [index, { task }] of read.entries()) {
		const first = read.findIndex((row) => row.task === task);
		if (first === index) continue;
		throw parameterError(context.getNode(), {
			parameter: `Task Matrix, row ${index + 1}`,
			problem: `row ${first + 1} is for ${describe(task)} as well`,
			remedy: 'Keep one row for each task; name further models in its Stand-Ins.',
			itemIndex,
		});
	}
	return read;
}

type Fail = (problem: string, remedy: string) => Error;

function readRow({ context, itemIndex, models }: Panel, row: RawRow, index: number): MatrixRow {
	const fail: Fail = (problem, remedy) =>
		parameterError(context.getNode(), {
			parameter: `Task Matrix, row ${index + 1}`,
			problem,
			remedy,
			itemIndex,
		});
	return { task: readTask(row, fail), slots: readSlots(row, models, fail) };
}

function readTask({ task, ownTask }: RawRow, fail: Fail): string {
	if (task === OWN_TASK) {
		const own = ownName.safeParse(ownTask);
		if (own.success) return own.data;
		throw fail('the task of your own has no name that can be used', OWN_REMEDY);
	}
	const builtIn = z.enum(TASK_IDS).safeParse(task);
	if (builtIn.success) return builtIn.data;
	throw fail(`${describe(task)} is no task`, TASK_REMEDY);
}

/** The models of a row in their order, each once. */
function readSlots({ model, standIns }: RawRow, models: readonly ConnectedModel[], fail: Fail): number[] {
	const others = String(standIns ?? '')
		.split(',')
		.map((text) => text.trim())
		.filter((text) => text !== '');
	const slots = [model, ...others].map((value) => {
		const slot = slotSchema.safeParse(value);
		if (!slot.success) {
			throw fail(`${describe(value)} is no model number`, 'Name models by their numbers, such as 2, 3.');
		}
		if (models.some((connected) => connected.slot === slot.data)) return slot.data;
		const inputs = models.map((connected) => `Model ${connected.slot}`).join(', ');
		throw fail(
			`nothing is connected to Model ${slot.data}`,
			`Connect a chat model to Model ${slot.data}, or name one of those connected: ${inputs}.`,
		);
	});
	return [...new Set(slots)];
}
