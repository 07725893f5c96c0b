import { describe, expect, it } from '@jest/globals';
import { FAILURE_KINDS, FAILURE_RULES, failureOf, type FailureKind } from '../../../src/domain/failure';
import { type BreakerState, HealthBoard } from '../../../src/resilience';
import { candidateOf } from '../../support/builders';

const one = candidateOf(1);
const two = candidateOf(2);
const three = candidateOf(3);

function boardAfter(...failures: readonly FailureKind[]) {
	const board = new HealthBoard(new Map<string, BreakerState>());
	for (const kind of failures) board.failed(one, failureOf(kind), 0);
	return board;
}

const slots = (candidates: readonly { readonly slot: number }[]) => candidates.map(({ slot }) => slot);

describe('HealthBoard', () => {
	it('takes three failures in a row as an outage of half a minute', () => {
		const board = boardAfter('server_error', 'overloaded', 'connection');
		expect(board.view(one, 0)).toEqual({ admission: 'blocked', blockedForMs: 30_000 });
		expect(board.view(one, 30_000).admission).toBe('probe');
		expect(board.view(two, 0)).toEqual({ admission: 'free', blockedForMs: 0 });
	});

	it.each(FAILURE_KINDS.filter((kind) => kind !== 'rate_limit' && !FAILURE_RULES[kind].countsAgainstBreaker))(
		'holds %s against nobody',
		(kind) => {
			expect(boardAfter(kind, kind, kind, kind).view(one, 0).admission).toBe('free');
		},
	);

	it('leaves a limited model alone as long as the provider asks, or five seconds, and does not open for it', () => {
		const board = boardAfter('rate_limit', 'rate_limit', 'rate_limit');
		expect(board.view(one, 0).blockedForMs).toBe(5_000);
		expect(board.view(one, 5_000).admission).toBe('free');
		board.failed(one, failureOf('rate_limit', { retryAfterMs: 42_000 }), 6_000);
		expect(board.view(one, 6_000).blockedForMs).toBe(42_000);
	});

	it('puts blocked models last, soonest recovery first, and leaves the others in their order', () => {
		const board = boardAfter();
		board.failed(one, failureOf('rate_limit', { retryAfterMs: 9_000 }), 0);
		board.failed(two, failureOf('rate_limit', { retryAfterMs: 3_000 }), 0);
		const four = candidateOf(4);
		expect(slots(board.order([one, two, four, three], 0))).toEqual([4, 3, 2, 1]);
		expect(slots(board.order([one, two, four, three], 3_000))).toEqual([2, 4, 3, 1]);
		expect(slots(board.order([one, two, four, three], 9_000))).toEqual([1, 2, 4, 3]);
	});

	it('lets one probe through per open period', () => {
		const board = boardAfter('server_error', 'server_error', 'server_error');
		expect(board.view(one, 30_000).admission).toBe('probe');
		board.asked(one, 30_000);
		expect(board.view(one, 30_001).admission).toBe('blocked');
		expect(board.view(one, 60_000).admission).toBe('probe');
	});

	it('is closed by an answer', () => {
		const board = boardAfter('server_error', 'server_error', 'server_error');
		board.answered(one, 30_000);
		expect(board.view(one, 30_000).admission).toBe('free');
		board.failed(one, failureOf('server_error'), 30_001);
		expect(board.view(one, 30_002).admission).toBe('free');
	});

	it('keeps models apart by endpoint and not by slot or name', () => {
		const board = boardAfter('server_error', 'server_error', 'server_error');
		expect(board.view(candidateOf(7, { endpoint: one.endpoint }), 0).admission).toBe('blocked');
		expect(board.view(candidateOf(1, { endpoint: 'elsewhere' }), 0).admission).toBe('free');
	});

	it('notes nothing for a free model that is asked', () => {
		const store = new Map<string, BreakerState>();
		new HealthBoard(store).asked(one, 0);
		expect(store.size).toBe(0);
	});
});
