import type { Analysis } from '../analysis';
import type { Layout } from '../layout';
import type { TextTask } from '../lexicon/lexicon';
import type { Marks } from '../marks';
import { type Scores, sumScores } from '../scores';

const LEXICON_TASKS = [
	'extraction',
	'classification',
	'json_structuring',
	'summarization',
	'rewriting',
	'translation',
	'generation',
	'question_answering',
	'code',
	'reasoning',
	'agent_step',
	'conversation',
] as const satisfies readonly TextTask[];

const LENGTHS = [0, 1, 3, 7, 15, 40, 100] as const;

const MARKS = [
	'choices',
	'quoted',
	'endsQuoted',
	'colonMaterial',
	'paragraphs',
	'template',
	'codePieces',
	'jsonPieces',
	'addresses',
	'exclaims',
	'emoji',
	'nonLetters',
	'arrow',
] as const satisfies readonly (keyof Marks)[];

const LAYOUT = [
	'shortFirst',
	'shortLast',
	'longLine',
	'oneShortLine',
	'bullets',
	'commas',
	'brackets',
	'blank',
	'inlineOptions',
	'money',
] as const satisfies readonly (keyof Layout)[];

const SHAPES = [
	'words',
	'material',
	'system',
	'question',
	'endsAsQuestion',
	'numbers',
	'operators',
	'code',
	'opensWithCode',
	'latex',
	'options',
	'list',
	'lines',
	'schema',
	'unclear',
] as const;

type Shape = (typeof SHAPES)[number];

/** The dense features in the order of `denseFeatures`; their names explain a verdict. */
export const DENSE_NAMES: readonly string[] = [
	...LEXICON_TASKS.map((task) => `words.${task}`),
	...LEXICON_TASKS.map((task) => `top.${task}`),
	...LEXICON_TASKS.map((task) => `system.${task}`),
	...LEXICON_TASKS.map((task) => `form.${task}`),
	...SHAPES.map((shape) => `shape.${shape}`),
	...MARKS.map((mark) => `mark.${mark}`),
	...MARKS.map((mark) => `system.${mark}`),
	...LAYOUT.map((sign) => `layout.${sign}`),
	...LENGTHS.map((length) => `length.${length}`),
];

const FULL_POINTS = 6;

function points(scores: Scores, task: TextTask): number {
	return Math.min(1.5, (scores.get(task) ?? 0) / FULL_POINTS);
}

function topOf(scores: Scores): string | undefined {
	let top: string | undefined;
	let most = 1;
	for (const [task, amount] of scores) if (amount > most) [top, most] = [task, amount];
	return top;
}

/** From 0 towards 1, half way at `half`. */
function share(amount: number, half: number): number {
	return amount / (amount + half);
}

function shapesOf(analysis: Analysis, top: string | undefined): Readonly<Record<Shape, number>> {
	const { measures, user, context } = analysis;
	const words = user.words.text.length;
	return {
		words: share(words, 25),
		material: user.words.weight.filter((weight) => weight < 0.3).length / Math.max(1, words),
		system: share(context.words.text.length, 20),
		question: measures.questionMarks > 0 ? 1 : 0,
		endsAsQuestion: measures.endsAsQuestion ? 1 : 0,
		numbers: share(measures.numbers * 10, words + 10),
		operators: share(measures.operators, 4),
		code: share(measures.codeMarks * 20, measures.chars + 60),
		opensWithCode: measures.opensWithCode ? 1 : 0,
		latex: share(measures.latexMarks, 3),
		options: measures.options > 2 ? 1 : 0,
		list: share(measures.listItems, 3),
		lines: share(measures.lines - 1, 6),
		schema: analysis.asksForSchema ? 1 : 0,
		unclear: top === undefined ? 1 : 0,
	};
}

/** What word lists, form and shape say about a call, each from 0 to about 1.5, in the order of `DENSE_NAMES`. */
export function denseFeatures(analysis: Analysis): Float64Array {
	const { user, context, form } = analysis;
	const top = topOf(
		sumScores([
			[analysis.scores, 1],
			[form.scores, 1],
		]),
	);
	const shapes = shapesOf(analysis, top);
	const values = new Float64Array(DENSE_NAMES.length);
	let at = 0;
	for (const task of LEXICON_TASKS) values[at++] = points(user.scores, task);
	for (const task of LEXICON_TASKS) values[at++] = top === task ? 1 : 0;
	for (const task of LEXICON_TASKS) values[at++] = points(context.scores, task);
	for (const task of LEXICON_TASKS) values[at++] = points(form.scores, task);
	for (const shape of SHAPES) values[at++] = shapes[shape];
	for (const mark of MARKS) values[at++] = analysis.marks[mark];
	// The same signs mean another thing where a system prompt says what to do with them.
	const alone = context.words.text.length === 0;
	for (const mark of MARKS) values[at++] = alone ? 0 : analysis.marks[mark];
	for (const sign of LAYOUT) values[at++] = analysis.layout[sign];
	const words = user.words.text.length;
	values[at + LENGTHS.findLastIndex((length) => words >= length)] = 1;
	return values;
}
