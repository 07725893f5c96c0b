import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { TASK_IDS, type TaskId } from '../../src/domain/task';
import { type Outcome, readRouterArena } from './sets';

const scores = z.object({
	categories: z.array(z.string()),
	tables: z.array(z.object({ models: z.record(z.string(), z.array(z.number())) })),
});

/** Which categories of MT-Bench speak for which task; those of one task are averaged. */
const CATEGORIES_OF: Partial<Record<TaskId, readonly string[]>> = {
	extraction: ['extraction'],
	json_structuring: ['extraction'],
	summarization: ['writing'],
	rewriting: ['writing'],
	generation: ['writing', 'roleplay'],
	question_answering: ['stem', 'humanities'],
	code: ['coding'],
	reasoning: ['reasoning', 'math'],
	conversation: ['roleplay'],
};

/** RouterArena's data sets of the tasks that MT-Bench does not have. */
const ARENA_SETS_OF: Partial<Record<TaskId, RegExp>> = {
	translation: /^WMT/,
	classification: /^(?:SuperGLUE|Ethics)/,
};

/** Requests at the average of all that each task starts with, for the sets are small. */
const PSEUDO_REQUESTS = 20;

const mean = (values: readonly number[]): number =>
	values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** How far the best third of a table's models is ahead of the worst, by category, in units of the average over all. */
function gapsOfTable(models: readonly (readonly number[])[]): number[] {
	const ranked = [...models].sort((a, b) => mean(b) - mean(a));
	const third = Math.max(1, Math.floor(models.length / 3));
	const gaps = (models[0] ?? []).map((_score, at) => {
		const of = (rows: readonly (readonly number[])[]): number => mean(rows.map((row) => row[at] ?? 0));
		return of(ranked.slice(0, third)) - of(ranked.slice(-third));
	});
	return gaps.map((gap) => gap / mean(gaps));
}

function categoryGaps(): ReadonlyMap<string, number> {
	const { categories, tables } = scores.parse(
		JSON.parse(readFileSync(join(__dirname, 'category-scores.json'), 'utf8')),
	);
	const gaps = tables.map(({ models }) => gapsOfTable(Object.values(models)));
	return new Map(categories.map((category, at) => [category, mean(gaps.map((table) => table[at] ?? 1))]));
}

function arenaGap(rows: readonly Outcome[], better: number, isOfTask: RegExp): number {
	const gapOf = ({ quality }: Outcome): number => (quality[better] ?? 0) - (quality[1 - better] ?? 0);
	const average = mean(rows.map(gapOf));
	const own = rows.filter(({ group }) => isOfTask.test(group)).map(gapOf);
	const sum = own.reduce((total, gap) => total + gap, 0) + PSEUDO_REQUESTS * average;
	return sum / (own.length + PSEUDO_REQUESTS) / average;
}

/**
 * How far strong models are ahead of weak ones at each task, where 1 is the average of all tasks; 1 also where nothing
 * was published.
 */
export function taskGaps(data: string): Record<TaskId, number> {
	const byCategory = categoryGaps();
	const arena = readRouterArena(data);
	if (!arena) throw new Error(`${data} holds no routing/routerarena, which tells two of the tasks.`);
	const better = mean(arena.rows.map(({ quality: [first = 0, second = 0] }) => first - second)) > 0 ? 0 : 1;
	const gapOf = (task: TaskId): number => {
		const categories = CATEGORIES_OF[task];
		if (categories) return mean(categories.map((category) => byCategory.get(category) ?? 1));
		const sets = ARENA_SETS_OF[task];
		return sets ? arenaGap(arena.rows, better, sets) : 1;
	};
	const entries = TASK_IDS.map((task) => [task, Math.round(gapOf(task) * 100) / 100] as const);
	return Object.fromEntries(entries) as Record<TaskId, number>;
}
