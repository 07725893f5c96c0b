import {
	AIMessage,
	AIMessageChunk,
	type BaseMessage,
	convertToChunk,
	type ToolCallChunk,
} from '@langchain/core/messages';
import { type ChatGeneration, ChatGenerationChunk } from '@langchain/core/outputs';
import type { RoutingRecord } from '../domain/record';
import { property } from './chat-model-shape';
import { ROUTING_KEY, summaryOf } from './routing-summary';
import { textOf } from './to-call-input';

/** A whole answer with the record's summary on it; the model's own message stays as it is. */
export function wholeAnswer(message: BaseMessage, record: RoutingRecord | undefined): ChatGeneration {
	const summary = record && summaryOf(record);
	const own = new AIMessage({
		content: message.content,
		additional_kwargs: message.additional_kwargs,
		response_metadata: { ...message.response_metadata, ...(summary && { [ROUTING_KEY]: summary }) },
		...(AIMessage.isInstance(message) && callsAndUsageOf(message)),
		...(message.id !== undefined && { id: message.id }),
		...(message.name !== undefined && { name: message.name }),
	});
	return { text: textOf(message.content), message: own };
}

/** A streamed chunk as LangChain hands it on; undefined for the one in which an inner router put its summary. */
export function answerChunk(message: BaseMessage): ChatGenerationChunk | undefined {
	if (property(message.response_metadata, ROUTING_KEY) !== undefined) return undefined;
	return new ChatGenerationChunk({ message: ownChunk(message), text: textOf(message.content) });
}

/**
 * The message as a chunk of this copy of LangChain. A program may have a second copy, whose chunks are told by their
 * pieces of tool calls; those are taken over as they are, because only all of them together can be read.
 */
function ownChunk(message: BaseMessage) {
	if (AIMessageChunk.isInstance(message)) return message;
	const pieces = property(message, 'tool_call_chunks');
	if (!Array.isArray(pieces)) return convertToChunk(message);
	const usage = property(message, 'usage_metadata') as AIMessageChunk['usage_metadata'];
	return new AIMessageChunk({
		content: message.content,
		additional_kwargs: message.additional_kwargs,
		response_metadata: message.response_metadata,
		tool_call_chunks: pieces as ToolCallChunk[],
		...(usage !== undefined && { usage_metadata: usage }),
		...(message.id !== undefined && { id: message.id }),
	});
}

/** The last chunk of a stream: no content, only the record's summary. Undefined when no model answered. */
export function recordChunk(record: RoutingRecord): ChatGenerationChunk | undefined {
	const summary = summaryOf(record);
	if (!summary) return undefined;
	const message = new AIMessageChunk({ content: '', response_metadata: { [ROUTING_KEY]: summary } });
	return new ChatGenerationChunk({ message, text: '' });
}

function callsAndUsageOf(message: AIMessage) {
	const { tool_calls, invalid_tool_calls, usage_metadata } = message;
	return {
		...(tool_calls && { tool_calls }),
		...(invalid_tool_calls && { invalid_tool_calls }),
		...(usage_metadata !== undefined && { usage_metadata }),
	};
}
