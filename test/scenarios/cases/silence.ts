import { afterLimitMs, GRACE_MS, isStreamed, LIMITS, type Mode, type Scenario } from '../support/scenario';

const LATE_MS = 5_000;

function tooLate(mode: Mode) {
	return isStreamed(mode) ? ('first timeout_first_token' as const) : ('first timeout_total' as const);
}

function handedOver(mode: Mode) {
	return { trail: [tooLate(mode), 'second answered'] as const, maxMs: afterLimitMs(mode) };
}

/** Providers that do not answer in time. */
export const SILENCE: readonly Scenario[] = [
	{
		name: 'silence: no byte at all',
		behaviour: { first: { always: { fault: 'silence' } } },
		expected: handedOver,
	},
	{
		name: 'headers, then no first token',
		behaviour: { first: { always: { firstTokenDelayMs: LATE_MS } } },
		expected: handedOver,
	},
	{
		name: 'one byte per second',
		behaviour: { first: { always: { fault: 'byte_drip' } } },
		expected: handedOver,
	},
	{
		name: 'the stream stalls after its first token',
		behaviour: { first: { always: { fault: 'stall' } } },
		expected: (mode) =>
			isStreamed(mode)
				? { trail: ['first timeout_gap'], ending: 'broken', maxMs: LIMITS.gapMs + GRACE_MS }
				: handedOver(mode),
	},
];
