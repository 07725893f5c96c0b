import { type Expected, type Scenario } from '../support/scenario';

const QUICK_MS = 500;
const NEXT: Expected = { trail: ['first rate_limit', 'second answered'], maxMs: QUICK_MS };

function waits(minMs: number, maxMs: number): Expected {
	return { trail: ['first rate_limit', 'first answered'], minMs, maxMs };
}

/** A date in a header has whole seconds, so the wait is up to one second shorter than asked. */
function inTwoSeconds(): string {
	return new Date(Date.now() + 2_000).toUTCString();
}

/** A provider that limits how often it is asked. */
export const RATE_LIMITS: readonly Scenario[] = [
	{
		name: '429 without a word on when to come back',
		behaviour: { first: { always: { fault: 'rate_limit' } } },
		expected: () => NEXT,
	},
	{
		name: '429 with retry-after-ms: 200',
		behaviour: {
			first: { replies: [{ fault: 'status', status: 429, headers: { 'retry-after-ms': '200' } }] },
		},
		makers: ['openai', 'anthropic'],
		expected: () => waits(200, 200 + QUICK_MS),
	},
	{
		name: '429 with retry-after: 1 (seconds)',
		behaviour: { first: { replies: [{ fault: 'status', status: 429, headers: { 'retry-after': '1' } }] } },
		makers: ['openai', 'anthropic'],
		modes: ['invoke', 'tools_stream'],
		expected: () => waits(1_000, 1_000 + QUICK_MS),
	},
	{
		name: '429 with retry-after as a date',
		behaviour: {
			first: {
				// Made anew for each request: a date is a point in time.
				replies: [
					{
						fault: 'status',
						status: 429,
						get headers() {
							return { 'retry-after': inTwoSeconds() };
						},
					},
				],
			},
		},
		makers: ['openai'],
		modes: ['invoke', 'stream'],
		expected: () => waits(950, 2_000 + QUICK_MS),
	},
	{
		name: "429 with Gemini's retryDelay in the body",
		behaviour: { first: { replies: [{ fault: 'rate_limit', retryAfterSeconds: 0.2 }] } },
		makers: ['google'],
		expected: () => waits(200, 200 + QUICK_MS),
	},
	{
		name: '429 with a wait longer than the caller would wait',
		behaviour: { first: { always: { fault: 'rate_limit', retryAfterSeconds: 60 } } },
		expected: () => NEXT,
	},
];
