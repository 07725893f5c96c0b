import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChatAnthropic } from '@langchain/anthropic';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { ChatGoogleGenerativeAI } from '@langchain/google-genai';
import { ChatOpenAI } from '@langchain/openai';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Failure, FailureKind } from '../../../src/domain/failure';
import { classifyFailure } from '../../../src/resilience/classify-failure';

let reply: RequestListener = () => undefined;
let server: Server;
let url = '';

beforeAll(async () => {
	server = createServer((request, response) => reply(request, response));
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const MAKERS: Readonly<Record<string, () => BaseChatModel>> = {
	openai: () => new ChatOpenAI({ model: 'm', apiKey: 'key', maxRetries: 0, configuration: { baseURL: url } }),
	anthropic: () => new ChatAnthropic({ model: 'm', apiKey: 'key', maxRetries: 0, anthropicApiUrl: url }),
	google: () => new ChatGoogleGenerativeAI({ model: 'm', apiKey: 'key', maxRetries: 0, baseUrl: url }),
};

async function failureOfCall(
	maker: string,
	listener: RequestListener,
	signal?: AbortSignal,
): Promise<Failure> {
	reply = listener;
	const model = MAKERS[maker]?.();
	try {
		await model?.invoke('a prompt', signal ? { signal } : {});
	} catch (error) {
		return classifyFailure(error);
	}
	throw new Error('The call was meant to fail.');
}

function answering(status: number, body: unknown, headers: Record<string, string> = {}): RequestListener {
	return (_request, response) => {
		const isText = typeof body === 'string';
		response.writeHead(status, { 'content-type': isText ? 'text/html' : 'application/json', ...headers });
		response.end(isText ? body : JSON.stringify(body));
	};
}

describe.each(Object.keys(MAKERS))('errors as %s of LangChain throws them', (maker) => {
	it.each<readonly [status: number, body: unknown, kind: FailureKind]>([
		[401, { error: { message: 'no', type: 'authentication_error' } }, 'auth'],
		[403, { error: { message: 'no', status: 'PERMISSION_DENIED' } }, 'forbidden'],
		[404, { error: { message: 'models/m is not found' } }, 'model_not_found'],
		[400, { error: { message: 'prompt is too long: 9 tokens > 8 maximum' } }, 'context_too_long'],
		[400, { error: { message: 'messages: field required', type: 'invalid_request_error' } }, 'bad_request'],
		[402, { error: { message: 'no', code: 402 } }, 'quota_exhausted'],
		[429, { error: { message: 'slow down', type: 'rate_limit_error' } }, 'rate_limit'],
		[500, { error: { message: 'no' } }, 'server_error'],
		[502, '<html><head><title>502 Bad Gateway</title></head></html>', 'server_error'],
		[503, { error: { message: 'The model is overloaded.', status: 'UNAVAILABLE' } }, 'overloaded'],
	])('HTTP %i %j', async (status, body, kind) => {
		expect(await failureOfCall(maker, answering(status, body))).toMatchObject({ kind, httpStatus: status });
	});

	it('a page of a proxy instead of an answer', async () => {
		const { kind } = await failureOfCall(
			maker,
			answering(200, '<!doctype html><html><body>Sign in</body></html>'),
		);
		expect(['malformed_answer', 'empty_answer']).toContain(kind);
	});

	it('an answer without anything in it', async () => {
		const { kind } = await failureOfCall(maker, answering(200, {}));
		expect(['malformed_answer', 'empty_answer']).toContain(kind);
	});

	it('a connection cut before the answer', async () => {
		const { kind } = await failureOfCall(maker, (request) => request.socket.destroy());
		expect(kind).toBe('connection');
	});

	it('a connection cut within the answer', async () => {
		const { kind } = await failureOfCall(maker, (_request, response) => {
			response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
			response.write('{"id":', () => response.destroy());
		});
		expect(kind).toBe('connection');
	});
});

// Google's model keeps waiting when its signal aborts: whoever calls it has to race the signal.
describe.each(['openai', 'anthropic'])(
	'errors as %s of LangChain throws them, with an SDK that listens',
	(maker) => {
		it('an abort', async () => {
			const controller = new AbortController();
			const call = failureOfCall(maker, () => controller.abort(), controller.signal);
			expect((await call).kind).toBe('aborted');
		});

		it('a time limit given as a signal looks like an abort, since SDKs drop its reason', async () => {
			expect((await failureOfCall(maker, () => undefined, AbortSignal.timeout(50))).kind).toBe('aborted');
		});

		it('an exhausted quota beside a limit', async () => {
			const body = { error: { message: 'no', type: 'insufficient_quota', code: 'insufficient_quota' } };
			expect((await failureOfCall(maker, answering(429, body))).kind).toBe('quota_exhausted');
		});

		it('the wait it is told', async () => {
			const listener = answering(429, { error: { message: 'slow down' } }, { 'retry-after': '9' });
			expect((await failureOfCall(maker, listener)).retryAfterMs).toBe(9000);
		});
	},
);
