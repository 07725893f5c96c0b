import { type ChatModel, property } from './chat-model-shape';
import { isDerivable } from './without-retries';

type Send = (...args: unknown[]) => Promise<unknown>;

/**
 * A view of a `ChatAnthropic` that tells the usage of each stream as Anthropic sends it; any other model as it is. Made
 * for one call. The class keeps of the last event nothing but the output tokens, and drops with the rest the web searches
 * and what server tools added to the prompt, both of which are billed.
 *
 * @param note Receives the usage of each event that has one; later ones hold running totals.
 */
export function watchedAnthropic(model: ChatModel, note: (usage: object) => void): ChatModel {
	if (!sendsStreams(model) || !isDerivable(model)) return model;
	// Sends on the object itself, which makes its client at the first request and keeps it for those to come.
	const send: Send = async (...args) => watchedStream(await model.createStreamWithRetry(...args), note);
	return Object.create(model, { createStreamWithRetry: fixed(send) });
}

function sendsStreams(model: ChatModel): model is ChatModel & { createStreamWithRetry: Send } {
	return (
		typeof model._llmType === 'function' &&
		model._llmType() === 'anthropic' &&
		typeof property(model, 'createStreamWithRetry') === 'function'
	);
}

/** The class ends a stream through other members of it, so those stay. */
function watchedStream(stream: unknown, note: (usage: object) => void): unknown {
	if (!isStream(stream)) return stream;
	return Object.create(stream, { [Symbol.asyncIterator]: fixed(() => noted(stream, note)) });
}

function isStream(value: unknown): value is AsyncIterable<unknown> & object {
	return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

async function* noted(
	events: AsyncIterable<unknown>,
	note: (usage: object) => void,
): AsyncGenerator<unknown, void> {
	for await (const event of events) {
		const first = property(property(event, 'message'), 'usage');
		if (typeof first === 'object' && first !== null) note(first);
		const later = property(event, 'usage');
		if (typeof later === 'object' && later !== null) note(filled(later));
		yield event;
	}
}

/** Running totals never fall back to nothing, yet some services in Anthropic's form end with counts of zero. */
function filled(usage: object): object {
	return Object.fromEntries(Object.entries(usage).filter(([, count]) => count !== 0 && count !== null));
}

function fixed(value: unknown): PropertyDescriptor {
	return { value, enumerable: true, configurable: true, writable: true };
}
