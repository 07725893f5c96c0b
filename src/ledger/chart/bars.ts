import type { PicoUsd } from '../../domain/money';
import type { Bar, ChartData } from './chart-data';
import { plural, shortCost, shortUsd, taskName } from './labels';
import { cut, element, escapeText, label, type Markup } from './markup';
import { TASK_COLOURS } from './theme';

/** A part of the drawing with the height it takes. */
export interface Block {
	readonly height: number;
	readonly markup: Markup;
}

const LABEL_WIDTH = 250;
const VALUE_WIDTH = 120;
const ROW_HEIGHT = 42;
/** Empty space at the end of a row. */
const ROW_GAP = 10;
const BAR_HEIGHT = 20;
const LEGEND_HEIGHT = 26;
const LEGEND_CHAR = 7.1;
const MIN_SEGMENT = 2.5;
/** Between two segments. */
const SEAM = 1;

/** Cost by model, each bar made up of its tasks. `width` is that of the whole block in pixels. */
export function barsBlock({ bars, tasks }: ChartData, width: number): Block {
	const legend = legendBlock(tasks, width);
	const longest = bars.reduce((most, { costs }) => (costs.cost && costs.cost > most ? costs.cost : most), 0n);
	const scale = { longest, width: width - LABEL_WIDTH - VALUE_WIDTH };
	const rows = bars.map((bar, index) => barMarkup(bar, legend.height + index * ROW_HEIGHT, tasks, scale));
	return {
		height: legend.height + bars.length * ROW_HEIGHT - ROW_GAP,
		markup: [legend.markup, ...rows].join(''),
	};
}

interface Scale {
	readonly longest: PicoUsd;
	readonly width: number;
}

function barMarkup(
	{ label: name, costs, segments }: Bar,
	y: number,
	tasks: readonly string[],
	scale: Scale,
): Markup {
	let x = LABEL_WIDTH;
	const parts = segments.map(({ task, cost }) => {
		const length = Math.max(MIN_SEGMENT, lengthOf(cost, scale));
		const tip = element('title', {}, escapeText(`${name} · ${taskName(task)} · ${shortUsd(cost)}`));
		const colour = `mc-t${colourOf(task, tasks)}`;
		const part = element(
			'rect',
			{ x, y: y + 4, width: length - SEAM, height: BAR_HEIGHT, rx: 2, class: colour },
			tip,
		);
		x += length;
		return part;
	});
	const [provider = '', ...model] = name.split('/');
	const title = model.length > 0 ? model.join('/') : provider;
	const details = `${model.length > 0 ? `${provider} · ` : ''}${plural(costs.attempts, 'request')}`;
	const failed = costs.failedAttempts > 0 ? `, ${costs.failedAttempts} failed` : '';
	return [
		label(0, y + 13, 'mc-text mc-ink', cut(title, 32)),
		label(0, y + 28, 'mc-small mc-soft', cut(`${details}${failed}`, 38)),
		...parts,
		label(segments.length > 0 ? x + 10 : x, y + 19, 'mc-num mc-ink', shortCost(costs)),
	].join('');
}

/** In whole parts of a thousandth, so that exact amounts of any size keep their proportion. */
function lengthOf(cost: PicoUsd, { longest, width }: Scale): number {
	return longest === 0n ? 0 : (Number((cost * 100_000n) / longest) / 100_000) * width;
}

function colourOf(task: string, tasks: readonly string[]): number {
	return Math.min(Math.max(tasks.indexOf(task), 0), TASK_COLOURS - 1);
}

function legendBlock(tasks: readonly string[], width: number): Block {
	let x = 0;
	let y = 0;
	const entries = tasks.map((task) => {
		const text = taskName(task);
		const needed = 18 + text.length * LEGEND_CHAR + 20;
		if (x > 0 && x + needed > width) [x, y] = [0, y + LEGEND_HEIGHT];
		const dot = element('rect', {
			x,
			y: y + 1,
			width: 11,
			height: 11,
			rx: 3,
			class: `mc-t${colourOf(task, tasks)}`,
		});
		const entry = dot + label(x + 18, y + 11, 'mc-text mc-soft', text);
		x += needed;
		return entry;
	});
	return { height: tasks.length === 0 ? 0 : y + LEGEND_HEIGHT + 4, markup: entries.join('') };
}
