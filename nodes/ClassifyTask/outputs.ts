import { TASK_IDS, TASK_TEXTS } from '../../src/domain/task';

/** Label of the output for items whose task has no output of its own. */
const OTHER_OUTPUT = 'Other Tasks';

/** Label of the output for items that could not be classified, so that none lands on a branch meant for a task. */
const FAILED_OUTPUT = 'Failed';

/** How the labelled items leave the node. */
export const OUTPUT_MODES = ['single', 'perTask'] as const;

const TASK_NAMES = Object.fromEntries(TASK_IDS.map((id) => [id, TASK_TEXTS[id].name]));

/**
 * The outputs as an n8n expression: one, or one per chosen and per own task followed by the rest and the failed. n8n
 * evaluates the text in the editor and on the server, so it uses nothing but the node's parameters.
 */
export const OUTPUTS = `={{ ((parameters) => {
	if (parameters.outputMode !== 'perTask') return [{ type: 'main' }];
	const names = ${JSON.stringify(TASK_NAMES)};
	const tasks = Array.isArray(parameters.tasks) ? parameters.tasks : [];
	const rows = parameters.ownTasks?.task;
	const own = Array.isArray(rows) ? rows.map(({ name }) => String(name ?? '').trim()) : [];
	return [...tasks.map((task) => names[task] ?? task), ...own, '${OTHER_OUTPUT}', '${FAILED_OUTPUT}']
		.map((displayName) => ({ type: 'main', displayName }));
})($parameter) }}` as const;
