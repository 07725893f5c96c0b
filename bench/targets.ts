import type { DecisionRate } from './decisions';
import type { LoadFigure } from './load';
import { BASE_VARIANT, type OverheadBlock, ROUTER_VARIANT } from './overhead';

/** One number this package answers for, and what was measured. */
export interface Verdict {
	readonly what: string;
	readonly target: string;
	readonly quietest: string;
	readonly middle: string;
	/** By the quietest batch, since other programs only ever add time. */
	readonly met: boolean;
}

/** Everything that was measured. */
export interface Results {
	readonly blocks: readonly OverheadBlock[];
	readonly decisions: DecisionRate;
	readonly loadWithCore: readonly LoadFigure[];
	readonly loadWithoutCore: readonly LoadFigure[];
	readonly tarballBytes: number;
}

type Quantile = 'p50Ms' | 'p99Ms';

/**
 * What a variant takes beyond the pass-through wrapper of the same block, in milliseconds. The wrapper's quietest batch
 * is taken in both cases, so that noise on the wrapper never speaks for the variant.
 */
export function addedMs(
	{ names, times }: OverheadBlock,
	name: string,
	kind: 'quietest' | 'middle',
	quantile: Quantile | 'meanMs',
): number {
	const variant = times[names.indexOf(name)]?.[kind][quantile] ?? Number.NaN;
	const base = times[names.indexOf(BASE_VARIANT)]?.quietest[quantile] ?? Number.NaN;
	return variant - base;
}

function addedVerdict(block: OverheadBlock, quantile: Quantile, limitMs: number): Verdict {
	const quietest = addedMs(block, ROUTER_VARIANT, 'quietest', quantile);
	return {
		what: `${block.mode}, ${block.tokens} tokens: ${quantile.replace('Ms', '')} added`,
		target: `<= ${limitMs} ms`,
		quietest: `${quietest.toFixed(3)} ms`,
		middle: `${addedMs(block, ROUTER_VARIANT, 'middle', quantile).toFixed(3)} ms`,
		met: quietest <= limitMs,
	};
}

function loadVerdicts(figures: readonly LoadFigure[], where: string): Verdict[] {
	const [nodes] = figures;
	if (!nodes) return [];
	const verdict = (limit: number, unit: string, [quietest, middle]: readonly [number, number]): Verdict => ({
		what: `loading all nodes, ${where}`,
		target: `<= ${limit} ${unit}`,
		quietest: `${quietest.toFixed(1)} ${unit}`,
		middle: `${middle.toFixed(1)} ${unit}`,
		met: quietest <= limit,
	});
	return [verdict(100, 'ms', nodes.ms), verdict(25, 'MB', nodes.rssMb)];
}

/** The targets, each with the figure measured. */
export function verdictsOf(results: Results): Verdict[] {
	const { blocks, decisions, tarballBytes } = results;
	const added = blocks.flatMap((block) =>
		block.tokens === 500
			? [addedVerdict(block, 'p50Ms', 0.15), addedVerdict(block, 'p99Ms', 1)]
			: [addedVerdict(block, 'p99Ms', 3)],
	);
	const tarball = `${(tarballBytes / 1024 / 1024).toFixed(2)} MB`;
	return [
		...added,
		{
			what: 'decisions per second, 500 tokens',
			target: '>= 10000',
			quietest: decisions.quietestPerSecond.toFixed(0),
			middle: decisions.middlePerSecond.toFixed(0),
			met: decisions.quietestPerSecond >= 10_000,
		},
		...loadVerdicts(results.loadWithCore, 'LangChain loaded before'),
		...loadVerdicts(results.loadWithoutCore, 'LangChain not loaded'),
		{
			what: 'packed tarball',
			target: '<= 2 MB',
			quietest: tarball,
			middle: tarball,
			met: tarballBytes <= 2 * 1024 * 1024,
		},
	];
}
