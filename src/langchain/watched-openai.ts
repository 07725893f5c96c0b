import { property } from './chat-model-shape';
import { isDerivable } from './without-retries';

type Send = (...args: unknown[]) => Promise<unknown>;

/**
 * A view of a model of OpenAI's kind that tells what each whole answer was billed by as the provider sent it; any other
 * model as it is. Made for one call. LangChain's classes keep the provider's own usage only where an answer of chat
 * completions carries a `system_fingerprint`, and drop with it the cost that OpenRouter and xAI report, the tokens
 * written to a cache, and, for chat completions, the class of service.
 *
 * @param note Receives the figures of an answer's body; not called for streams, whose chunks carry them.
 */
export function watchedOpenAi<T extends object>(model: T, note: (figures: BilledBy) => void): T {
	if (sends(model)) return watched(model, note);
	if (!isDerivable(model)) return model;
	const views: Record<string, PropertyDescriptor> = {};
	for (const api of APIS) {
		const client = property(model, api);
		if (sends(client) && isDerivable(client)) views[api] = fixed(watched(client, note));
	}
	return Object.keys(views).length === 0 ? model : Object.create(model, views);
}

/** What the class has for each of OpenAI's two APIs. */
const APIS = ['completions', 'responses'] as const;

/** The figures of an answer's body, as the provider sent them. */
export interface BilledBy {
	readonly usage: object;
	readonly service_tier?: unknown;
}

/** Sends on the object itself, which makes its client at the first request and keeps it for those to come. */
function watched<T extends { completionWithRetry: Send }>(owner: T, note: (figures: BilledBy) => void): T {
	if (!isDerivable(owner)) return owner;
	const send: Send = async (...args) => {
		const answer = await owner.completionWithRetry(...args);
		const usage = property(answer, 'usage');
		const service_tier = property(answer, 'service_tier');
		if (typeof usage === 'object' && usage !== null) note({ usage, service_tier });
		return answer;
	};
	return Object.create(owner, { completionWithRetry: fixed(send) });
}

function sends(value: unknown): value is { completionWithRetry: Send } {
	return typeof property(value, 'completionWithRetry') === 'function';
}

function fixed(value: unknown): PropertyDescriptor {
	return { value, enumerable: true, configurable: true, writable: true };
}
