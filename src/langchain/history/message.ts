import type { AIMessage, BaseMessage, MessageContent, ToolMessage } from '@langchain/core/messages';
import { property } from '../chat-model-shape';

/** One block of a content that is not plain text. */
export type Block = Exclude<MessageContent, string>[number];

/** A tool call in LangChain's form. */
export type Call = NonNullable<AIMessage['tool_calls']>[number];

/** Whether a message is a model's answer. */
export function isAnswer(message: BaseMessage): message is AIMessage {
	return message.type === 'ai';
}

/** Whether a message is the result of a tool. */
export function isResult(message: BaseMessage): message is ToolMessage {
	return message.type === 'tool';
}

/** A copy of a message with some fields replaced; of the same class, and the original is left as it is. */
export function copyWith<T extends BaseMessage>(message: T, changes: Partial<T>): T {
	const copy: T = Object.create(Object.getPrototypeOf(message));
	return Object.assign(copy, message, changes, { lc_kwargs: { ...message.lc_kwargs, ...changes } });
}

/** The blocks of a content; none when it is plain text. */
export function blocksOf(content: MessageContent): readonly Block[] {
	return Array.isArray(content) ? content : [];
}

/** The text of a text block, else undefined. Callers pass strings among blocks, as older ones did. */
export function textOfBlock(block: Block | string): string | undefined {
	if (typeof block === 'string') return block;
	const { type, text } = block as { readonly type?: unknown; readonly text?: unknown };
	if (typeof text !== 'string') return undefined;
	return type === 'text' || type === 'output_text' || type === 'input_text' ? text : undefined;
}

/** The text of a content with nothing put between its blocks, which are often pieces of one sentence. */
export function joinedText(content: MessageContent): string {
	if (typeof content === 'string') return content;
	return blocksOf(content)
		.map((block) => textOfBlock(block) ?? '')
		.join('');
}

/** Whether there is nothing in a content that a model could read. */
export function isBlank(content: MessageContent): boolean {
	if (typeof content === 'string') return content.trim() === '';
	return blocksOf(content).every((block) => textOfBlock(block)?.trim() === '');
}

/** The tool calls of an answer, wherever its maker's class put them. */
export function callsOf(message: AIMessage): readonly Call[] {
	if (message.tool_calls?.length) return message.tool_calls;
	if (typeof message.content === 'string') return [];
	return blocksOf(message.content).flatMap(callOfBlock);
}

/** Whether a block is a tool call beside those that the message lists, as Anthropic and LangChain's version 1 have it. */
export function isCallBlock({ type }: Block): boolean {
	return type === 'tool_use' || type === 'tool_call';
}

function callOfBlock(block: Block): Call[] {
	const isUse = block.type === 'tool_use';
	const call: unknown = isUse ? block : property(block, 'functionCall');
	const name = property(call, 'name');
	if (typeof name !== 'string') return [];
	const id = property(call, 'id');
	const args = objectOf(property(call, isUse ? 'input' : 'args'));
	return [{ name, args, type: 'tool_call', ...(typeof id === 'string' && { id }) }];
}

/** The arguments of a call, as an object or as JSON; empty where they cannot be read. */
export function objectOf(value: unknown): Record<string, unknown> {
	if (typeof value !== 'string') return typeof value === 'object' && value !== null ? { ...value } : {};
	try {
		return objectOf(JSON.parse(value));
	} catch {
		// Arguments that broke off in a stream cannot be sent again; the call itself still has its result.
		return {};
	}
}

/** Maps messages; the same array when no message changed. */
export function mapMessages(
	messages: readonly BaseMessage[],
	change: (message: BaseMessage, index: number) => BaseMessage,
): readonly BaseMessage[] {
	let changed: BaseMessage[] | undefined;
	for (let index = 0; index < messages.length; index += 1) {
		const message = messages[index];
		if (!message) continue;
		const next = change(message, index);
		if (next !== message) changed ??= [...messages];
		if (changed) changed[index] = next;
	}
	return changed ?? messages;
}
