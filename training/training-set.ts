import { readCorpus } from './corpus';
import { type Example, hashOfText } from './examples';
import { SETTINGS, type Weighted } from './fit';
import { readPublicSets } from './public-data';
import { vectorOf } from './vectors';

/** At most `limit` examples of each task, drawn by their text alone; those with tools are left to the shape rules. */
export function drawFrom(examples: readonly Example[], limit: number): Example[] {
	const taken = new Map<string, number>();
	return examples
		.filter(({ toolSchemaChars }) => toolSchemaChars === undefined)
		.sort((a, b) => hashOfText(a.text) - hashOfText(b.text) || (a.text < b.text ? -1 : 1))
		.filter(({ set, task }) => {
			const count = (taken.get(`${set} ${task}`) ?? 0) + 1;
			taken.set(`${set} ${task}`, count);
			return count <= limit;
		});
}

/** The project's own requests: the corpus, the plainest, and those of other writers. */
export const OUR_SETS: ReadonlySet<string> = new Set(['own', 'plain', 'natural']);

/** A public example counts less than one of ours: there are many, and each set speaks in one voice. */
export function weigh(example: Example): Weighted {
	return { vector: vectorOf(example), weight: OUR_SETS.has(example.set) ? 1 : SETTINGS.publicWeight };
}

/** What the shipped weights are trained on: our corpus, and the public sets under `data` when it is given. */
export function trainingExamples(data: string | undefined): Weighted[] {
	const open = data === undefined ? [] : drawFrom(readPublicSets(data), SETTINGS.publicPerTask);
	return [...readCorpus(), ...open].map(weigh);
}
