import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { type OwnTask, ownTasksSchema } from '../../src/classify';
import { parameterError } from './node-error';
import { evaluated, type ParameterContext } from './read-parameters';

const LABEL = 'Own Tasks';

/** Tasks of the user's own, told by a few examples of each. */
export const ownTasksProperty: INodeProperties = {
	displayName: LABEL,
	name: 'ownTasks',
	type: 'fixedCollection',
	placeholder: 'Add Task',
	typeOptions: { multipleValues: true, sortable: true },
	default: {},
	description:
		'Kinds of work of your own beside the built-in ones. A few examples of each are enough; nothing is trained and no model is asked.',
	options: [
		{
			displayName: 'Task',
			name: 'task',
			values: [
				{
					displayName: 'Name',
					name: 'name',
					type: 'string',
					noDataExpression: true,
					default: '',
					placeholder: 'e.g. refund_request',
					description: 'How the task is called in labels, outputs and the Task Matrix',
				},
				{
					displayName: 'Description',
					name: 'description',
					type: 'string',
					default: '',
					placeholder: 'e.g. A customer wants money back for an order',
					description: 'What the task is, in words that such requests use',
				},
				{
					displayName: 'Examples',
					name: 'examples',
					type: 'string',
					typeOptions: { rows: 4 },
					default: '',
					placeholder: 'e.g. I want my money back for order 1234',
					description:
						'Requests as they come, one per line; five to ten tell most others. An expression may give a list.',
				},
			],
		},
	],
};

const panelSchema = z
	.object({
		task: z
			.array(
				z
					.object({ name: z.unknown(), description: z.unknown(), examples: z.unknown() })
					.transform(({ name, description, examples }) => ({
						name: textOf(name),
						description: textOf(description),
						examples: Array.isArray(examples) ? examples.map(textOf) : textOf(examples).split('\n'),
					})),
			)
			.default([]),
	})
	.transform(({ task }) => task)
	.pipe(ownTasksSchema);

function textOf(value: unknown): string {
	return typeof value === 'string' ? value : (JSON.stringify(value ?? '') ?? '').replace(/^""$/, '');
}

/**
 * Reads the user's own tasks.
 *
 * @param name Of the parameter; in a collection with the collection's before it.
 * @throws {NodeOperationError} saying what is wrong with which task.
 */
export function readOwnTasks(
	context: ParameterContext,
	itemIndex: number,
	name: 'ownTasks' | 'options.ownTasks',
): OwnTask[] {
	const parameter = { name, label: LABEL, property: ownTasksProperty };
	const parsed = panelSchema.safeParse(evaluated(context, itemIndex, parameter, {}));
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const row = issue?.path.find((part) => typeof part === 'number');
	throw parameterError(context.getNode(), {
		parameter: typeof row === 'number' ? `${LABEL}, task ${row + 1}` : LABEL,
		problem: issue?.message ?? 'it cannot be used',
		remedy: 'Give each task a name of its own of at most 64 characters, and examples one per line.',
		itemIndex,
	});
}
