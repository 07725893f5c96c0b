import { describe, expect, it } from '@jest/globals';
import { failureOf, type FailureKind } from '../../../src/domain/failure';
import { classifyFailure } from '../../../src/resilience/classify-failure';
import { awsStyle, googleStyle, n8nStyle, openAiStyle } from './error-shapes';

type Row = readonly [shape: string, thrown: unknown, kind: FailureKind];

function coded(code: string, message = 'request failed'): Error {
	return Object.assign(new Error(message), { code });
}

function named(name: string, message: string): Error {
	const error = new Error(message);
	error.name = name;
	return error;
}

function fetchFailed(code: string): Error {
	return new TypeError('fetch failed', { cause: coded(code) });
}

function caught(run: () => unknown): unknown {
	try {
		return run();
	} catch (error) {
		return error;
	}
}

const TRANSPORT: readonly Row[] = [
	['refused', fetchFailed('ECONNREFUSED'), 'connection'],
	['reset', coded('ECONNRESET', 'socket hang up'), 'connection'],
	['no such host', fetchFailed('ENOTFOUND'), 'connection'],
	['DNS down', fetchFailed('EAI_AGAIN'), 'connection'],
	['connect timed out', coded('ETIMEDOUT'), 'connection'],
	['undici connect', fetchFailed('UND_ERR_CONNECT_TIMEOUT'), 'connection'],
	['undici headers', fetchFailed('UND_ERR_HEADERS_TIMEOUT'), 'timeout_first_token'],
	['undici body', named('TypeError', 'terminated'), 'connection'],
	['undici gap', new TypeError('terminated', { cause: coded('UND_ERR_BODY_TIMEOUT') }), 'timeout_gap'],
	['expired certificate', fetchFailed('CERT_HAS_EXPIRED'), 'connection'],
	['happy eyeballs', new AggregateError([coded('ECONNREFUSED'), coded('ENETUNREACH')]), 'connection'],
	['SDK connection', new Error('Connection error.', { cause: fetchFailed('ENOTFOUND') }), 'connection'],
	['in n8n', n8nStyle(coded('ECONNREFUSED', 'connect ECONNREFUSED 127.0.0.1:1')), 'connection'],
	['proxy asks for a login', { status: 407 }, 'connection'],
	['SDK timeout', named('TimeoutError', 'Request timed out.'), 'timeout_total'],
	['signal timeout', AbortSignal.timeout(0).reason ?? new DOMException('x', 'TimeoutError'), 'timeout_total'],
	['axios timeout', coded('ECONNABORTED', 'timeout of 1000ms exceeded'), 'timeout_total'],
	['abort', new DOMException('This operation was aborted', 'AbortError'), 'aborted'],
	['SDK abort', new Error('Request was aborted.'), 'aborted'],
	['abort in n8n', n8nStyle(named('AbortError', 'Request was aborted.')), 'aborted'],
	[
		'abort by time',
		new DOMException('x', { name: 'AbortError', cause: named('TimeoutError', 'x') }),
		'timeout_total',
	],
	['LangChain abort', named('ModelAbortError', 'Model invocation was aborted.'), 'aborted'],
	['LangChain race', new Error('Aborted'), 'aborted'],
	['n8n cancel', named('ManualExecutionCancelledError', 'The execution was cancelled manually'), 'aborted'],
	['n8n time limit', new Error('The execution was cancelled because it timed out'), 'aborted'],
];

