import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { EstimatedCandidate, Strategy } from '../../../src/domain/decision';
import type { Circumstances } from '../../../src/routing';
import { checkStrategy } from '../../../src/routing';
import { NO_CIRCUMSTANCES } from '../../../src/routing/circumstances';
import { rank } from '../../../src/routing/policies';
import { candidateOf, taskOf } from '../../support/builders';
import { thrown } from '../../support/rejection';
import { ConfigurationError } from '../../../src';

interface Expected {
	readonly cost?: bigint;
	readonly quality?: number;
	readonly latencyMs?: number;
}

const entry = (slot: number, estimate: Expected = {}): EstimatedCandidate => ({
	candidate: candidateOf(slot),
	estimate,
});

function ranked(
	strategy: Strategy,
	candidates: readonly EstimatedCandidate[],
	circumstances: Circumstances = NO_CIRCUMSTANCES,
) {
	const { ordered, reason } = rank(strategy, { candidates, task: taskOf(), circumstances });
	return { slots: ordered.map(({ candidate }) => candidate.slot), reason };
}

const usd = (amount: number) => BigInt(Math.round(amount * 1e12));

describe('Best Value', () => {
	const worth = (usdPerRightAnswer: string): Strategy => ({ id: 'bestValue', usdPerRightAnswer });
	const entries = [
		entry(1, { cost: usd(0.0004), quality: 0.74 }),
		entry(2, { cost: usd(0.002), quality: 0.82 }),
		entry(3, { cost: usd(0.012), quality: 0.91 }),
	];

	it.each([
		['0.001', [1, 2, 3]],
		['0.05', [2, 1, 3]],
		['1', [3, 2, 1]],
		['0', [1, 2, 3]],
	])('weighs the better answer against its price at %s USD', (amount, slots) => {
		expect(ranked(worth(amount), entries).slots).toEqual(slots);
	});

	it('has no worth for what it does not know, and puts that last', () => {
		const unknown = [entry(4, { quality: 0.99 }), entry(5, { cost: usd(0.0001) }), entry(6)];
		expect(ranked(worth('0.05'), [...unknown, ...entries]).slots).toEqual([2, 1, 3, 4, 5, 6]);
		expect(ranked(worth('0.05'), unknown).reason).toContain('No model has both');
	});
});

describe('Best Within Cost', () => {
	const strategy: Strategy = { id: 'bestWithinCost', maxUsdPerCall: '0.01' };

	it('takes the best of those within the amount, the amount itself included', () => {
		const entries = [
			entry(1, { cost: usd(0.02), quality: 0.99 }),
			entry(2, { cost: usd(0.001), quality: 0.6 }),
			entry(3, { cost: usd(0.01), quality: 0.8 }),
		];
		expect(ranked(strategy, entries)).toEqual({
			slots: [3, 2, 1],
			reason: 'Best expected of 2 whose expected cost is within 0.01 USD',
		});
	});

	it('takes the cheaper one of two that are expected to be as good', () => {
		const entries = [
			entry(1, { cost: usd(0.009), quality: 0.8 }),
			entry(2, { cost: usd(0.001), quality: 0.8 }),
		];
		expect(ranked(strategy, entries).slots).toEqual([2, 1]);
	});

	it('puts an unknown cost behind those within and before those above', () => {
		const entries = [
			entry(1, { cost: usd(9) }),
			entry(2, { quality: 0.9 }),
			entry(3, { cost: usd(0.001), quality: 0.1 }),
			entry(4, { cost: usd(2) }),
		];
		expect(ranked(strategy, entries).slots).toEqual([3, 2, 4, 1]);
		expect(ranked(strategy, entries.slice(0, 2)).reason).toContain('one of unknown cost goes first');
		expect(
			ranked(
				strategy,
				[entries[0], entries[3]].flatMap((e) => e ?? []),
			).reason,
		).toContain('the cheapest goes first');
	});
});

