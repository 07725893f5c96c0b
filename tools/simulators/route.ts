import type { Maker } from './types';

/** What a request line asks for. */
export interface Route {
	readonly maker: Maker;
	readonly action: 'chat' | 'models' | 'key' | 'count_tokens';
	/** Set where the path names the model (Gemini). */
	readonly model: string;
	readonly stream: boolean;
	/** Set where the maker has a second chat API: OpenAI's Responses. */
	readonly api?: 'responses';
}

const GEMINI_CALL = /^\/v1(?:beta)?\/models\/([^/:]+):(generateContent|streamGenerateContent|countTokens)$/;

function route(maker: Maker, action: Route['action'], model = '', stream = false): Route {
	return { maker, action, model, stream };
}

function postRoute(path: string): Route | undefined {
	if (path === '/v1/chat/completions') return route('openai', 'chat');
	if (path === '/v1/responses') return { ...route('openai', 'chat'), api: 'responses' };
	if (path === '/v1/messages') return route('anthropic', 'chat');
	if (path === '/v1/messages/count_tokens') return route('anthropic', 'count_tokens');
	if (/^\/openrouter(?:\/api)?\/v1\/chat\/completions$/.test(path)) return route('openrouter', 'chat');
	const compatible = /^\/(mistral|deepseek)\/v1\/chat\/completions$/.exec(path)?.[1];
	if (compatible) return route(compatible === 'mistral' ? 'mistral' : 'deepseek', 'chat');
	const gemini = GEMINI_CALL.exec(path);
	if (!gemini) return undefined;
	const [, model = '', task] = gemini;
	if (task === 'countTokens') return route('google', 'count_tokens', model);
	return route('google', 'chat', model, task === 'streamGenerateContent');
}

function getRoute(path: string, isAnthropic: boolean): Route | undefined {
	// OpenAI and Anthropic list models on one path; Anthropic's clients always send their version header.
	if (/^\/v1\/models(?:\/[^/]+)?$/.test(path)) return route(isAnthropic ? 'anthropic' : 'openai', 'models');
	if (/^\/v1beta\/models(?:\/[^/]+)?$/.test(path)) return route('google', 'models');
	if (/^\/openrouter(?:\/api)?\/v1\/models$/.test(path)) return route('openrouter', 'models');
	if (/^\/openrouter(?:\/api)?\/v1\/key$/.test(path)) return route('openrouter', 'key');
	return undefined;
}

/** Which service a request line is for; `undefined` when none of them has such a path. */
export function findRoute(method: string, path: string, isAnthropic: boolean): Route | undefined {
	if (method === 'POST') return postRoute(path);
	return method === 'GET' ? getRoute(path, isAnthropic) : undefined;
}
