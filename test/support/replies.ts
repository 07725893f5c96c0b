import { AIMessage, AIMessageChunk, type UsageMetadata } from '@langchain/core/messages';

/** An error as a provider's client throws it. */
export function httpError(status: number, headers: Readonly<Record<string, string>> = {}): Error {
	return Object.assign(new Error(`${status} from the provider`), { status, headers: new Headers(headers) });
}

/** A whole answer with its usage. */
export function answer(text: string, inputTokens = 1_000, outputTokens = 100): AIMessage {
	return Object.assign(new AIMessage(text), { usage_metadata: usageOf(inputTokens, outputTokens) });
}

/** A chunk without text, as the last of a stream that reports its usage. */
export function usageChunk(inputTokens = 1_000, outputTokens = 100): AIMessageChunk {
	return Object.assign(new AIMessageChunk(''), { usage_metadata: usageOf(inputTokens, outputTokens) });
}

/** A whole answer that calls one tool. */
export function toolAnswer(name: string, args: Record<string, unknown>, id = 'call_1'): AIMessage {
	return new AIMessage({ content: '', tool_calls: [{ name, args, id, type: 'tool_call' }] });
}

/** A streamed tool call whose arguments come in parts. */
export function toolChunks(name: string, args: string, id = 'call_1'): AIMessageChunk[] {
	const middle = Math.ceil(args.length / 2);
	const delta = (fields: object) =>
		new AIMessageChunk({
			content: '',
			tool_call_chunks: [{ index: 0, type: 'tool_call_chunk', ...fields }],
		});
	return [
		delta({ name, id, args: '' }),
		delta({ args: args.slice(0, middle) }),
		delta({ args: args.slice(middle) }),
	];
}

function usageOf(inputTokens: number, outputTokens: number): UsageMetadata {
	return { input_tokens: inputTokens, output_tokens: outputTokens, total_tokens: inputTokens + outputTokens };
}
