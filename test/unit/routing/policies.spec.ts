import { describe, expect, it } from '@jest/globals';
import { type EstimatedCandidate, type MatrixRow, type Strategy } from '../../../src/domain/decision';
import { rank as rankBy } from '../../../src/routing/policies';
import { NO_CIRCUMSTANCES } from '../../../src/routing/circumstances';
import { candidateOf, taskOf } from '../../support/builders';

/** A candidate of which cost and quality are expected; undefined = unknown. */
function entry(slot: number, cost?: bigint, quality?: number): EstimatedCandidate {
	return {
		candidate: candidateOf(slot),
		estimate: { ...(cost !== undefined && { cost }), ...(quality !== undefined && { quality }) },
	};
}

function rank(strategy: Strategy, candidates: readonly EstimatedCandidate[], task = taskOf()) {
	return rankBy(strategy, { candidates, task, circumstances: NO_CIRCUMSTANCES });
}

function orderOf(strategy: Strategy, entries: readonly EstimatedCandidate[], task = taskOf()): number[] {
	return rank(strategy, entries, task).ordered.map(({ candidate }) => candidate.slot);
}

describe('Cheapest Good Enough', () => {
	const strategy: Strategy = { id: 'cheapestGoodEnough', requiredQuality: 0.7 };

	it.each<[string, EstimatedCandidate[], number[]]>([
		[
			'the cheapest of those that reach the bar',
			[entry(1, 9n, 0.9), entry(2, 5n, 0.7), entry(3, 1n, 0.69)],
			[2, 1, 3],
		],
		[
			'the better one when the cost is equal, and then the lower slot',
			[entry(4, 5n, 0.9), entry(3, 5n, 0.7), entry(1, 5n, 0.8), entry(2, 5n, 0.9)],
			[2, 4, 1, 3],
		],
		['a known price before an unknown one', [entry(1, undefined, 0.9), entry(2, 99n, 0.8)], [2, 1]],
		['unknown prices by slot', [entry(2, undefined, 0.9), entry(1, undefined, 0.8)], [1, 2]],
		['a free model first when it is good enough', [entry(1, 1n, 0.9), entry(2, 0n, 0.8)], [2, 1]],
		['the rest by quality, best first', [entry(1, 1n, 0.2), entry(2, 9n, 0.6), entry(3, 3n, 0.4)], [2, 3, 1]],
		[
			'an unknown quality after every known one',
			[entry(1, 1n), entry(2, 9n, 0.1), entry(3, 1n, 0.8)],
			[3, 2, 1],
		],
		[
			'the cheaper one of the rest when the quality is equal',
			[entry(3, 1n, 0.5), entry(2, 2n, 0.5), entry(1, 3n, 0.5), entry(4, 1n, 0.5), entry(5, undefined, 0.5)],
			[3, 4, 2, 1, 5],
		],
		['the rest of unknown quality by slot', [entry(3, 1n), entry(2, 2n), entry(1, 3n)], [1, 2, 3]],
	])('puts %s', (_what, entries, order) => {
		expect(orderOf(strategy, entries)).toEqual(order);
	});

	it('compares costs exactly, beyond what a double can tell apart', () => {
		const cost = 10n ** 25n;
		expect(orderOf(strategy, [entry(1, cost + 1n, 0.9), entry(2, cost, 0.9)])).toEqual([2, 1]);
	});

	it('takes an unknown quality as not enough even for the lowest bar above zero', () => {
		expect(rank({ ...strategy, requiredQuality: 0.01 }, [entry(1, 1n)], taskOf()).reason).toContain(
			'None is known',
		);
	});

	it('says why', () => {
		const task = taskOf({ task: 'code', difficulty: 0.25 });
		expect(rank(strategy, [entry(1, 1n, 0.9), entry(2, 1n, 0.9)], task).reason).toBe(
			'Cheapest of 2 expected to reach quality 0.70 for code of difficulty 0.25',
		);
		expect(rank(strategy, [entry(1, 1n, 0.5)], task).reason).toBe(
			'None is known to reach quality 0.70 for code of difficulty 0.25; the best expected goes first',
		);
	});
});

it('In Order goes by slot, whatever is expected of the models', () => {
	const entries = [entry(3, 1n, 0.9), entry(1, 9n, 0.1), entry(2)];
	expect(orderOf({ id: 'inOrder' }, entries)).toEqual([1, 2, 3]);
});

describe('Task Matrix', () => {
	const entries = [entry(1, 1n, 0.9), entry(2), entry(3), entry(4)];
	const matrix = (...rows: MatrixRow[]): Strategy => ({ id: 'taskMatrix', rows });
	const code = taskOf({ task: 'code' });

	it('puts the preferred model first, then the stand-ins in their order, then the others', () => {
		expect(orderOf(matrix({ task: 'code', slots: [3, 1] }), entries, code)).toEqual([3, 1, 2, 4]);
	});

	it('takes the row of the task before the row for other tasks', () => {
		const strategy = matrix({ task: 'other', slots: [4] }, { task: 'code', slots: [2] });
		expect(orderOf(strategy, entries, code)).toEqual([2, 1, 3, 4]);
		expect(orderOf(strategy, entries, taskOf({ task: 'vision' }))).toEqual([4, 1, 2, 3]);
	});

	it('goes in order where no row fits, and leaves out models that are not there', () => {
		expect(orderOf(matrix({ task: 'vision', slots: [4] }), entries, code)).toEqual([1, 2, 3, 4]);
		expect(orderOf(matrix({ task: 'code', slots: [9, 2] }), entries, code)).toEqual([2, 1, 3, 4]);
	});

	it('takes the first of two rows for one task', () => {
		const strategy = matrix({ task: 'code', slots: [2] }, { task: 'code', slots: [3] });
		expect(orderOf(strategy, entries, code)[0]).toBe(2);
	});

	it('says which row it used', () => {
		const strategy = matrix({ task: 'other', slots: [4, 2] });
		expect(rank(strategy, entries, code).reason).toBe(
			'The matrix names Model 4, then Model 2 for code, through the row for other tasks',
		);
		expect(rank(matrix(), entries, code).reason).toContain('no row for code');
	});
});
