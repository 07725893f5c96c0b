import type { PicoUsd } from '../../domain/money';
import { spendingOf } from '../billing';
import { type CallEntry, type Cell, type Costs, type Report, reportBy } from '../report';

/** What a chart is drawn from. */
export interface ChartData {
	/** Such as the workflow's name. */
	readonly title: string;
	/** One line below the title; empty for none. */
	readonly subtitle: string;
	readonly total: Costs;
	/** Whether calls are missing, so that all amounts are lower bounds. */
	readonly incomplete: boolean;
	/** One per model, the dearest first. */
	readonly bars: readonly Bar[];
	/** The tasks that have a colour of their own, in the order of the legend. */
	readonly tasks: readonly string[];
	/** How the known cost grew, from the first request on; empty when no call has a time. */
	readonly steps: readonly Step[];
	/** Rows of the table, by router, model and task. */
	readonly report: Report;
}

/** One model's bar. */
export interface Bar {
	readonly label: string;
	readonly costs: Costs;
	readonly segments: readonly Segment[];
}

/** The part of a bar that one task makes up. */
export interface Segment {
	readonly task: string;
	readonly cost: PicoUsd;
}

/** The known cost up to a moment. */
export interface Step {
	/** Milliseconds since the first request of the execution. */
	readonly elapsedMs: number;
	readonly cost: PicoUsd;
}

/** Where the data come from. */
export interface ChartInput {
	readonly title: string;
	readonly subtitle: string;
	readonly cells: readonly Cell[];
	/** Single calls in the order in which they ended. */
	readonly calls: readonly CallEntry[];
	/** Whether calls are missing; default false. */
	readonly incomplete?: boolean;
}

/** As many colours as can be told apart at a glance; the rest share one. */
const MAX_TASKS = 7;
const MAX_BARS = 9;
/** Stands for the tasks without a colour of their own. */
const OTHER_TASKS = 'other tasks';

/** Prepares what is drawn: bars by model and task, the growing sum, and the table. */
export function chartData({ title, subtitle, cells, calls, incomplete = false }: ChartInput): ChartData {
	const byTask = reportBy('task', cells).rows.filter(({ costs }) => costs.cost);
	const named = byTask.length <= MAX_TASKS + 1 ? byTask : byTask.slice(0, MAX_TASKS);
	const tasks = named.map(({ key }) => key.task ?? OTHER_TASKS);
	if (named.length < byTask.length) tasks.push(OTHER_TASKS);
	const report = reportBy('nodeModelTask', cells);
	return {
		title,
		subtitle,
		total: report.total,
		incomplete,
		bars: barsOf(cells, tasks),
		tasks,
		steps: stepsOf(calls),
		report,
	};
}

function barsOf(cells: readonly Cell[], tasks: readonly string[]): Bar[] {
	const { rows } = reportBy('model', cells);
	const shown = rows.length <= MAX_BARS ? rows : rows.slice(0, MAX_BARS - 1);
	const names = new Set(shown.map(({ key }) => nameOf(key)));
	const bars = shown.map(({ key }) =>
		barOf(
			nameOf(key),
			cells.filter((cell) => nameOf(cell.key) === nameOf(key)),
			tasks,
		),
	);
	if (shown.length === rows.length) return bars;
	const rest = cells.filter(({ key }) => !names.has(nameOf(key)));
	return [...bars, barOf(`${rows.length - shown.length} other models`, rest, tasks)];
}

function nameOf({ provider, model }: Readonly<Partial<Cell['key']>>): string {
	return `${provider}/${model}`;
}

function barOf(label: string, cells: readonly Cell[], tasks: readonly string[]): Bar {
	const costOfTask = new Map<string, PicoUsd>();
	for (const { key, costs } of cells) {
		const task = tasks.includes(key.task) ? key.task : OTHER_TASKS;
		if (costs.cost) costOfTask.set(task, (costOfTask.get(task) ?? 0n) + costs.cost);
	}
	const segments = [...costOfTask].map(([task, cost]) => ({ task, cost }));
	segments.sort((a, b) => tasks.indexOf(a.task) - tasks.indexOf(b.task));
	return { label, costs: reportBy('model', cells).total, segments };
}

function stepsOf(calls: readonly CallEntry[]): Step[] {
	const attempts = calls.flatMap((call) => call.attempts);
	const startedAt = attempts.reduce((first, attempt) => Math.min(first, attempt.startedAt), Infinity);
	const ends = attempts.map((attempt) => ({
		at: attempt.startedAt + attempt.durationMs,
		cost: spendingOf([attempt]).cost ?? 0n,
	}));
	let cost = 0n;
	return ends
		.sort((a, b) => a.at - b.at)
		.map((end) => {
			cost += end.cost;
			return { elapsedMs: end.at - startedAt, cost };
		});
}
