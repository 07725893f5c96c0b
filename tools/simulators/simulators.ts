import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ReportedPrice } from './answer';
import { billFor, type BillLine, type LoggedRequest } from './log';
import { ReplyScript } from './script';
import type { Matcher, Reply, ReplyStep } from './script-types';
import { createHandler, type ServerState } from './server';
import type { Maker } from './types';

/** How the simulators are started. */
export interface SimulatorOptions {
	/** Port on 127.0.0.1; 0 takes a free one. Default 0. */
	readonly port?: number;
	/** The only keys accepted. Default: any key that does not contain `invalid` or `wrong`. */
	readonly apiKeys?: readonly string[];
	/** What OpenRouter's reported cost is computed from. Default 0.15 and 0.6 USD per million tokens. */
	readonly openRouterPrice?: ReportedPrice;
}

/** Running simulators. */
export interface Simulators {
	readonly port: number;
	/** What each client takes as its base URL. */
	readonly baseUrls: Readonly<Record<Maker, string>>;
	/** Every chat request seen, oldest first. */
	readonly requests: readonly LoggedRequest[];
	/** Gives every matching request this reply, once no script has a step for it. */
	readonly when: (match: Matcher, reply: Reply) => void;
	/** Gives matching requests these replies in turn, counted for each model on its own. */
	readonly script: (match: Matcher, steps: readonly ReplyStep[]) => void;
	/** Token sums by kind for each model, over the requests answered in full. */
	readonly bill: () => readonly BillLine[];
	/** Forgets scripts, rules and the log. */
	readonly reset: () => void;
	/** Stops the server and drops open connections. */
	readonly close: () => Promise<void>;
}

function baseUrls(port: number): Record<Maker, string> {
	const origin = `http://127.0.0.1:${port}`;
	return {
		openai: `${origin}/v1`,
		anthropic: origin,
		google: origin,
		openrouter: `${origin}/openrouter/v1`,
		mistral: `${origin}/mistral/v1`,
		deepseek: `${origin}/deepseek/v1`,
	};
}

/**
 * Starts one loopback server that speaks the wire protocols of OpenAI, Anthropic, Gemini, OpenRouter, Mistral and DeepSeek.
 *
 * @throws when the port is taken.
 */
export async function startSimulators(options: SimulatorOptions = {}): Promise<Simulators> {
	const script = new ReplyScript();
	const price = options.openRouterPrice ?? { inputUsdPerMtok: 0.15, outputUsdPerMtok: 0.6 };
	const state: ServerState = { script, requests: [], apiKeys: options.apiKeys, price, serial: 0 };
	const server = createServer({ keepAliveTimeout: 60_000, noDelay: true }, createHandler(state));
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(options.port ?? 0, '127.0.0.1', resolve);
	});
	const address = server.address() as AddressInfo;
	return {
		port: address.port,
		baseUrls: baseUrls(address.port),
		requests: state.requests,
		when: (match, reply) => script.addRule(match, reply),
		script: (match, steps) => script.addScript(match, steps),
		bill: () => billFor(state.requests),
		reset: () => {
			script.clear();
			state.requests.length = 0;
		},
		close: () =>
			new Promise<void>((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			}),
	};
}