describe('Fastest', () => {
	it('goes by the expected time once all are measured', () => {
		const entries = [
			entry(1, { latencyMs: 900 }),
			entry(2, { latencyMs: 300 }),
			entry(3, { latencyMs: 900 }),
		];
		expect(ranked({ id: 'fastest' }, entries)).toEqual({
			slots: [2, 1, 3],
			reason: 'Expected to finish first, after 0.3 s, of 3 measured models',
		});
	});

	it('measures first whom nobody has measured, the least busy one before the others', () => {
		const entries = [entry(1), entry(2, { latencyMs: 1 }), entry(3)];
		const inFlightOf: Circumstances['inFlightOf'] = ({ slot }) => (slot === 1 ? 2 : 0);
		expect(ranked({ id: 'fastest' }, entries).slots).toEqual([1, 3, 2]);
		expect(ranked({ id: 'fastest' }, entries, { inFlightOf }).slots).toEqual([3, 1, 2]);
	});
});

describe('Balanced', () => {
	const entries = [
		entry(1, { quality: 0.9, cost: usd(0.1), latencyMs: 4_000 }),
		entry(2, { quality: 0.8, cost: usd(0.001), latencyMs: 2_000 }),
		entry(3, { quality: 0.5, cost: usd(0.0001), latencyMs: 500 }),
	];
	const weighted = (quality: number, cost: number, latency: number): Strategy => ({
		id: 'balanced',
		weights: { quality, cost, latency },
	});

	it.each<[string, Strategy, number[]]>([
		['quality alone', weighted(1, 0, 0), [1, 2, 3]],
		['cost alone', weighted(0, 1, 0), [3, 2, 1]],
		['speed alone', weighted(0, 0, 1), [3, 2, 1]],
		['all three', weighted(6, 3, 2), [2, 1, 3]],
	])('by %s', (_what, strategy, slots) => {
		expect(ranked(strategy, entries).slots).toEqual(slots);
	});

	it('gives nothing for what is not known, and is not moved by a side in which nobody differs', () => {
		const unknown = [entry(1, { quality: 0.1 }), entry(2, { quality: 0.2, cost: 1n })];
		expect(ranked(weighted(1, 5, 0), unknown).slots).toEqual([2, 1]);
		const equal = [entry(1, { quality: 0.1, cost: 1n }), entry(2, { quality: 0.2, cost: 1n })];
		expect(ranked(weighted(1, 10, 0), equal).slots).toEqual([2, 1]);
	});

	it('does not hold to a model only because it alone has been measured', () => {
		const better = { quality: 0.9, cost: usd(0.002) };
		const cheaper = { quality: 0.8, cost: usd(0.001) };
		const first = ranked(weighted(5, 4, 2), [entry(1, cheaper), entry(2, better)]);
		const measured = [entry(1, { ...cheaper, latencyMs: 900 }), entry(2, better)];
		expect(first.slots).toEqual([2, 1]);
		expect(ranked(weighted(5, 4, 2), measured).slots).toEqual([2, 1]);
		const third = entry(3, { ...cheaper, latencyMs: 90_000 });
		expect(ranked(weighted(0, 0, 1), [third, ...measured]).slots).toEqual([1, 2, 3]);
	});

	it('does not depend on the unit in which cost and time are counted', () => {
		const scaled = fc.record({
			cost: fc.bigInt(10n ** 6n, 10n ** 11n),
			quality: fc.double({ min: 0, max: 1, noNaN: true }),
		});
		fc.assert(
			fc.property(fc.array(scaled, { minLength: 2, maxLength: 6 }), (parts) => {
				const plain = parts.map((part, index) => entry(index + 1, part));
				const tenfold = parts.map((part, index) => entry(index + 1, { ...part, cost: part.cost * 1000n }));
				const [a, b] = [ranked(weighted(0, 1, 0), plain), ranked(weighted(0, 1, 0), tenfold)];
				expect(a.slots).toEqual(b.slots);
			}),
		);
	});
});

