import type { BaseMessage } from '@langchain/core/messages';
import type { RepairContext, RepairRule } from './context';
import { fitMedia } from './media';
import {
	type Block,
	blocksOf,
	callsOf,
	copyWith,
	isAnswer,
	joinedText,
	mapMessages,
	textOfBlock,
} from './message';

/** Gives contents the form the target takes: media in its own blocks, no foreign marks, no blank pieces of text. */
export const fitContents: RepairRule = (messages, context) =>
	mapMessages(messages, (message) => {
		const { content } = message;
		const next = typeof content === 'string' ? fitText(message, content) : fitBlocks(message, context);
		return next === content
			? message
			: copyWith(message, { content: next, response_metadata: plainMetadata(message) });
	});

/** Blank text beside tool calls is what a model writes before it calls; as a block of its own it is refused. */
function fitText(message: BaseMessage, content: string): string {
	if (content === '' || content.trim() !== '') return content;
	return isAnswer(message) && callsOf(message).length > 0 ? '' : content;
}

function fitBlocks(message: BaseMessage, context: RepairContext): BaseMessage['content'] {
	const before = blocksOf(message.content);
	const after = isAnswer(message) ? before : fittedBlocks(before, context);
	if (after.length === 0) return '';
	if (context.needs.plainText && after.every((block) => textOfBlock(block) !== undefined)) {
		return after.length === 1 ? joinedText([...after]) : after.map(textOfBlock).join('\n');
	}
	return after === before ? message.content : [...after];
}

function fittedBlocks(before: readonly Block[], { needs }: RepairContext): readonly Block[] {
	const after = before.flatMap((given: Block | string): Block[] => {
		const block = typeof given === 'string' ? { type: 'text', text: given } : given;
		const text = textOfBlock(block);
		if (text === undefined) return [fitMedia(needs.cacheMarks ? block : withoutMark(block), needs.media)];
		if (text.trim() === '') return [];
		if (needs.cacheMarks && block.type !== 'text') return [{ ...block, type: 'text' }];
		return needs.cacheMarks || isPlainText(block) ? [block] : [{ type: 'text', text }];
	});
	return after.length === before.length && after.every((block, index) => block === before[index])
		? before
		: after;
}

function isPlainText(block: Block): boolean {
	return block.type === 'text' && Object.keys(block).length === 2;
}

function withoutMark(block: Block): Block {
	if (!('cache_control' in block)) return block;
	return { ...without(block, 'cache_control'), type: block.type };
}

/** The mark of LangChain's version 1 content belongs to blocks that are no longer there. */
function plainMetadata(message: BaseMessage): BaseMessage['response_metadata'] {
	return without(message.response_metadata, 'output_version');
}

function without(fields: object, name: string): Record<string, unknown> {
	return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== name));
}
