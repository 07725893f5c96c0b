import { describe, expect, it } from '@jest/globals';
import { EXAM_KINDS, expectedGain } from '../../../../src/classify/learned/gain';
import { problemMeasures } from '../../../../src/classify/learned/problem-measures';
import { taskGap } from '../../../../src/classify/learned/task-gap';
import { TASK_IDS, type TaskId } from '../../../../src/domain/task';

describe('expectedGain', () => {
	it.each([
		[
			'a problem of several steps above a simple one',
			'problem',
			'A tank fills through two pipes, one in 6 hours and the other in 9, while a drain empties it in 12. After both pipes ran for two hours with the drain closed, the drain is opened. How many more hours pass until the tank is full, and what share of the water went through each pipe?',
			'Tom has 3 pens and buys 2 more. How many pens does he have?',
		],
		[
			'a question of law above one of everyday knowledge',
			'fewOptions',
			'A seller orally agreed to convey land to a buyer, who paid in part and took possession. The seller then refused to convey, pleading the statute of frauds. Is the buyer entitled to specific performance?\nA. Yes, by part performance\nB. No\nC. Only to damages',
			'Which of these animals is a mammal?\nA. Trout\nB. Dog\nC. Frog\nD. Hen',
		],
	] as const)('puts %s', (_what, kind, harder, easier) => {
		expect(expectedGain(harder, kind)).toBeGreaterThan(expectedGain(easier, kind));
	});

	it.each(['', ' ', '???', '日本語のテキスト', 'x'.repeat(100_000)])('stays small for %#', (text) => {
		for (const kind of EXAM_KINDS) expect(Math.abs(expectedGain(text, kind))).toBeLessThanOrEqual(0.3);
	});
});

describe('problemMeasures', () => {
	const NAMES = [
		'fractions',
		'multiples',
		'comparisons',
		'remainders',
		'order',
		'durations',
		'words',
		'sentences',
		'withoutNumber',
		'numbers',
		'commas',
		'decimals',
		'money',
		'largest',
	] as const;
	const counted = (text: string): Record<string, number> =>
		Object.fromEntries(problemMeasures(text).map((value, at) => [NAMES[at] ?? 'extra', Math.expm1(value)]));

	it('counts what chains of steps are made of', () => {
		const measures = counted(
			'Half of 1,200 nuts are sold, then twice as many. The rest stays. It costs $2.50 more each hour! How many are left?',
		);
		expect(measures).toEqual({
			fractions: expect.closeTo(1),
			multiples: expect.closeTo(1),
			comparisons: expect.closeTo(1),
			remainders: expect.closeTo(2),
			order: expect.closeTo(1),
			durations: expect.closeTo(1),
			words: expect.closeTo(Math.sqrt(22) - 1),
			sentences: expect.closeTo(4),
			withoutNumber: expect.closeTo(2),
			numbers: expect.closeTo(2),
			commas: expect.closeTo(1),
			decimals: expect.closeTo(1),
			money: expect.closeTo(1),
			largest: expect.closeTo(1_201 ** 0.25 - 1),
		});
	});

	it.each(['', 'x'.repeat(10_000), '9'.repeat(5_000), '7,'.repeat(5_000), '1/'.repeat(3_000)])(
		'stays in range for %#',
		(text) => {
			const measures = problemMeasures(text);
			expect(measures).toHaveLength(NAMES.length);
			for (const value of measures) {
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(3);
			}
		},
	);
});

describe('taskGap', () => {
	const of = (task: TaskId): number => taskGap(Float64Array.from(TASK_IDS, (id) => (id === task ? 1 : 0)));

	it('is larger for code and reasoning than for prose, and 1 where nothing was published', () => {
		expect(Math.min(of('code'), of('reasoning'))).toBeGreaterThan(1.2);
		expect(Math.max(of('generation'), of('rewriting'), of('translation'))).toBeLessThan(0.8);
		expect(of('agent_step')).toBe(1);
	});

	it('lies between those of the tasks in question', () => {
		const torn = taskGap(
			Float64Array.from(TASK_IDS, (id) => (id === 'code' || id === 'rewriting' ? 0.5 : 0)),
		);
		expect(torn).toBeCloseTo((of('code') + of('rewriting')) / 2);
	});
});
