import { type OwnTask, OwnTasks, ownTasksSchema } from '../classify';
import { ConfigurationError } from '../domain/errors';
import { isTaskId, TASK_IDS } from '../domain/task';
import { parseSettings, refuseUnknownKeys } from '../routing';
import type { Router } from './router';

/** A task of the program's own: a name, and what tells it. */
export type OwnTaskOptions = Pick<OwnTask, 'name'> & Partial<OwnTask>;

/** What a program says about tasks. */
export interface TaskOptions {
	/** Fixes the task instead of detecting it call by call; a built-in one, or the name of one of `ownTasks`. */
	readonly task?: string;
	/** Tasks of your own, each told by a few examples: `{ name, description, examples }`. */
	readonly ownTasks?: readonly OwnTaskOptions[];
}

/**
 * Checks what a program says about tasks.
 *
 * @throws {ConfigurationError} when the task is unknown, an own task has a setting that is not known, or cannot be used.
 */
export function taskSettings({ task, ownTasks = [] }: TaskOptions): Pick<Router, 'taskChoice' | 'ownTasks'> {
	for (const [index, task] of ownTasks.entries()) {
		refuseUnknownKeys(`ownTasks[${index}]`, task, ['name', 'description', 'examples']);
	}
	const remedy = 'Give each task a name of its own and a list of examples.';
	const own = parseSettings('ownTasks', ownTasksSchema, ownTasks, remedy);
	const found = own.length > 0 ? { ownTasks: new OwnTasks(own) } : {};
	if (task === undefined) return found;
	if (isTaskId(task)) return { ...found, taskChoice: { task, source: 'fixed' } };
	if (own.some(({ name }) => name === task)) {
		return { ...found, taskChoice: { ownTask: task, source: 'fixed' } };
	}
	throw new ConfigurationError(
		'task',
		`"${String(task)}" is no task this router knows`,
		`Use one of ${[...TASK_IDS, ...own.map(({ name }) => name)].join(', ')}, or leave it out to have the task detected.`,
	);
}
