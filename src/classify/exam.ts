import type { TaskId } from '../domain/task';
import type { ExamKind } from './learned/gain';
import type { Measures } from './measures';

/** What the difficulty of a request is made of when it is of a kind whose gains are known. */
export interface ExamInput {
	readonly kind: ExamKind;
	/** The length of the whole request with all that was pasted into it. */
	readonly chars: number;
	/** What its words and form say, 0 to 1. */
	readonly worded: number;
	/** From `expectedGain`. */
	readonly gain: number;
}

const OPTION = /^\s{0,4}[A-J][.)]\s/gm;
const FEWEST_OPTIONS = 3;
const MANY_OPTIONS = 6;

// The heads read so much of a request; of what is longer they know less and less.
const READ_CHARS = 4_000;
const UNKNOWN_CHARS = 8_000;

// Among questions with options, what words and form say has nothing to do with who gets them right (on MMLU the order by
// it is chance), so it is left out there, and about what it comes to on average stands in its place.
const AVERAGE = 0.35;
// A gain of 0.1 moves that by 0.2.
const STEPS_PER_GAIN = 8;
const INNERMOST = 0.01;

/** What tells the kind of exam a request looks like. */
export interface ExamSigns {
	readonly task: TaskId;
	/** The whole request with all that was pasted into it. */
	readonly request: string;
	readonly measures: Pick<Measures, 'numbers' | 'questionMarks'>;
	readonly language: string | undefined;
}

/** Sums told in words: the head knows no proofs or plans, and no words but English ones. */
function isWordProblem({ task, measures, language }: ExamSigns): boolean {
	return task === 'reasoning' && language === 'en' && measures.numbers > 0 && measures.questionMarks > 0;
}

/** The kind of exam a request looks like: options with letters, or a word problem; else undefined. */
export function examKindOf(signs: ExamSigns): ExamKind | undefined {
	const { request } = signs;
	if (request.length >= UNKNOWN_CHARS) return undefined;
	const options = request.match(OPTION)?.length ?? 0;
	if (options >= FEWEST_OPTIONS) return options >= MANY_OPTIONS ? 'manyOptions' : 'fewOptions';
	return isWordProblem(signs) ? 'problem' : undefined;
}

/** From -∞..∞ to 0..1, so that no two gains end at the same difficulty. */
function squashed(steps: number): number {
	return 0.5 + (0.5 * steps) / (1 + Math.abs(steps));
}

/** The other way round. */
function stepsTo(share: number): number {
	const offset = 2 * Math.min(1 - INNERMOST, Math.max(INNERMOST, share)) - 1;
	return offset / (1 - Math.abs(offset));
}

/** The difficulty, 0 to 1, of a request like those of exams. */
export function examDifficulty({ kind, chars, worded, gain }: ExamInput): number {
	const known = Math.min(1, Math.max(0, (UNKNOWN_CHARS - chars) / (UNKNOWN_CHARS - READ_CHARS)));
	const base = kind === 'problem' ? worded : known * AVERAGE + (1 - known) * worded;
	return squashed(stepsTo(base) + known * STEPS_PER_GAIN * gain);
}
