import type { TokenUsage } from '../../src/domain/usage';
import type { ChatRequest, ToolCall } from './types';

/** Characters one simulated token stands for. */
export const CHARS_PER_TOKEN = 4;

/** Tokens one image adds to a prompt, whatever its size. */
export const TOKENS_PER_IMAGE = 85;

/** Tokens of so many characters, rounded up. */
export function tokensOf(chars: number): number {
	return Math.ceil(chars / CHARS_PER_TOKEN);
}

function callChars(calls: readonly ToolCall[]): number {
	return calls.reduce((sum, call) => sum + call.name.length + JSON.stringify(call.args).length, 0);
}

/** Tokens of the whole prompt: all texts, tool calls and tool definitions together, plus a flat rate per image. */
export function inputTokens(request: Pick<ChatRequest, 'turns' | 'toolChars'>): number {
	let chars = request.toolChars;
	let images = 0;
	for (const turn of request.turns) {
		chars += turn.text.length + callChars(turn.toolCalls);
		images += turn.imageCount;
	}
	return tokensOf(chars) + images * TOKENS_PER_IMAGE;
}

/** Tokens of an answer's text and tool calls together. */
export function outputTokens(text: string, calls: readonly ToolCall[]): number {
	return tokensOf(text.length + callChars(calls));
}

/** The usage of a call: counted from the texts, then overridden kind by kind. */
export function countUsage(
	request: ChatRequest,
	text: string,
	calls: readonly ToolCall[],
	overrides: Partial<TokenUsage> = {},
): TokenUsage {
	return { inputTokens: inputTokens(request), outputTokens: outputTokens(text, calls), ...overrides };
}
