import { type Expected, isStreamed, type Scenario } from '../support/scenario';

const QUICK_MS = 500;

function quick(...trail: Expected['trail']): Expected {
	return { trail, maxMs: QUICK_MS };
}

/** A stream whose first part the caller has seen cannot be taken back: it has to end with an error. */
function broken(...trail: Expected['trail']): Expected {
	return { trail, maxMs: QUICK_MS, ending: 'broken' };
}

const TEN_MEGABYTES = 'x'.repeat(10_000_000);

/** Answers that break on the way, or are none. */
export const BROKEN_ANSWERS: readonly Scenario[] = [
	{
		name: 'connection cut in the middle of the answer',
		behaviour: { first: { always: { fault: 'cut' } } },
		expected: (mode) =>
			isStreamed(mode)
				? broken('first connection')
				: quick('first connection', 'first connection', 'second answered'),
	},
	{
		name: 'one malformed chunk',
		behaviour: { first: { always: { fault: 'malformed_chunk' } } },
		expected: (mode) =>
			isStreamed(mode)
				? broken('first malformed_answer')
				: quick('first malformed_answer', 'first malformed_answer', 'second answered'),
	},
	{
		name: 'the stream ends without its end mark',
		behaviour: { first: { always: { fault: 'missing_end' } } },
		modes: ['stream', 'tools_stream'],
		expected: () => broken('first connection'),
	},
	{
		name: '200 with an error inside',
		behaviour: { first: { always: { fault: 'error_in_200' } } },
		expected: () => quick('first server_error', 'first server_error', 'second answered'),
	},
	{
		name: 'empty answer',
		behaviour: { first: { always: { fault: 'empty' } } },
		expected: () => quick('first empty_answer', 'first empty_answer', 'second answered'),
	},
	{
		name: 'a web page from a proxy',
		behaviour: { first: { always: { fault: 'html' } } },
		expected: () => quick('first malformed_answer', 'first malformed_answer', 'second answered'),
	},
	{
		name: 'gzip cut short',
		behaviour: { first: { always: { fault: 'gzip_cut' } } },
		expected: () => quick('first connection', 'first connection', 'second answered'),
	},
	{
		name: 'an error page of 10 MB',
		behaviour: { first: { always: { fault: 'status', status: 502, body: `<html>${TEN_MEGABYTES}</html>` } } },
		modes: ['invoke', 'stream'],
		expected: () => ({ ...quick('first server_error', 'first server_error', 'second answered'), maxMs: 2_500 }),
	},
];
