import { describe, expect, it } from '@jest/globals';
import { gainCurve } from '../../../bench/routing/gain-curve';
import { randomMixAt, savedAt } from '../../../bench/routing/pool-curve';
import { decidedOrder, SLIDERS } from '../../../bench/routing/decisions';
import { setOfDuels, targetsOf, without } from '../../../training/gain/examples';
import { crossFitted } from '../../../training/gain/folds';
import { fitRidge } from '../../../training/gain/ridge';

const SUBJECTS = { kind: 'fewOptions', learns: 'groups' } as const;

const duel = (text: string, strong: number, weak: number, group = 'g') => ({ text, group, strong, weak });

describe('gainCurve', () => {
	const duels = [duel('a', 1, 0), duel('b', 1, 1), duel('c', 1, 1), duel('d', 1, 1)];

	it('is best when those that gain come first', () => {
		expect(gainCurve(duels, [4, 3, 2, 1])).toEqual({ apgr: 3.5 / 4, cpt50: 0.25, cpt80: 0.25 });
	});

	it('is worst when they come last', () => {
		expect(gainCurve(duels, [1, 2, 3, 4])).toEqual({ apgr: 0.5 / 4, cpt50: 1, cpt80: 1 });
	});

	it('gives half to an even spread', () => {
		const even = Array.from({ length: 100 }, (_, at) => duel(String(at), 1, 0));
		expect(
			gainCurve(
				even,
				even.map(() => 0),
			).apgr,
		).toBeCloseTo(0.5);
	});
});

describe('the training sets', () => {
	it('leave out questions that are measured, however they are written', () => {
		const duels = [duel('What is 2 + 2?', 1, 0), duel('Who wrote Faust?', 1, 0)];
		const sets = [setOfDuels('s', duels, SUBJECTS)];
		const [left] = without(sets, [{ text: 'what is 2+2' }]);
		expect(left?.examples.map(({ text }) => text)).toEqual(['Who wrote Faust?']);
	});

	it('pull an answer towards its subject and centre the set', () => {
		const rows = Array.from({ length: 40 }, (_, at) =>
			duel(String(at), at < 20 ? 1 : 0, 0, at < 20 ? 'hard' : 'easy'),
		);
		const targets = targetsOf(setOfDuels('s', rows, SUBJECTS));
		expect(targets[0]).toBeGreaterThan(0.3);
		expect(targets[39]).toBeLessThan(-0.3);
		expect(targets.reduce((sum, target) => sum + target, 0)).toBeCloseTo(0);
	});
});

describe('sets of parts with other scores', () => {
	it('teach only what sets the rows of a part apart', () => {
		const rows = [
			duel('a', 1, 0, 'easy'),
			duel('b', 0, 0, 'easy'),
			duel('c', 0, 1, 'hard'),
			duel('d', 0, 0, 'hard'),
		];
		expect(targetsOf(setOfDuels('s', rows, { kind: 'problem', learns: 'rows' }))).toEqual([
			0.5, -0.5, -0.5, 0.5,
		]);
	});
});

describe('fitRidge', () => {
	const example = (bucket: number, measure: number, target: number, weight = 1) => ({
		input: { buckets: Uint16Array.of(bucket), values: Float64Array.of(1), dense: [measure] },
		target,
		weight,
	});
	const examples = [
		example(0, 1, 3),
		example(1, 2, 1),
		example(0, -1, 2),
		example(1, 0.5, -1),
		example(2, 0, 0.5),
	];
	const options = { size: 4, penalty: 0.7, denseScale: 0.5 };

	it('finds the weights where no step makes error and penalty together less', () => {
		const { weights, dense, bias } = fitRidge(examples, options);
		const residual = ({
			input: {
				buckets,
				dense: [measure = 0],
			},
			target,
		}: (typeof examples)[number]): number =>
			target - bias - (weights[buckets[0] ?? 0] ?? 0) - (dense[0] ?? 0) * measure;
		const pull = (of: (at: (typeof examples)[number]) => number): number =>
			examples.reduce((sum, at) => sum + residual(at) * of(at), 0);
		expect(pull(() => 1)).toBeCloseTo(0, 6);
		for (const bucket of [0, 1, 2, 3]) {
			const own = pull(({ input }) => (input.buckets[0] === bucket ? 1 : 0));
			expect(own).toBeCloseTo(0.7 * (weights[bucket] ?? 0), 6);
		}
		const scaled = pull(({ input }) => 0.5 * (input.dense[0] ?? 0));
		expect(scaled).toBeCloseTo((0.7 * (dense[0] ?? 0)) / 0.5, 6);
	});

	it('counts an example of weight 2 like two of them', () => {
		const [first, ...rest] = examples;
		if (!first) throw new Error('There are examples.');
		const twice = fitRidge([first, first, ...rest], options);
		const weighted = fitRidge([{ ...first, weight: 2 }, ...rest], options);
		expect(weighted.bias).toBeCloseTo(twice.bias, 6);
		expect(weighted.weights[0]).toBeCloseTo(twice.weights[0] ?? 0, 6);
	});
});

describe('decidedOrder', () => {
	const problem = 'A farmer has 17 sheep and sells 4 of them each week. How many are left after 3 weeks?';

	it.each(Object.entries(SLIDERS))('gives the harder call to the strong model first: %s', (_how, slider) => {
		const [easy = 0, hard = 0] = decidedOrder(
			slider,
			[problem, problem],
			(at) => () => (at === 0 ? -0.1 : 0.1),
		);
		expect(hard).toBeGreaterThan(easy);
	});
});

describe('crossFitted', () => {
	it('judges each value by a model that did not see it', () => {
		const values = [1, 2, 3, 4, 5, 6, 7];
		const seen = crossFitted(values, 3, (training) => (value) => training.includes(value));
		expect(seen).toEqual(values.map(() => false));
	});
});

describe('the curve of a pool', () => {
	const cheap = { quality: 0.5, usdPerCall: 1 };
	const dear = { quality: 0.9, usdPerCall: 3 };

	it('knows the best random mix at a cost', () => {
		expect(randomMixAt([cheap, dear], 2)).toBeCloseTo(0.7);
		expect(randomMixAt([cheap, dear], 3)).toBeCloseTo(0.9);
	});

	it('tells the saving where enough is kept, and nothing where it never is', () => {
		expect(savedAt([cheap, { quality: 0.9, usdPerCall: 2 }], dear, 0.99)).toBeCloseTo(1 / 3);
		expect(savedAt([cheap], dear, 0.99)).toBeUndefined();
	});
});
