import { type Expected, type Scenario } from '../support/scenario';

const QUICK_MS = 500;

function quick(...trail: Expected['trail']): () => Expected {
	return () => ({ trail, maxMs: QUICK_MS });
}

const NO_PREFILL =
	'This model does not support assistant message prefill. The conversation must end with a user message.';

/** Requests that a provider refuses. */
export const REJECTIONS: readonly Scenario[] = [
	{
		name: 'wrong key',
		behaviour: { first: { key: 'wrong-key' } },
		expected: quick('first auth', 'second answered'),
	},
	{
		name: 'no money left',
		behaviour: { first: { always: { fault: 'quota_exhausted' } } },
		expected: quick('first quota_exhausted', 'second answered'),
	},
	{
		name: 'model not found',
		behaviour: { first: { always: { fault: 'model_not_found' } } },
		expected: quick('first model_not_found', 'second answered'),
	},
	{
		name: 'prompt too long, the next model takes more',
		behaviour: { first: { always: { fault: 'context_too_long' } } },
		makers: ['anthropic'],
		// Behind Claude stands Gemini with a larger context.
		expected: quick('first context_too_long', 'second answered'),
	},
	{
		name: 'prompt too long, only smaller models behind',
		behaviour: { first: { always: { fault: 'context_too_long' } } },
		makers: ['google'],
		expected: quick('first context_too_long'),
	},
	{
		name: 'refused by content policy',
		behaviour: { first: { always: { fault: 'content_filter' } } },
		expected: quick('first content_refused'),
	},
	{
		name: 'refused by content policy, handed over on request',
		behaviour: { first: { always: { fault: 'content_filter' } } },
		settings: { policy: { handOver: { content_refused: true } } },
		expected: quick('first content_refused', 'second answered'),
	},
	{
		name: 'prefill rejected',
		behaviour: { first: { always: { fault: 'bad_request', message: NO_PREFILL } } },
		endsWithAnswer: true,
		expected: quick('first unsupported_feature', 'second answered'),
	},
	{
		name: 'first down, prefill rejected by the second',
		behaviour: {
			first: { always: { fault: 'unavailable' } },
			second: { always: { fault: 'bad_request', message: NO_PREFILL } },
		},
		endsWithAnswer: true,
		expected: quick('first overloaded', 'first overloaded', 'second unsupported_feature', 'third answered'),
	},
	{
		name: 'invalid request',
		behaviour: { first: { always: { fault: 'bad_request' } } },
		expected: quick('first bad_request'),
	},
];
