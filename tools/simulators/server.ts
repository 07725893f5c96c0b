import type { IncomingMessage, ServerResponse } from 'node:http';

import { anthropicProtocol } from './anthropic';
import type { ReportedPrice } from './answer';
import { refuseKey } from './auth';
import { deliver } from './deliver';
import { Exchange } from './exchange';
import { googleProtocol } from './google';
import { asObject, asString, parseJson } from './json';
import type { OpenRequest } from './log';
import { modelList } from './models';
import { openAiLikeProtocol, openAiProtocol, responsesProtocol } from './openai';
import { findRoute, type Route } from './route';
import type { ReplyScript } from './script';
import type { HttpReply, Maker, Protocol } from './types';
import { inputTokens } from './usage';

const PROTOCOLS: Readonly<Record<Maker, Protocol>> = {
	openai: openAiProtocol,
	openrouter: openAiLikeProtocol('openrouter'),
	mistral: openAiLikeProtocol('mistral'),
	deepseek: openAiLikeProtocol('deepseek'),
	anthropic: anthropicProtocol,
	google: googleProtocol,
};

function protocolOf({ maker, api }: Route): Protocol {
	return api === 'responses' ? responsesProtocol : PROTOCOLS[maker];
}

/** What the handler works on. */
export interface ServerState {
	readonly script: ReplyScript;
	readonly requests: OpenRequest[];
	readonly apiKeys: readonly string[] | undefined;
	readonly price: ReportedPrice;
	serial: number;
}

async function readBody(request: IncomingMessage): Promise<string> {
	const parts: Buffer[] = [];
	for await (const part of request) parts.push(Buffer.from(part));
	return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, reply: HttpReply): void {
	response.writeHead(reply.status, { 'content-type': 'application/json; charset=utf-8', ...reply.headers });
	response.end(JSON.stringify(reply.body));
}

function countTokens(route: Route, body: unknown): HttpReply {
	// Anthropic's count needs no max_tokens; the limit does not change the count.
	const filled = route.maker === 'anthropic' ? { max_tokens: 1, ...asObject(body) } : body;
	const parsed = PROTOCOLS[route.maker].parse(filled, route);
	if (!parsed.ok) return parsed.reply;
	const total = inputTokens(parsed.request);
	return { status: 200, body: route.maker === 'google' ? { totalTokens: total } : { input_tokens: total } };
}

function openEntry(route: Route, body: unknown): OpenRequest {
	return {
		maker: route.maker,
		model: route.model || asString(asObject(body)['model']),
		stream: route.stream || asObject(body)['stream'] === true,
		at: Date.now(),
		body,
		aborted: false,
		outcome: 'pending',
	};
}

async function chat(
	state: ServerState,
	route: Route,
	body: unknown,
	refusal: HttpReply | undefined,
	response: ServerResponse,
): Promise<void> {
	const protocol = protocolOf(route);
	const serial = (state.serial += 1);
	const entry = openEntry(route, body);
	state.requests.push(entry);
	const exchange = new Exchange(response, entry, serial);
	const broken = body === undefined ? 'We could not parse the JSON body of your request.' : undefined;
	const early = refusal ?? (broken ? protocol.error({ name: 'bad_request', message: broken }) : undefined);
	const parsed = early ? { ok: false as const, reply: early } : protocol.parse(body, route);
	if (!parsed.ok) {
		entry.outcome = 'rejected';
		return exchange.send(parsed.reply);
	}
	const { request } = parsed;
	const step = state.script.next(request) ?? {};
	return deliver({ exchange, protocol, request, serial, price: state.price }, step);
}

async function handle(state: ServerState, request: IncomingMessage, response: ServerResponse): Promise<void> {
	const url = new URL(request.url ?? '/', 'http://127.0.0.1');
	const text = await readBody(request);
	const isAnthropic = request.headers['anthropic-version'] !== undefined;
	const route = findRoute(request.method ?? '', url.pathname, isAnthropic);
	if (!route) {
		const message = `Invalid URL (${request.method ?? ''} ${url.pathname})`;
		const error = { type: 'invalid_request_error', message, param: null, code: null };
		return send(response, { status: 404, body: { error } });
	}
	const protocol = protocolOf(route);
	const refusal = refuseKey(route.maker, request.headers, url.searchParams, protocol, state.apiKeys);
	const body = parseJson(text);
	if (route.action === 'chat') return chat(state, route, body, refusal, response);
	if (refusal) return send(response, refusal);
	if (route.action === 'count_tokens') return send(response, countTokens(route, body));
	const listed =
		route.action === 'key' ? { data: { label: 'simulated', limit: null, usage: 0 } } : modelList(route.maker);
	return send(response, { status: 200, body: listed });
}

/** Answers one HTTP request. A client that goes away ends its exchange quietly; it is marked in the log. */
export function createHandler(
	state: ServerState,
): (request: IncomingMessage, response: ServerResponse) => void {
	return (request, response) => {
		handle(state, request, response).catch((failure: unknown) => {
			if (failure instanceof Error && failure.name === 'AbortError') return;
			// A fault of the simulator itself must not look like one of a provider.
			const message = failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
			if (!response.headersSent) response.writeHead(501, { 'content-type': 'text/plain' });
			response.end(`The simulator failed: ${message}`);
		});
	};
}
