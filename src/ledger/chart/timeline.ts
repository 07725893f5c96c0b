import { toUsdNumber } from '../../domain/money';
import type { Block } from './bars';
import type { Step } from './chart-data';
import { elapsed, shortUsd } from './labels';
import { element, label, type Markup } from './markup';

const AXIS_WIDTH = 66;
const PLOT_HEIGHT = 170;
const AXIS_HEIGHT = 20;
const GRID_LINES = 4;
/** More corners than this cannot be seen, and make the file large. */
const MAX_STEPS = 400;

/** The known cost as it grew over the run; nothing when it grew but once. `width` is that of the whole block in pixels. */
export function timelineBlock(steps: readonly Step[], width: number): Block {
	const end = steps.at(-1);
	const growth = new Set(steps.map(({ cost }) => cost).filter((cost) => cost !== 0n));
	if (!end || growth.size < 2) return { height: 0, markup: '' };
	const top = niceTop(toUsdNumber(end.cost));
	const lastMs = Math.max(end.elapsedMs, 1);
	const plotWidth = width - AXIS_WIDTH;
	const points = thinned(steps).map(({ elapsedMs, cost }) => ({
		x: AXIS_WIDTH + (elapsedMs / lastMs) * plotWidth,
		y: PLOT_HEIGHT - (toUsdNumber(cost) / top) * PLOT_HEIGHT,
	}));
	// A sum grows at the moment a request ends and stands still between, so the curve has steps.
	const curve = points.map(({ x, y }) => `H${x.toFixed(1)}V${y.toFixed(1)}`).join('');
	const start = `M${AXIS_WIDTH},${PLOT_HEIGHT}`;
	return {
		height: PLOT_HEIGHT + AXIS_HEIGHT,
		markup: [
			grid(top, width),
			element('path', { d: `${start}${curve}V${PLOT_HEIGHT}Z`, class: 'mc-area' }),
			element('path', { d: `${start}${curve}`, class: 'mc-curve' }),
			...times(lastMs, plotWidth),
		].join(''),
	};
}

function grid(top: number, width: number): Markup {
	return Array.from({ length: GRID_LINES + 1 }, (_, index) => {
		const y = PLOT_HEIGHT - (index / GRID_LINES) * PLOT_HEIGHT;
		const amount = shortUsd(BigInt(Math.round((top * index * 1e12) / GRID_LINES)));
		const line = element('path', { d: `M${AXIS_WIDTH},${y}H${width}`, class: 'mc-rule' });
		return line + label(AXIS_WIDTH - 10, y + 4, 'mc-small mc-soft', amount, 'end');
	}).join('');
}

function times(lastMs: number, plotWidth: number): Markup[] {
	const y = PLOT_HEIGHT + 18;
	return [
		label(AXIS_WIDTH, y, 'mc-small mc-soft', elapsed(0, lastMs)),
		label(AXIS_WIDTH + plotWidth / 2, y, 'mc-small mc-soft', elapsed(lastMs / 2, lastMs), 'middle'),
		label(AXIS_WIDTH + plotWidth, y, 'mc-small mc-soft', elapsed(lastMs, lastMs), 'end'),
	];
}

/** The next of 1, 2, 4, 6, 8 times a power of ten, so that the four lines stand at round amounts. */
function niceTop(usd: number): number {
	const power = 10 ** Math.floor(Math.log10(usd));
	const factor = [1, 2, 4, 6, 8, 10].find((candidate) => candidate * power >= usd) ?? 10;
	return factor * power;
}

function thinned(steps: readonly Step[]): Step[] {
	const every = Math.ceil(steps.length / MAX_STEPS);
	return steps.filter((_, index) => index % every === 0 || index === steps.length - 1);
}
