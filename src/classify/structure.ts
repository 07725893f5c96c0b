import type { Measures } from './measures';
import { addScore, type Scores, type Signal } from './scores';

/** What the structure rules look at. */
export interface StructureInput {
	readonly measures: Measures;
	/** Points of the words alone. */
	readonly lexical: Scores;
	/** Words of the message, an ideograph counting as one. */
	readonly wordCount: number;
}

interface StructureRule {
	readonly id: string;
	readonly says: string;
	readonly apply: (input: StructureInput, scores: Scores) => boolean;
}

// A word problem names a quantity every other sentence; a text that happens to hold numbers does not.
const WORDS_PER_QUANTITY = 22;
const LONGEST_SUM_WORDS = 10;
// More lines than this are a table or a log.
const LONGEST_PROBLEM_LINES = 7;

const points = (scores: Scores, task: 'reasoning'): number => scores.get(task) ?? 0;

const RULES: readonly StructureRule[] = [
	{
		id: 'structure.options',
		says: 'answer options to choose from',
		apply: ({ measures }, scores) => {
			if (measures.options < 3) return false;
			addScore(scores, 'question_answering', 5);
			return true;
		},
	},
	{
		id: 'structure.code',
		says: 'the message holds code',
		apply: ({ measures }, scores) => {
			const { codeMarks, latexMarks, chars, opensWithCode } = measures;
			if (codeMarks < 3 || latexMarks * 2 > codeMarks) return false;
			if (!opensWithCode && codeMarks * 60 < chars) return false;
			addScore(scores, 'code', opensWithCode ? 6 : Math.min(4, 1.5 + codeMarks / 4));
			return true;
		},
	},
	{
		id: 'structure.formula',
		says: 'formulas or arithmetic',
		apply: ({ measures }, scores) => {
			const marks = measures.latexMarks + (measures.numbers > 1 ? measures.operators : 0);
			if (marks === 0 || marks * 80 < measures.chars || measures.codeMarks > marks * 2) return false;
			addScore(scores, 'reasoning', Math.min(4, 2 + marks / 4));
			return true;
		},
	},
	{
		id: 'structure.sum',
		says: 'a sum to work out',
		apply: ({ measures, wordCount }, scores) => {
			if (measures.operators === 0 || measures.numbers < 2 || wordCount > LONGEST_SUM_WORDS) return false;
			addScore(scores, 'reasoning', 3);
			return true;
		},
	},
	{
		id: 'structure.word_problem',
		says: 'quantities and a question about them',
		apply: ({ measures, lexical, wordCount }, scores) => {
			const { numbers, questionMarks, options, lines } = measures;
			const asks = questionMarks > 0 || points(lexical, 'reasoning') >= 1;
			const dense = numbers >= 2 && numbers * WORDS_PER_QUANTITY >= wordCount;
			if (
				!asks ||
				!dense ||
				options > 2 ||
				lines > LONGEST_PROBLEM_LINES ||
				wordCount < 10 ||
				wordCount > 250
			)
				return false;
			addScore(
				scores,
				'reasoning',
				Math.min(5, 2.5 + numbers / 3 + Math.min(1.5, points(lexical, 'reasoning') / 2)),
			);
			return true;
		},
	},
	{
		id: 'structure.question',
		says: 'asked as a question',
		apply: ({ measures, wordCount }, scores) => {
			if (measures.questionMarks === 0 || wordCount < 4) return false;
			addScore(scores, 'question_answering', 1.2);
			return true;
		},
	},
];

/** What the form of a message says about its task. */
export function structureSignal(input: StructureInput): Signal {
	const scores: Scores = new Map();
	const evidence: string[] = [];
	for (const rule of RULES) {
		if (rule.apply(input, scores)) evidence.push(`${rule.id}: ${rule.says}`);
	}
	return { scores, evidence };
}
