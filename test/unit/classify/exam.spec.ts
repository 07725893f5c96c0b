import { describe, expect, it } from '@jest/globals';
import { classifyText, type GainOf } from '../../../src/classify';
import { examDifficulty, examKindOf } from '../../../src/classify/exam';
import { analyse } from '../../../src/classify/analysis';
import type { ExamKind } from '../../../src/classify/learned/gain';
import { taskGap } from '../../../src/classify/learned/task-gap';
import { judgeText } from '../../../src/classify/model/task-model';
import { call, message } from './calls';

const options = (letters: string): string =>
	['Pick one.', ...Array.from(letters, (letter) => `${letter}. this`)].join('\n');
const SUM = { numbers: 2, questionMarks: 1 };
const NO_SUM = { numbers: 0, questionMarks: 1 };

describe('examKindOf', () => {
	const of = (
		task: Parameters<typeof examKindOf>[0]['task'],
		request: string,
		measures = SUM,
		language: string | undefined = 'en',
	): ExamKind | undefined => examKindOf({ task, request, measures, language });

	it.each([
		['options with letters, whatever the task', of('classification', options('ABCD')), 'fewOptions'],
		['many of them', of('question_answering', options('ABCDEF')), 'manyOptions'],
		['two options', of('question_answering', options('AB')), undefined],
		['a sum told in words', of('reasoning', 'How many are left?'), 'problem'],
		['a question that needs no reasoning', of('question_answering', 'How many are left?'), undefined],
		['a proof', of('reasoning', 'Prove it.', { numbers: 2, questionMarks: 0 }), undefined],
		['a riddle without numbers', of('reasoning', 'Who is it?', NO_SUM), undefined],
		['a sum in another language', of('reasoning', 'Wie viele bleiben?', SUM, 'de'), undefined],
		['options in a long document', of('reasoning', options('ABCD') + 'word '.repeat(2_000)), undefined],
	] as const)('%s', (_what, found, expected) => {
		expect(found).toBe(expected);
	});
});

it('other requests are as hard as graded, times the root of the gap between models at the task', () => {
	for (const text of ['Translate this into Polish: The shop opens at nine.', 'Write a function in Go.']) {
		const { probabilities, difficultyOf } = judgeText(analyse(call([message('user', text)])));
		const expected = difficultyOf(probabilities) * Math.sqrt(taskGap(probabilities));
		expect(classifyText(text).difficulty).toBeCloseTo(expected);
	}
});

describe('examDifficulty', () => {
	const at = (kind: ExamKind, gain: number, worded = 0.3, chars = 100): number =>
		examDifficulty({ kind, chars, worded, gain });

	it('puts no two gains at the same place, however large', () => {
		const rising = [-0.3, -0.2, 0, 0.2, 0.29, 0.3].map((gain) => at('fewOptions', gain));
		rising.slice(1).forEach((value, index) => expect(value).toBeGreaterThan(rising[index] ?? 1));
		expect(rising.at(-1)).toBeLessThan(1);
		expect(rising[0]).toBeGreaterThan(0);
	});

	it('goes by the gain alone where there are options, and from what words say in problems', () => {
		expect(at('fewOptions', 0.1, 0.2)).toBe(at('fewOptions', 0.1, 0.8));
		expect(at('problem', 0, 0.2)).toBeCloseTo(0.2);
		expect(at('problem', 0.1, 0.8)).toBeGreaterThan(at('problem', 0.1, 0.2));
	});

	it('trusts the gain less the longer a request is than what the heads read', () => {
		expect(at('problem', 0.2, 0.3, 4_000)).toBe(at('problem', 0.2, 0.3, 100));
		expect(at('problem', 0.2, 0.3, 7_900)).toBeCloseTo(0.3, 1);
		expect(at('fewOptions', 0.2, 0.3, 7_999)).toBeCloseTo(0.3, 1);
	});
});

it('a classification asks for gains only of requests like those of exams', () => {
	const asked: [string, ExamKind][] = [];
	const gain =
		(value: number): GainOf =>
		(request, kind) => {
			asked.push([request, kind]);
			return value;
		};
	const problem = 'A farmer has 17 sheep and sells 4 of them each week. How many are left after 3 weeks?';
	const harder = classifyText(problem, gain(0.1));
	const easier = classifyText(problem, gain(-0.1));
	classifyText('Write a cheerful birthday card for my aunt.', gain(0.1));
	expect(asked).toEqual([
		[problem, 'problem'],
		[problem, 'problem'],
	]);
	expect(harder.difficulty - easier.difficulty).toBeGreaterThan(0.2);
	expect(harder.evidence).toContain('difficulty.gain: like questions that weak models get wrong');
	expect(easier.evidence).not.toContain('difficulty.gain: like questions that weak models get wrong');
});
