import type { FailureKind } from '../../../src/domain/failure';
import { type Expected, isStreamed, type Mode, type Scenario, type SdkMaker } from '../support/scenario';

const QUICK_MS = 500;

function quick(...trail: Expected['trail']): Expected {
	return { trail, maxMs: QUICK_MS };
}

/** Asked once more at once, then handed over. */
function twice(kind: FailureKind): Expected {
	return quick(`first ${kind}`, `first ${kind}`, 'second answered');
}

/** A stream whose first part the caller has seen cannot be taken back: it has to end with an error. */
function broken(...trail: Expected['trail']): Expected {
	return { trail, maxMs: QUICK_MS, ending: 'broken' };
}

/** An error object with status 200. OpenAI's and Anthropic's classes keep it to themselves in whole answers. */
function errorInside(mode: Mode, maker: SdkMaker): Expected {
	if (maker === 'google') return twice(isStreamed(mode) ? 'overloaded' : 'server_error');
	if (maker === 'openai') return twice(isStreamed(mode) ? 'server_error' : 'empty_answer');
	return twice(isStreamed(mode) ? 'overloaded' : 'malformed_answer');
}

/** A page where an answer was expected: OpenAI's and Anthropic's streams skip it, so that nothing is left. */
function webPage(mode: Mode, maker: SdkMaker): Expected {
	const looksEmpty = maker === 'openai' || (maker === 'anthropic' && isStreamed(mode));
	return twice(looksEmpty ? 'empty_answer' : 'malformed_answer');
}

/** The body ends in good form, half decoded: no JSON, or no whole event. */
function halfDecoded(mode: Mode, maker: SdkMaker): Expected {
	return twice(isStreamed(mode) && maker !== 'google' ? 'empty_answer' : 'malformed_answer');
}

const TEN_MEGABYTES = 'x'.repeat(10_000_000);

/** Answers that break on the way, or are none. */
export const BROKEN_ANSWERS: readonly Scenario[] = [
	{
		name: 'connection cut in the middle of the answer',
		behaviour: { first: { always: { fault: 'cut', chunkDelayMs: 20 } } },
		expected: (mode) => (isStreamed(mode) ? broken('first connection') : twice('connection')),
	},
	{
		name: 'one malformed chunk',
		behaviour: { first: { always: { fault: 'malformed_chunk', chunkDelayMs: 20 } } },
		expected: (mode) => (isStreamed(mode) ? broken('first malformed_answer') : twice('malformed_answer')),
	},
	{
		name: 'the stream ends without its end mark',
		behaviour: { first: { always: { fault: 'missing_end' } } },
		modes: ['stream', 'tools_stream'],
		expected: () => broken('first connection'),
	},
	{
		name: 'the stream ends in good form after its first part',
		behaviour: { first: { always: { fault: 'missing_end', afterChunks: 1 } } },
		modes: ['stream'],
		expected: () => broken('first connection'),
	},
	{
		name: '200 with an error inside',
		behaviour: { first: { always: { fault: 'error_in_200' } } },
		expected: errorInside,
	},
	{
		name: 'empty answer',
		behaviour: { first: { always: { fault: 'empty' } } },
		expected: () => twice('empty_answer'),
	},
	{
		name: 'a web page from a proxy',
		behaviour: { first: { always: { fault: 'html' } } },
		expected: webPage,
	},
	{
		name: 'gzip cut short',
		behaviour: { first: { always: { fault: 'gzip_cut' } } },
		expected: halfDecoded,
	},
	{
		name: 'an error page of 10 MB',
		behaviour: { first: { always: { fault: 'status', status: 502, body: `<html>${TEN_MEGABYTES}</html>` } } },
		modes: ['invoke', 'stream'],
		settings: { limits: { firstTokenMs: 5_000, wholeAnswerMs: 5_000 } },
		expected: () => ({ ...twice('server_error'), maxMs: 5_000 }),
	},
	{
		name: 'an answer of 10 MB',
		behaviour: { first: { always: { text: TEN_MEGABYTES, finishReason: 'stop', chunkChars: 100_000 } } },
		modes: ['invoke', 'stream'],
		settings: { limits: { firstTokenMs: 5_000, gapMs: 5_000, wholeAnswerMs: 10_000 } },
		expected: () => ({ trail: ['first answered'], maxMs: 5_000 }),
	},
];
