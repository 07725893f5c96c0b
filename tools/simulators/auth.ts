import type { IncomingHttpHeaders } from 'node:http';

import type { HttpReply, Maker, Protocol } from './types';

function keyOf(maker: Maker, headers: IncomingHttpHeaders, query: URLSearchParams): string {
	const bearer = /^Bearer\s+(.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
	if (maker === 'anthropic') return String(headers['x-api-key'] ?? bearer);
	if (maker === 'google') return String(headers['x-goog-api-key'] ?? query.get('key') ?? '');
	return bearer;
}

const MISSING: Readonly<Record<Maker, string>> = {
	openai: "You didn't provide an API key. Send it in an Authorization header using Bearer auth.",
	openrouter: 'Missing Authentication header',
	mistral: 'Unauthorized',
	deepseek: 'Authentication Fails (auth header format should be Bearer sk-...)',
	anthropic: 'x-api-key header is required',
	google:
		"Method doesn't allow unregistered callers. Please use API Key or other form of API consumer identity.",
};

/**
 * Checks the key of a request. Without a list every key passes that does not contain `invalid` or `wrong`.
 *
 * @returns the service's refusal, or `undefined` when the key is good.
 */
export function refuseKey(
	maker: Maker,
	headers: IncomingHttpHeaders,
	query: URLSearchParams,
	protocol: Protocol,
	apiKeys: readonly string[] | undefined,
): HttpReply | undefined {
	const key = keyOf(maker, headers, query);
	if (!key) {
		// Gemini treats a missing key as a caller without permission and a wrong one as a bad argument.
		return protocol.error({ name: maker === 'google' ? 'forbidden' : 'auth', message: MISSING[maker] });
	}
	const good = apiKeys ? apiKeys.includes(key) : !/invalid|wrong/i.test(key);
	if (!good) return protocol.error({ name: 'auth' });
	if (maker === 'anthropic' && !headers['anthropic-version']) {
		return protocol.error({ name: 'bad_request', message: 'anthropic-version: header is required' });
	}
	return undefined;
}