describe('Spread Load', () => {
	const three = [entry(1), entry(2), entry(3)];
	const byWeight = (...weights: { slot: number; weight: number }[]): Strategy => ({
		id: 'spreadLoad',
		by: 'weight',
		weights,
	});
	const sharesOf = (strategy: Strategy, draws = 1_000) => {
		const first = new Map<number, number>();
		for (let draw = 0; draw < draws; draw += 1) {
			const [slot = 0] = ranked(strategy, three, { draw: draw / draws }).slots;
			first.set(slot, (first.get(slot) ?? 0) + 1);
		}
		return [1, 2, 3].map((slot) => (first.get(slot) ?? 0) / draws);
	};

	it('gives each model its share', () => {
		expect(sharesOf(byWeight())).toEqual([0.334, 0.333, 0.333]);
		expect(sharesOf(byWeight({ slot: 1, weight: 2 }))).toEqual([0.5, 0.25, 0.25]);
		expect(sharesOf(byWeight({ slot: 2, weight: 0 }))).toEqual([0.5, 0, 0.5]);
	});

	it('spreads also those that take over', () => {
		const second = new Set([0.01, 0.3].map((draw) => ranked(byWeight(), three, { draw }).slots.join('')));
		expect([...second]).toEqual(['123', '132']);
	});

	it('keeps a model of weight 0 for the last, and goes by slot when all have it', () => {
		expect(ranked(byWeight({ slot: 1, weight: 0 }), three, { draw: 0 }).slots.at(-1)).toBe(1);
		const none = byWeight(...[1, 2, 3].map((slot) => ({ slot, weight: 0 })));
		expect(ranked(none, three, { draw: 0.9 })).toEqual({
			slots: [1, 2, 3],
			reason: 'No model has a weight above 0, so they go in order',
		});
	});

	it('goes to the one with the least to do for its weight, else in the order drawn', () => {
		const strategy: Strategy = { id: 'spreadLoad', by: 'leastBusy', weights: [{ slot: 1, weight: 4 }] };
		const busy = [3, 1, 2];
		const inFlightOf: Circumstances['inFlightOf'] = ({ slot }) => busy[slot - 1] ?? 0;
		expect(ranked(strategy, three, { inFlightOf })).toEqual({
			slots: [1, 2, 3],
			reason: 'Least busy for its weight; 3 requests on their way to it',
		});
		expect(ranked(strategy, three, { draw: 0.99 }).slots[0]).toBe(3);
	});

	it('has everyone once, whatever is drawn', () => {
		const weights = fc.array(fc.record({ slot: fc.integer({ min: 1, max: 6 }), weight: fc.nat(1000) }));
		fc.assert(
			fc.property(weights, fc.double({ min: 0, max: 1, noNaN: true }), (given, draw) => {
				const entries = [1, 2, 3, 4, 5, 6].map((slot) => entry(slot));
				const { slots } = ranked(byWeight(...given), entries, { draw });
				expect([...slots].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6]);
			}),
		);
	});
});

describe('checkStrategy', () => {
	it('fills in the defaults', () => {
		expect(checkStrategy({ id: 'cheapestGoodEnough' })).toEqual({
			id: 'cheapestGoodEnough',
			requiredQuality: 0.7,
		});
		expect(checkStrategy({ id: 'balanced', weights: { cost: 9 } })).toEqual({
			id: 'balanced',
			weights: { quality: 5, cost: 9, latency: 2 },
		});
	});

	it.each<[unknown, string]>([
		[{ id: 'dearest' }, 'strategy.id'],
		[undefined, 'strategy.id'],
		[{ id: 'cheapestGoodEnough', requiredQuality: 2 }, 'strategy.requiredQuality'],
		[{ id: 'bestWithinCost', maxUsdPerCall: 'much' }, 'strategy.maxUsdPerCall'],
		[{ id: 'taskMatrix', rows: [{ task: 'code', slots: [] }] }, 'strategy.rows[0].slots'],
		[{ id: 'balanced', weights: { quality: 0, cost: 0, latency: 0 } }, 'strategy.weights'],
	])('refuses %j and names %s', async (given, setting) => {
		const error = await thrown(ConfigurationError, () => checkStrategy(given));
		expect(error.setting).toBe(setting);
		expect(error.remedy.length).toBeGreaterThan(10);
	});
});
