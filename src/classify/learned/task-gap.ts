import { TASK_IDS } from '../../domain/task';
import gaps from './task-gaps.json';

/** In the order of `TASK_IDS`. */
const GAPS = Float64Array.from(TASK_IDS, (task) => gaps[task]);

/**
 * How far strong models are ahead of weak ones at work of this kind, where 1 is the average of all kinds. From published
 * outcomes (training/gain/task-gaps.ts). `tasks` are probabilities in the order of `TASK_IDS`.
 */
export function taskGap(tasks: Float64Array): number {
	let sum = 0;
	for (let at = 0; at < tasks.length; at++) sum += (tasks[at] ?? 0) * (GAPS[at] ?? 1);
	return sum;
}
