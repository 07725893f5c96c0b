import { classifyText, type GainOf } from '../../src/classify';
import { type ExamKind, guessedGain } from '../../src/classify/learned/gain';
import { seededRandom, shuffled } from '../../src/classify/learned/random';
import { type GainSet, setOfDuels, without } from '../../training/gain/examples';
import { fitHeads, type Heads } from '../../training/gain/fit';
import { crossFitted } from '../../training/gain/folds';
import type { Duel } from '../../training/gain/sets';
import { decidedOrder, SLIDERS } from './decisions';
import { averageCurve, type MeasuredCurve, measuredCurve } from './gain-curve';

/** A way to order prompts by how much they need the strong model. */
export interface DuelRow {
	readonly how: string;
	/** What it was allowed to see of the set's outcomes. */
	readonly learntFrom: string;
	readonly curve: MeasuredCurve;
}

/** A set with all that was measured on it. */
export interface DuelReport {
	readonly set: string;
	readonly prompts: number;
	readonly rows: readonly DuelRow[];
}

/** A set of duels, and how heads learn from it; without, no head does. */
export interface DuelSet {
	readonly name: string;
	readonly duels: readonly Duel[];
	readonly use: Pick<GainSet, 'kind' | 'learns'> | undefined;
}

const FOLDS = 5;
const SET_SEED = 11;
/** One order of the folds is luck on small sets; figures are averaged over this many. */
const FOLD_ORDERS = 4;

const IN_SET = `${FOLDS - 1}/${FOLDS} of the set`;
const IN_SET_AND_OTHERS = `${IN_SET} and the other sets`;

/** Average gain of each group of the training folds, applied with the true group of the held-out ones. */
function groupRule(training: readonly Duel[]): (duel: Duel) => number {
	const sums = new Map<string, { gain: number; count: number }>();
	for (const { group, strong, weak } of training) {
		const known = sums.get(group) ?? { gain: 0, count: 0 };
		sums.set(group, { gain: known.gain + strong - weak, count: known.count + 1 });
	}
	return ({ group }) => {
		const known = sums.get(group);
		return known ? known.gain / known.count : 0;
	};
}

/** What heads expect of a request; nothing where no set of its kind was left to learn from. */
function gainBy(heads: Heads): GainOf {
	return (request, kind) => {
		const head = heads.get(kind);
		return head ? guessedGain(head, kind, request) : 0;
	};
}

type Fold = readonly (readonly [at: number, duel: Duel])[];

/** For each prompt the heads that saw neither it nor any of its fold, here or in another set. */
function crossFittedHeads(
	{ name, duels, use }: DuelSet,
	others: readonly GainSet[],
	order: readonly (readonly [number, Duel])[],
): GainOf[] {
	const duelsOf = (fold: Fold): Duel[] => fold.map(([, duel]) => duel);
	const fitted = crossFitted(order, FOLDS, (training: Fold, held: Fold) => {
		const own = use ? [setOfDuels(name, duelsOf(training), use)] : [];
		const gainOf = gainBy(fitHeads([...own, ...without(others, duelsOf(held))]));
		return ([at]): readonly [number, GainOf] => [at, gainOf];
	});
	const byPlace = new Map(fitted);
	return duels.map((_duel, at) => byPlace.get(at) ?? (() => 0));
}

/** The duels in another order for each seed, with their places. */
function orders(duels: readonly Duel[]): (readonly (readonly [number, Duel])[])[] {
	return Array.from({ length: FOLD_ORDERS }, (_, order) =>
		shuffled([...duels.entries()], seededRandom(order + 1)),
	);
}

/** The same with all prompts of a group in one fold: groups are dealt instead of prompts. */
function ordersByGroup(duels: readonly Duel[]): (readonly (readonly [number, Duel])[])[] {
	const groups = Array.from(new Set(duels.map(({ group }) => group)));
	return Array.from({ length: FOLD_ORDERS }, (_, order) => {
		const dealt = shuffled(groups, seededRandom(order + 1));
		const folds = Array.from({ length: FOLDS }, (_fold, fold) =>
			[...duels.entries()].filter(([, { group }]) => dealt.indexOf(group) % FOLDS === fold),
		);
		const longest = Math.max(...folds.map((fold) => fold.length));
		return Array.from({ length: longest }, (_row, row) => folds.map((fold) => fold[row]))
			.flat()
			.flatMap((entry) => (entry ? [entry] : []));
	});
}

class Measurement {
	readonly rows: DuelRow[] = [];
	private readonly random = seededRandom(SET_SEED);

	constructor(private readonly duels: readonly Duel[]) {}

	row(how: string, learntFrom: string, ...runs: readonly (readonly number[])[]): void {
		const curves = runs.map((scores) => measuredCurve(this.duels, scores, this.random));
		this.rows.push({ how, learntFrom, curve: averageCurve(curves) });
	}

	gains(kind: ExamKind, learntFrom: string, runs: readonly (readonly GainOf[])[]): void {
		const gains = (gainOf: readonly GainOf[]): number[] =>
			this.duels.map(({ text }, at) => gainOf[at]?.(text, kind) ?? 0);
		this.row('gain head', learntFrom, ...runs.map(gains));
	}

	difficulty(learntFrom: string, runs: readonly (readonly GainOf[])[]): void {
		const difficulties = (gainOf: readonly GainOf[]): number[] =>
			this.duels.map(({ text }, at) => classifyText(text, gainOf[at]).difficulty);
		this.row('difficulty of the router', learntFrom, ...runs.map(difficulties));
	}

	decisions(learntFrom: string, runs: readonly (readonly GainOf[])[]): void {
		const texts = this.duels.map(({ text }) => text);
		for (const [how, slider] of Object.entries(SLIDERS)) {
			this.row(how, learntFrom, ...runs.map((gainOf) => decidedOrder(slider, texts, (at) => gainOf[at])));
		}
	}
}

/** Measures every way of ordering one set's prompts; `others` are all the other sets. */
export function measureDuels(recorded: DuelSet, others: readonly GainSet[]): DuelReport {
	const duels = shuffled(recorded.duels, seededRandom(SET_SEED));
	const set = { ...recorded, duels };
	const measured = new Measurement(duels);
	measured.row('random', 'nothing', duels.map(seededRandom(SET_SEED)));
	measured.row(
		'prompt length',
		'nothing',
		duels.map(({ text }) => text.length),
	);
	measured.row('average gain per true domain', IN_SET, crossFitted(duels, FOLDS, groupRule));
	const foreign = gainBy(fitHeads(without(others, duels)));
	const unseen = [duels.map(() => foreign)];
	measured.difficulty('other sets only', unseen);
	if (!set.use) measured.decisions('other sets only', unseen);
	if (set.use) {
		const runs = orders(duels).map((order) => crossFittedHeads(set, others, order));
		measured.gains(
			set.use.kind,
			IN_SET,
			orders(duels).map((order) => crossFittedHeads(set, [], order)),
		);
		measured.gains(set.use.kind, IN_SET_AND_OTHERS, runs);
		measured.difficulty(IN_SET_AND_OTHERS, runs);
		measured.decisions(IN_SET_AND_OTHERS, runs.slice(0, 1));
		if (set.use.learns === 'groups') {
			const bySubject = ordersByGroup(duels).map((order) => crossFittedHeads(set, others, order));
			measured.difficulty(`${FOLDS - 1}/${FOLDS} of the subjects`, bySubject);
		}
	}
	return { set: set.name, prompts: duels.length, rows: measured.rows };
}
