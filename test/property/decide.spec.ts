import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { STRATEGY_IDS, type Strategy, type StrategyId, type StrategyOf } from '../../src/domain/decision';
import { type Candidate, STRENGTHS } from '../../src/domain/model';
import type { DataPolicy } from '../../src/domain/rules';
import { TASK_IDS } from '../../src/domain/task';
import { type Circumstances, decide, type OpenBudget } from '../../src/routing';
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
const share = fc.double({ min: 0, max: 1, noNaN: true });
const weight = fc.double({ min: 0.1, max: 10, noNaN: true });
const slotWeight = fc.record({ slot: fc.integer({ min: 1, max: 10 }), weight: fc.nat(1000) });
const strategies: { readonly [Id in StrategyId]: fc.Arbitrary<StrategyOf<Id>> } = {
	cheapestGoodEnough: fc.record({ id: fc.constant('cheapestGoodEnough'), requiredQuality: share }),
	bestWithinCost: fc.record({
		id: fc.constant('bestWithinCost'),
		maxUsdPerCall: fc.constantFrom('0', '0.0001', '0.01', '5'),
	}),
	bestValue: fc.record({
		id: fc.constant('bestValue'),
		usdPerRightAnswer: fc.constantFrom('0', '0.0001', '0.05', '5'),
	}),
	fastest: fc.constant({ id: 'fastest' }),
	balanced: fc.record({
		id: fc.constant('balanced'),
		weights: fc.record({ quality: weight, cost: weight, latency: weight }),
	}),
	taskMatrix: fc.record({ id: fc.constant('taskMatrix'), rows: fc.array(row) }),
	spreadLoad: fc.record({
		id: fc.constant('spreadLoad'),
		by: fc.constantFrom('weight', 'leastBusy'),
		weights: fc.array(slotWeight),
	}),
	inOrder: fc.constant({ id: 'inOrder' }),
	committee: fc.record({
		id: fc.constant('committee'),
		size: fc.integer({ min: 2, max: 5 }),
		pick: fc.constantFrom('majority', 'judge'),
	}),
};
const strategy: fc.Arbitrary<Strategy> = fc.oneof(...Object.values(strategies));

const slot = fc.integer({ min: 1, max: 10 });
const bySlot = <T>(values: fc.Arbitrary<T>) => fc.array(values, { maxLength: 10 });
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });
const dataPolicy: fc.Arbitrary<DataPolicy> = fc.record(
	{ noTraining: fc.boolean(), allowedMakers: fc.subarray(['provider-1', 'provider-2', 'provider-3']) },
	{ requiredKeys: [] },
);
const budget: fc.Arbitrary<OpenBudget> = fc
	.record({ limit: pico, spent: pico, ceiling: maybe(pico) })
	.map(({ limit, spent, ceiling }) => ({
		rule: { account: 'a', accountText: 'a test', window: 'none', limit, ceiling },
		key: 'a',
		limit,
		spent,
	}));

/** What holds at a moment: known for some models, by slot, and unknown for the others. */
const circumstances: fc.Arbitrary<Circumstances> = fc
	.record(
		{
			latencies: bySlot(maybe(fc.nat(60_000))),
			qualities: bySlot(maybe(fc.double({ min: 0, max: 1, noNaN: true }))),
			inFlight: bySlot(fc.nat(9)),
			blocked: bySlot(fc.constantFrom(0, 0, 0, 500, 9_000)),
			cached: bySlot(fc.nat(300_000)),
			worst: bySlot(maybe(pico)),
			draw: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
			incumbentSlot: slot,
			pinnedSlot: slot,
			dataPolicies: fc.array(dataPolicy, { maxLength: 2 }),
			budgets: fc.array(budget, { maxLength: 2 }),
		},
		{ requiredKeys: ['latencies', 'qualities', 'inFlight', 'blocked', 'cached', 'worst'] },
	)
	.map(({ latencies, qualities, inFlight, blocked, cached, worst, ...plain }) => ({
		...plain,
		latencyMsOf: ({ slot: at }) => latencies[at - 1],
		learnedQualityOf: ({ slot: at }) => qualities[at - 1],
		inFlightOf: ({ slot: at }) => inFlight[at - 1] ?? 0,
		blockedForMsOf: ({ slot: at }) => blocked[at - 1] ?? 0,
		cachedTokensOf: ({ slot: at }) => cached[at - 1] ?? 0,
		worstCaseOf: ({ slot: at }) => worst[at - 1],
	}));

describe('decide', () => {
	it('gives the same decision for the same call, in whatever order the models come', () => {
		fc.assert(
			fc.property(
				strategy,
				candidates,
				features,
				task,
				circumstances,
				fc.infiniteStream(fc.nat()),
				(how, models, call, kind, now, keys) => {
					const shuffled = [...models]
						.map((model) => ({ model, key: keys.next().value ?? 0 }))
						.sort((a, b) => a.key - b.key)
						.map(({ model }) => model);
					expect(decide(how, shuffled, call, kind, now)).toEqual(decide(how, models, call, kind, now));
				},
			),
		);
	});

	it('changes nothing it is given', () => {
		fc.assert(
			fc.property(strategy, candidates, features, task, circumstances, (how, models, call, kind, now) => {
				decide(deepFreeze(how), deepFreeze(models), deepFreeze(call), deepFreeze(kind), now);
			}),
		);
	});

	it('has every model once: ranked without a gap, or rejected with a reason', () => {
		fc.assert(
			fc.property(strategy, candidates, features, task, circumstances, (how, models, call, kind, now) => {
				const decided = decide(how, models, call, kind, now).candidates;
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

	it('never takes a dearer model for a lower quality bar, nor one below a bar that another reaches', () => {
		fc.assert(
			fc.property(candidates, features, task, share, share, (models, call, kind, one, other) => {
				const chosen = [Math.min(one, other), Math.max(one, other)].map((requiredQuality) => {
					const ranked = decide({ id: 'cheapestGoodEnough', requiredQuality }, models, call, kind).candidates;
					const eligible = ranked.filter(({ rejection }) => !rejection);
					const reached = eligible.filter(({ estimate: { quality = 0 } }) => quality >= requiredQuality);
					if (reached.length > 0) expect(reached).toContain(ranked[0]);
					return { cost: ranked[0]?.estimate.cost, reached: reached.length > 0 };
				});
				const [low, high] = chosen;
				if (!low?.reached || !high?.reached || high.cost === undefined) return;
				expect(low.cost !== undefined && low.cost <= high.cost).toBe(true);
			}),
		);
	});

	it('knows every strategy of the vocabulary', () => {
		fc.assert(
			fc.property(strategy, candidates, features, task, circumstances, (how, models, call, kind, now) => {
				expect(STRATEGY_IDS).toContain(decide(how, models, call, kind, now).strategy);
				expect(decide(how, models, call, kind, now).reason.length).toBeGreaterThan(10);
			}),
		);
	});
});