const PROVIDERS: readonly Row[] = [
	['OpenRouter in 200', { error: { code: 429, message: 'Provider returned error' } }, 'rate_limit'],
	['OpenRouter credits in 200', { status: 200, error: { code: 402, message: 'x' } }, 'quota_exhausted'],
	[
		'OpenRouter upstream',
		{ error: { code: 400, metadata: { raw: '{"error":"context overflow"}' } } },
		'context_too_long',
	],
	['OpenRouter moderation', { status: 403, error: { message: 'Your input was flagged' } }, 'content_refused'],
	[
		'OpenRouter tools',
		{ status: 404, message: 'No endpoints found that support tool use' },
		'unsupported_feature',
	],
	['detail', { status: 401, detail: 'Unauthorized' }, 'auth'],
	[
		'detail list',
		{ status: 422, detail: [{ loc: ['body'], msg: 'field required', type: 'missing' }] },
		'bad_request',
	],
	['message only', { status: 400, message: 'Model Not Exist' }, 'model_not_found'],
	['bare string', 'rate limit reached, please slow down', 'rate_limit'],
	['bare JSON', '{"error":{"type":"overloaded_error","message":"Overloaded"}}', 'overloaded'],
	['SSE text', 'event: error\ndata: {"type":"error","error":{"type":"rate_limit_error"}}\n\n', 'rate_limit'],
	[
		'Responses event',
		{ type: 'response.failed', response: { error: { code: 'server_error' } } },
		'server_error',
	],
	['HTML gateway page', { status: 502, body: '<html><title>502 Bad Gateway</title></html>' }, 'server_error'],
	['HTML in 200', '<!DOCTYPE html><html><body>Log in</body></html>', 'malformed_answer'],
	['Groq one request too large', tooLarge(413, 6000, 9000), 'context_too_long'],
	['Groq many requests', tooLarge(429, 6000, 900), 'rate_limit'],
	['OpenAI quota in n8n', n8nStyle(openAiStyle(quota())), 'quota_exhausted'],
	['Google minute', googleStyle(googleQuota('GenerateRequestsPerMinutePerProject')), 'rate_limit'],
	['Google minute in n8n', n8nStyle(googleStyle(googleQuota('TokensPerMinutePerProject'))), 'rate_limit'],
	[
		'Google day',
		googleStyle(googleQuota('GenerateRequestsPerDayPerProjectPerModel-FreeTier')),
		'quota_exhausted',
	],
	['Google region', { status: 400, message: 'User location is not supported for the API use.' }, 'forbidden'],
	['Google blocked', { response: { promptFeedback: { blockReason: 'SAFETY' } } }, 'content_refused'],
	[
		'AWS throttling',
		awsStyle(said(429, 'Too many tokens, please wait.'), 'ThrottlingException'),
		'rate_limit',
	],
	['AWS access', awsStyle(said(403, 'You are not allowed.'), 'AccessDeniedException'), 'forbidden'],
	[
		'AWS too long',
		awsStyle(said(400, 'Input is too long for requested model.'), 'ValidationException'),
		'context_too_long',
	],
	['AWS busy', awsStyle(said(503, 'x'), 'ServiceUnavailableException'), 'overloaded'],
	['AWS in a stream', awsStyle(said(undefined, 'x'), 'ThrottlingException'), 'rate_limit'],
	[
		'Anthropic output limit',
		said(400, 'max_tokens: 9 > 8, which is the maximum allowed number of output tokens'),
		'unsupported_feature',
	],
	[
		'Anthropic both',
		said(400, 'input length and `max_tokens` exceed context limit: 9 + 2 > 10'),
		'context_too_long',
	],
	['xAI credits', { status: 403, error: "Your team doesn't have any credits yet." }, 'quota_exhausted'],
	['DeepSeek risk', said(400, 'Content Exists Risk'), 'content_refused'],
	['Zhipu money', said(429, '余额不足,请充值'), 'quota_exhausted'],
	[
		'LangChain parser',
		Object.assign(new Error('x'), { lc_error_code: 'OUTPUT_PARSING_FAILURE' }),
		'invalid_structure',
	],
	['LangChain overflow', named('ContextOverflowError', 'x'), 'context_too_long'],
	[
		'LangChain tool results',
		Object.assign(new Error('x'), { status: 400, lc_error_code: 'INVALID_TOOL_RESULTS' }),
		'bad_request',
	],
	['no choices', caught(() => (JSON.parse('[]') as [{ message: string }])[0].message), 'empty_answer'],
	['broken JSON', caught(() => JSON.parse('<oops') as unknown), 'malformed_answer'],
	['key not set', new Error('The OPENAI_API_KEY environment variable is missing or empty'), 'auth'],
	['n8n verdict', { failure: { cause: 'rate-limited', retryAfterMs: 5 } }, 'rate_limit'],
	['our verdict', Object.assign(new Error('x'), { failure: failureOf('timeout_gap') }), 'timeout_gap'],
	['500 overloaded', said(500, 'The model is overloaded'), 'overloaded'],
	['500 too long', said(500, "This model's maximum context length is 9 tokens"), 'context_too_long'],
	['teapot', { status: 418 }, 'bad_request'],
	['nothing', undefined, 'unknown'],
	['a bug', new TypeError('x is not a function'), 'unknown'],
];

function said(
	status: number | undefined,
	message: string,
): { status: number | undefined; body: { message: string } } {
	return { status, body: { message } };
}

function tooLarge(status: number, limit: number, requested: number): Error {
	const message = `Request too large on tokens per minute (TPM): Limit ${limit}, Requested ${requested}`;
	return openAiStyle({ status, body: { error: { message, code: 'rate_limit_exceeded', type: 'tokens' } } });
}

function quota(): { status: number; body: unknown } {
	return {
		status: 429,
		body: { error: { message: 'You exceeded your current quota', code: 'insufficient_quota' } },
	};
}

function googleQuota(quotaId: string): { status: number; body: unknown } {
	const details = [{ '@type': 'type.googleapis.com/google.rpc.QuotaFailure', violations: [{ quotaId }] }];
	return { status: 429, body: { error: { message: 'You exceeded your current quota', details } } };
}

describe('classifyFailure', () => {
	it.each(TRANSPORT)('transport, %s', (_shape, thrown, kind) => {
		expect(classifyFailure(thrown).kind).toBe(kind);
	});

	it.each(PROVIDERS)('provider, %s', (_shape, thrown, kind) => {
		expect(classifyFailure(thrown).kind).toBe(kind);
	});

	it.each<readonly [number, FailureKind]>([
		[401, 'auth'],
		[402, 'quota_exhausted'],
		[403, 'forbidden'],
		[404, 'model_not_found'],
		[408, 'timeout_total'],
		[413, 'context_too_long'],
		[418, 'bad_request'],
		[429, 'rate_limit'],
		[498, 'overloaded'],
		[500, 'server_error'],
		[503, 'overloaded'],
		[504, 'timeout_total'],
		[522, 'connection'],
		[529, 'overloaded'],
		[599, 'server_error'],
	])('a bare HTTP %i is %s', (status, kind) => {
		expect(classifyFailure({ status })).toEqual(failureOf(kind, { httpStatus: status }));
	});

	it('reads through a cycle of causes', () => {
		const outer: Error & { cause?: unknown } = new Error('outer');
		outer.cause = Object.assign(new Error('inner', { cause: outer }), { status: 401 });
		expect(classifyFailure(outer)).toEqual(failureOf('auth', { httpStatus: 401 }));
	});

	it('keeps the wait of a limit, through the wrapper that would drop the header', () => {
		const error = n8nStyle(openAiStyle({ status: 429, body: {}, headers: { 'retry-after': '7' } }));
		expect(classifyFailure(error)).toEqual(failureOf('rate_limit', { httpStatus: 429, retryAfterMs: 7000 }));
	});

	it('reports no wait where waiting cannot help', () => {
		const error = openAiStyle({ status: 400, body: {}, headers: { 'retry-after': '7' } });
		expect(classifyFailure(error).retryAfterMs).toBeUndefined();
	});
});
