import { type Expected, type Scenario } from '../support/scenario';

const QUICK_MS = 500;

function quick(...trail: Expected['trail']): () => Expected {
	return () => ({ trail, maxMs: QUICK_MS });
}

/** Providers that are down or out of reach, one or several. */
export const OUTAGES: readonly Scenario[] = [
	{
		name: '500, then fine',
		behaviour: { first: { replies: [{ fault: 'server_error' }] } },
		expected: quick('first server_error', 'first answered'),
	},
	{
		name: '503 for ever',
		behaviour: { first: { always: { fault: 'unavailable' } } },
		expected: quick('first overloaded', 'first overloaded', 'second answered'),
	},
	{
		name: 'two models down',
		behaviour: {
			first: { always: { fault: 'unavailable' } },
			second: { always: { fault: 'server_error' } },
		},
		expected: quick(
			'first overloaded',
			'first overloaded',
			'second server_error',
			'second server_error',
			'third answered',
		),
	},
	{
		name: 'all models down',
		behaviour: {
			first: { always: { fault: 'unavailable' } },
			second: { always: { fault: 'server_error' } },
			third: { always: { fault: 'overloaded' } },
		},
		expected: quick(
			'first overloaded',
			'first overloaded',
			'second server_error',
			'second server_error',
			'third overloaded',
			'third overloaded',
		),
	},
	{
		name: 'connection reset before the headers',
		behaviour: { first: { always: { fault: 'reset' } } },
		expected: quick('first connection', 'first connection', 'second answered'),
	},
	{
		name: 'the port does not speak TLS',
		behaviour: { first: { unreachable: 'tls' } },
		expected: quick('first connection', 'first connection', 'second answered'),
	},
	{
		name: 'the name does not exist',
		behaviour: { first: { unreachable: 'dns' } },
		// A resolver may look a missing name up at several servers, twice here.
		expected: () => ({ ...quick('first connection', 'first connection', 'second answered')(), maxMs: 2_000 }),
	},
];
