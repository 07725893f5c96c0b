import type { LoadFigure } from './load';
import { CHUNKS_PER_STREAM } from './models';
import { type OverheadBlock } from './overhead';
import type { Step } from './steps';
import { addedMs, type Results, verdictsOf } from './targets';

/** What the figures depend on besides the code. */
export interface Surroundings {
	readonly node: string;
	readonly cpu: string;
	readonly cores: number;
	/** Processes that wanted to run, averaged over a minute, before and after. */
	readonly load: readonly [number, number];
	readonly day: string;
}

/** Results with what they depend on; `loopback` has no target, it is there for scale. */
export interface Report extends Results {
	readonly loopback: OverheadBlock;
	readonly pricing: readonly Step[];
	/** What a finished call costs its caller where its record goes somewhere. */
	readonly sinks: readonly Step[];
	readonly surroundings: Surroundings;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
	const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
	return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

const ms = (value: number) => value.toFixed(3);

function overheadRows(block: OverheadBlock): string[][] {
	return block.names.map((name, index) => {
		const times = block.times[index];
		const absolute = [times?.quietest, times?.middle].map(
			(batch) => `${ms(batch?.p50Ms ?? NaN)} / ${ms(batch?.p99Ms ?? NaN)} / ${ms(batch?.meanMs ?? NaN)}`,
		);
		const added = (['quietest', 'middle'] as const).map((kind) =>
			(['p50Ms', 'p99Ms', 'meanMs'] as const).map((of) => ms(addedMs(block, name, kind, of))).join(' / '),
		);
		const [quietest = '', middle = ''] = absolute;
		return [`${block.mode}, ${block.tokens}`, name, quietest, added[0] ?? '', middle, added[1] ?? ''];
	});
}

function loadRows(figures: readonly LoadFigure[], where: string): string[][] {
	return figures.map(({ name, ms: [quickest, middle], rssMb: [least, usual] }) => [
		name,
		where,
		`${quickest.toFixed(1)} / ${middle.toFixed(1)}`,
		`${least.toFixed(1)} / ${usual.toFixed(1)}`,
	]);
}

function gcLine(block: OverheadBlock): string {
	const { count, totalMs, longestMs } = block.gc;
	return `- ${block.mode}, ${block.tokens} tokens: ${count} collections, ${totalMs.toFixed(0)} ms in all, the longest ${longestMs.toFixed(1)} ms`;
}

function loopbackRows({ names, times }: OverheadBlock): string[][] {
	return names.map((name, index) => {
		const { quietest, middle } = times[index] ?? {};
		const cell = (batch: typeof quietest) => (batch ? `${ms(batch.p50Ms)} / ${ms(batch.p99Ms)}` : '');
		return [name, cell(quietest), cell(middle)];
	});
}

function surroundingsText({ node, cpu, cores, load, day }: Surroundings): string {
	const [before, after] = load;
	const machine = `${day}, Node ${node}, ${cpu}, ${cores} cores shared with other programs (load ${before.toFixed(1)} before, ${after.toFixed(1)} after).`;
	if (Math.max(before, after) <= cores) return machine;
	return `${machine}\nMore programs wanted to run than there are cores, so these figures are upper bounds; p99 suffers most.`;
}

const INTRO = `Written by \`npm run bench -- --write\`; it prints and gates nothing. Measured is the packed package.

The models answer at once from memory, so all the time seen is that of what is around them; a stream has
${CHUNKS_PER_STREAM} chunks. Variants take turns, batch by batch. The quietest batch is the one with the lowest mean: other
programs only ever add time, so it is nearest to the cost itself. "Added" is what a variant takes beyond the
pass-through wrapper in the wrapper's quietest batch: the least that a chat model around a chat model can do. The mean has the turn of the event loop
after each call and all garbage collection in it; the quantiles have the calls alone. Times are milliseconds.`;

function stepTable(steps: readonly Step[]): string {
	return table(
		['step', 'quietest, ns', 'middle, ns'],
		steps.map(({ name, quietestNs, middleNs }) => [name, quietestNs.toFixed(0), middleNs.toFixed(0)]),
	);
}

function targetSection(report: Report): string[] {
	const verdicts = verdictsOf(report).map(({ what, target, quietest, middle, met }) => [
		what,
		target,
		quietest,
		middle,
		met ? 'met' : 'missed',
	]);
	return ['## Targets', table(['what', 'target', 'quietest', 'middle', 'by the quietest'], verdicts)];
}

function callSections({ blocks, loopback }: Report): string[] {
	const quantiles = 'p50 / p99 / mean';
	return [
		'## Calls, four candidates',
		table(
			['call', 'variant', `quietest ${quantiles}`, 'added', `middle ${quantiles}`, 'added'],
			blocks.flatMap(overheadRows),
		),
		'Garbage collection while these ran, warm-up left out:',
		blocks.map(gcLine).join('\n'),
		'## A real client, for scale',
		table(['500 tokens, invoke', 'quietest p50 / p99', 'middle p50 / p99'], loopbackRows(loopback)),
	];
}

function stepSections({ decisions, pricing, sinks }: Report): string[] {
	const { quietestPerSecond, middlePerSecond, steps } = decisions;
	return [
		'## Routing alone',
		`${quietestPerSecond.toFixed(0)} decisions per second on one core in the quietest batch, ${middlePerSecond.toFixed(0)} in the middle one; 500 tokens, four candidates.`,
		table(
			['step', 'quietest, µs', 'middle, µs'],
			steps.map(({ name, quietestUs, middleUs }) => [name, quietestUs.toFixed(1), middleUs.toFixed(1)]),
		),
		'## Pricing a call',
		stepTable(pricing),
		'## Sending records elsewhere',
		'What a call of one request takes more where the user switched a sink on ([sinks](../sinks.md)); both are off by default.',
		stepTable(sinks),
	];
}

function loadSection({ loadWithCore, loadWithoutCore, tarballBytes }: Report): string[] {
	return [
		'## Loading',
		table(
			['part', 'process', 'ms, quickest / middle', 'RSS MB, least / middle'],
			[
				...loadRows(loadWithCore, 'LangChain loaded before, as in n8n'),
				...loadRows(loadWithoutCore, 'LangChain not loaded'),
			],
		),
		`Each part in fresh processes of its own, with n8n-workflow and zod loaded before. The packed tarball has ${(tarballBytes / 1024).toFixed(0)} KiB.`,
	];
}

/** The whole report as Markdown. */
export function reportOf(report: Report): string {
	return [
		'# What the layer adds to a call',
		INTRO,
		surroundingsText(report.surroundings),
		...targetSection(report),
		...callSections(report),
		...stepSections(report),
		...loadSection(report),
	].join('\n\n');
}
