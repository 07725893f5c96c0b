import { z } from 'zod';
import { isTaskId } from '../../domain/task';

/** A kind of work of the user's own. */
export interface OwnTask {
	/** How it is called in labels, matrices and records; no id of a built-in task. */
	readonly name: string;
	/** What it is, in a sentence; empty when its name says it. */
	readonly description: string;
	/** Requests as they come; three to ten do. */
	readonly examples: readonly string[];
}

/** Most own tasks, and most examples of each. */
const MOST_OWN_TASKS = 50;
const MOST_EXAMPLES = 200;
const LONGEST_NAME = 64;
const LONGEST_TEXT = 10_000;

const nameSchema = z
	.string()
	.trim()
	.min(1, 'a task has no name')
	.max(LONGEST_NAME, `a name is longer than ${LONGEST_NAME} characters`)
	.refine((name) => !isTaskId(name), 'a name is that of a built-in task');

const text = z.string().trim().max(LONGEST_TEXT, `a text is longer than ${LONGEST_TEXT} characters`);

/** Own tasks as a user writes them; the message of an issue is for the user. */
export const ownTasksSchema = z
	.array(
		z.object({
			name: nameSchema,
			description: text.default(''),
			examples: z
				.array(text)
				.max(MOST_EXAMPLES, `a task has more than ${MOST_EXAMPLES} examples`)
				.default([])
				.transform((all) => all.filter((example) => example !== '')),
		}),
	)
	.max(MOST_OWN_TASKS, `there are more than ${MOST_OWN_TASKS} tasks`)
	.refine(
		(tasks) => new Set(tasks.map(({ name }) => name)).size === tasks.length,
		'two tasks have the same name',
	);
