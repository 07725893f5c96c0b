import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import { AIMessage, type AIMessageChunk, HumanMessage } from '@langchain/core/messages';
import { isStreamed, type Mode, type Scenario } from './scenario';

/** What both a chat model and a chain with fallbacks can do. */
export interface Askable {
	invoke(
		input: BaseLanguageModelInput,
		options?: { signal?: AbortSignal },
	): Promise<AIMessage | AIMessageChunk>;
	stream(
		input: BaseLanguageModelInput,
		options?: { signal?: AbortSignal },
	): Promise<AsyncIterable<AIMessageChunk>>;
}

/** A tool call reduced to what is compared. */
export interface SeenCall {
	readonly name: string;
	readonly args: unknown;
}

/** What a caller gets from one call. */
export interface Outcome {
	/** All text that was shown, also when an error followed. */
	readonly text: string;
	readonly toolCalls: readonly SeenCall[];
	/** Whether anything was shown: text, or a part of a tool call. */
	readonly sawContent: boolean;
	/** The whole answer; absent when the call ended with an error. */
	readonly message?: AIMessage | AIMessageChunk;
	readonly error?: unknown;
	readonly elapsedMs: number;
}

/** The conversation of a scenario. */
export function conversationOf({ endsWithAnswer }: Pick<Scenario, 'endsWithAnswer'>) {
	const question = new HumanMessage('Tell me about the city, please.');
	return endsWithAnswer ? [question, new AIMessage('The city is')] : [question];
}

/** Makes one call, and notes what is shown before it ends in whichever way. */
export async function ask(
	model: Askable,
	mode: Mode,
	{ input = conversationOf({}), signal }: { input?: BaseLanguageModelInput; signal?: AbortSignal } = {},
): Promise<Outcome> {
	const options = signal ? { signal } : {};
	const startMs = performance.now();
	let message: AIMessage | AIMessageChunk | undefined;
	let thrown: { readonly error: unknown } | undefined;
	let text = '';
	let sawContent = false;
	try {
		if (isStreamed(mode)) {
			for await (const chunk of await model.stream(input, options)) {
				text += chunk.text;
				sawContent ||= chunk.text !== '' || (chunk.tool_call_chunks?.length ?? 0) > 0;
				message = message ? (message as AIMessageChunk).concat(chunk) : chunk;
			}
		} else {
			message = await model.invoke(input, options);
			text = message.text;
			sawContent = text !== '' || (message.tool_calls?.length ?? 0) > 0;
		}
	} catch (error) {
		thrown = { error };
	}
	const toolCalls = (message?.tool_calls ?? []).map(({ name, args }) => ({ name, args }));
	const elapsedMs = performance.now() - startMs;
	return { text, toolCalls, sawContent, elapsedMs, ...(thrown ?? (message && { message })) };
}
