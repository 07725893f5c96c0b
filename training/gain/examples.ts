import type { ExamKind } from '../../src/classify/learned/gain';
import type { Duel, Pool } from './sets';

/** A request with how far a strong model was ahead of a weak one on it, from -1 to 1. */
export interface GainExample {
	readonly text: string;
	/** The subject or the part of the set; used in training only. */
	readonly group: string;
	readonly gain: number;
}

/** Examples of one set. Only their order within the set is learnt, for every set has other models and scores. */
export interface GainSet {
	readonly name: string;
	readonly examples: readonly GainExample[];
	/** The kind of head that learns from it. */
	readonly kind: ExamKind;
	/**
	 * Whether to learn what sets the groups apart, for they are subjects, or what sets the rows of a group apart, for
	 * the groups are parts with other scores.
	 */
	readonly learns: 'groups' | 'rows';
}

type Use = Pick<GainSet, 'kind' | 'learns'>;

/** The points a strong model was ahead, on a scale from -1 to 1. */
export function setOfDuels(name: string, duels: readonly Duel[], use: Use): GainSet {
	const scale = Math.max(1, ...duels.map(({ strong, weak }) => Math.max(strong, weak)));
	const examples = duels.map(({ text, group, strong, weak }) => ({
		text,
		group,
		gain: (strong - weak) / scale,
	}));
	return { name, examples, ...use };
}

/** How far the abler half of a pool was above the other half. */
export function setOfPool({ name, rows, models }: Pool, use: Use): GainSet {
	const points = models.map((_model, at) => rows.reduce((sum, row) => sum + (row.quality[at] ?? 0), 0));
	const ranked = models.map((_model, at) => at).sort((a, b) => (points[b] ?? 0) - (points[a] ?? 0));
	const half = Math.floor(models.length / 2);
	const average = (quality: readonly number[], of: readonly number[]): number =>
		of.reduce((sum, at) => sum + (quality[at] ?? 0), 0) / of.length;
	const examples = rows.map(({ text, group, quality }) => ({
		text,
		group,
		gain: average(quality, ranked.slice(0, half)) - average(quality, ranked.slice(-half)),
	}));
	return { name, examples, ...use };
}

/** Letters and digits of the beginning, by which the same question is known again in another set. */
export function questionKey(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '')
		.slice(0, 60);
}

/** The sets without the questions that also occur among `held`, so that nothing is measured on what was learnt. */
export function without(sets: readonly GainSet[], held: readonly { readonly text: string }[]): GainSet[] {
	const known = new Set(held.map(({ text }) => questionKey(text)));
	return sets.map((set) => ({
		...set,
		examples: set.examples.filter(({ text }) => !known.has(questionKey(text))),
	}));
}

/** One answer is right or wrong by luck as well; the average of its subject steadies it. */
const OWN_SHARE = 0.15;
/** Examples at the set's average that each subject starts with. */
const PSEUDO_EXAMPLES = 5;

function averageOf(examples: readonly GainExample[]): number {
	return examples.reduce((sum, { gain }) => sum + gain, 0) / Math.max(1, examples.length);
}

/** The average gain of each group, which starts with `pseudo` examples at the set's average. */
function groupAverages(examples: readonly GainExample[], pseudo: number): Map<string, number> {
	const start = { sum: pseudo * averageOf(examples), count: pseudo };
	const groups = new Map<string, { readonly sum: number; readonly count: number }>();
	for (const { group, gain } of examples) {
		const { sum, count } = groups.get(group) ?? start;
		groups.set(group, { sum: sum + gain, count: count + 1 });
	}
	return new Map(Array.from(groups, ([group, { sum, count }]) => [group, sum / count]));
}

/**
 * What is to be guessed for each example of a set. Of groups: its own gain, pulled to that of its subject, less the
 * set's. Of rows: its own gain less that of its group.
 */
export function targetsOf({ examples, learns }: GainSet): number[] {
	const mean = averageOf(examples);
	const averages = groupAverages(examples, learns === 'groups' ? PSEUDO_EXAMPLES : 0);
	return examples.map(({ group, gain }) => {
		const average = averages.get(group) ?? mean;
		return learns === 'rows' ? gain - average : OWN_SHARE * gain + (1 - OWN_SHARE) * average - mean;
	});
}
