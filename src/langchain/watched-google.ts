import { type ChatModel, nonEmptyString, property } from './chat-model-shape';
import { isDerivable } from './without-retries';

type Send = (...args: unknown[]) => Promise<unknown>;

/** Google's client object, as far as answers come through it. */
interface GoogleClient {
	readonly generateContent: Send;
	readonly generateContentStream: Send;
}

/**
 * A view of a `ChatGoogleGenerativeAI` that lets through what its class keeps to itself; any other model as it is.
 * Made for one call, because the class leaves each call's system message on its client.
 *
 * - A prompt that Google's filters block comes as HTTP 200 without candidates. The class drops the reason, and the
 *   answer looks merely empty; the view throws it, so that a refusal is not asked of the next model.
 * - An error object inside HTTP 200 is dropped likewise, and thrown by the view.
 * - A cancel never reaches the request for a whole answer; the view hands it on.
 * - Of each stream the SDK makes a second promise that nobody looks at. When the stream breaks it rejects, which ends
 *   a Node process; the view looks at it.
 */
export function watchedGoogle(model: ChatModel, signal: AbortSignal | undefined): ChatModel {
	const client = clientOf(model);
	if (!client || !isDerivable(model) || !isDerivable(client)) return model;
	// Called on the view, so that it sees what the class sets on its client for this call.
	const send = (original: Send, request: unknown, options: unknown) =>
		Reflect.apply(original, view, [request, withSignal(options, signal)]) as Promise<unknown>;
	const view: object = Object.create(client, {
		generateContent: fixed(async (request: unknown, options: unknown) => {
			const result = await send(client.generateContent, request, options);
			refuseUnanswered(property(result, 'response'));
			return result;
		}),
		generateContentStream: fixed(async (request: unknown, options: unknown) => {
			const result = await send(client.generateContentStream, request, options);
			const whole = property(result, 'response');
			if (whole instanceof Promise) whole.catch(() => undefined);
			return { response: whole, stream: answered(property(result, 'stream')) };
		}),
	});
	return Object.create(model, { client: fixed(view) });
}

function clientOf(model: ChatModel): GoogleClient | undefined {
	if (typeof model._llmType !== 'function' || model._llmType() !== 'googlegenerativeai') return undefined;
	const client = property(model, 'client');
	return typeof property(client, 'generateContent') === 'function' &&
		typeof property(client, 'generateContentStream') === 'function'
		? (client as GoogleClient)
		: undefined;
}

function fixed(value: unknown): PropertyDescriptor {
	return { value, enumerable: true, configurable: true, writable: true };
}

function withSignal(options: unknown, signal: AbortSignal | undefined): unknown {
	return signal ? { ...(typeof options === 'object' && options), signal } : options;
}

async function* answered(stream: unknown): AsyncGenerator<unknown, void> {
	for await (const response of stream as AsyncIterable<unknown>) {
		refuseUnanswered(response);
		yield response;
	}
}

/** Throws what stands in the place of an answer, in a form that tells its kind. Holds no text of the prompt. */
function refuseUnanswered(response: unknown): void {
	const candidates = property(response, 'candidates');
	if (Array.isArray(candidates) && candidates.length > 0) return;
	const error = property(response, 'error');
	if (typeof error === 'object' && error !== null) {
		throw Object.assign(new Error('Google answered with an error inside HTTP 200.'), { error });
	}
	if (nonEmptyString(property(property(response, 'promptFeedback'), 'blockReason'))) {
		throw Object.assign(new Error("Google's filters blocked the prompt."), { code: 'prompt_blocked' });
	}
}
