import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STRATEGY_IDS, type Strategy } from '../../src/domain/decision';
import { type Candidate, STRENGTHS } from '../../src/domain/model';
import { TASK_IDS } from '../../src/domain/task';
import { decide } from '../../src/routing';
import { candidateOf, featuresOf, taskOf } from '../support/builders';
import { deepFreeze } from '../support/freeze';

const pico = fc.bigInt({ min: 0n, max: 10n ** 9n });
const profile = fc.record(
	{
		price: fc.record({ inputPico: pico, outputPico: pico }),
		contextTokens: fc.integer({ min: 1, max: 200_000 }),
		tools: fc.boolean(),
		imageInput: fc.boolean(),
		audioInput: fc.boolean(),
	},
	{ requiredKeys: [] },
);
const described = fc.record({
	profile,
	bindsTools: fc.boolean(),
	strength: fc.option(fc.constantFrom(...STRENGTHS)),
});

const candidates: fc.Arbitrary<Candidate[]> = fc
	.array(described, { minLength: 1, maxLength: 10 })
	.map((entries) =>
		entries.map(({ strength, ...entry }, index) =>
			candidateOf(index + 1, { ...entry, ...(strength && { strength }) }),
		),
	);
const features = fc
	.record({
		inputTokensEstimate: fc.nat(300_000),
		outputTokensEstimate: fc.nat(10_000),
		needsTools: fc.boolean(),
		needsImages: fc.boolean(),
		needsAudio: fc.boolean(),
	})
	.map(featuresOf);
const taskId = fc.constantFrom(...TASK_IDS);
const task = fc.record({ task: taskId, difficulty: fc.double({ min: 0, max: 1, noNaN: true }) }).map(taskOf);
const row = fc.record({
	task: taskId,
	slots: fc.uniqueArray(fc.integer({ min: 1, max: 10 }), { minLength: 1 }),
});
const strategy: fc.Arbitrary<Strategy> = fc.oneof(
	fc.record({
		id: fc.constant('cheapestGoodEnough' as const),
		requiredQuality: fc.double({ min: 0, max: 1, noNaN: true }),
	}),
	fc.constant({ id: 'inOrder' as const }),
	fc.record({ id: fc.constant('taskMatrix' as const), rows: fc.array(row) }),
);

describe('decide', () => {
	it('gives the same decision for the same call, in whatever order the models come', () => {
		fc.assert(
			fc.property(
				strategy,
				candidates,
				features,
				task,
				fc.infiniteStream(fc.nat()),
				(how, models, call, kind, keys) => {
					const shuffled = [...models]
						.map((model) => ({ model, key: keys.next().value ?? 0 }))
						.sort((a, b) => a.key - b.key)
						.map(({ model }) => model);
					expect(decide(how, shuffled, call, kind)).toEqual(decide(how, models, call, kind));
				},
			),
		);
	});

	it('changes nothing it is given', () => {
		fc.assert(
			fc.property(strategy, candidates, features, task, (how, models, call, kind) => {
				decide(deepFreeze(how), deepFreeze(models), deepFreeze(call), deepFreeze(kind));
			}),
		);
	});

	it('has every model once: ranked without a gap, or rejected with a reason', () => {
		fc.assert(
			fc.property(strategy, candidates, features, task, (how, models, call, kind) => {
				const decided = decide(how, models, call, kind).candidates;
				const ranked = decided.filter(({ rank }) => rank !== undefined);
				const rejected = decided.slice(ranked.length);
				expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map((_entry, index) => index + 1));
				expect(rejected.every(({ rank, rejection }) => rank === undefined && rejection !== undefined)).toBe(
					true,
				);
				const slots = decided.map(({ candidate }) => candidate.slot).sort((a, b) => a - b);
				expect(slots).toEqual(models.map(({ slot }) => slot));
			}),
		);
	});

	it('knows every strategy of the vocabulary', () => {
		fc.assert(
			fc.property(strategy, candidates, features, task, (how, models, call, kind) => {
				expect(STRATEGY_IDS).toContain(decide(how, models, call, kind).strategy);
				expect(decide(how, models, call, kind).reason.length).toBeGreaterThan(10);
			}),
		);
	});
});
