import { z } from 'zod';
import type { EstimatedCandidate, StrategyOf } from '../../domain/decision';
import { taskNameOf } from '../../domain/task';
import { bySlot, compare } from './order';
import { strictObject } from '../settings';
import type { Policy, Ranking, RankingInput } from './policy';

type Own = StrategyOf<'taskMatrix'>;

const slot = z.number().int().min(1);

/** The models of the task's row in their order, then the others by slot. */
export const taskMatrix: Policy<Own> = {
	label: 'Task Matrix',
	shortLabel: 'Matrix',
	description: 'Your own table: for each task the preferred model and those that stand in for it',
	whenToUse: 'You know from trying which model does which work best.',
	settings: strictObject({
		id: z.literal('taskMatrix'),
		rows: z.array(strictObject({ task: z.string().trim().min(1).max(64), slots: z.array(slot).min(1) })),
	}),
	rank,
};

function rank({ rows }: Own, { candidates, task: classification }: RankingInput): Ranking {
	const name = taskNameOf(classification);
	const rowOf = (task: string) => rows.find((entry) => entry.task === task);
	const row = rowOf(name) ?? rowOf(classification.task) ?? rowOf('other');
	const place = new Map((row?.slots ?? []).map((entry, index) => [entry, index]));
	const placeOf = ({ candidate }: EstimatedCandidate) => place.get(candidate.slot) ?? Infinity;
	const ordered = [...candidates].sort((a, b) => compare(placeOf(a), placeOf(b)) || bySlot(a, b));
	if (!row) return { ordered, reason: `The matrix has no row for ${name}, so the models go in order` };
	const used =
		row.task === name
			? name
			: `${name}, through the row for ${row.task === 'other' ? 'other tasks' : row.task}`;
	return { ordered, reason: `The matrix names Model ${row.slots.join(', then Model ')} for ${used}` };
}
