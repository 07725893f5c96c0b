import type { AIMessage } from '@langchain/core/messages';
import { nonEmptyString, property } from '../chat-model-shape';
import type { RepairContext, RepairRule } from './context';
import type { MakerId } from './maker';
import { type Block, blocksOf, callsOf, copyWith, isAnswer, mapMessages, textOfBlock } from './message';

type BlockRule = (block: Block) => Block | undefined;

/** A maker's own answers that its class or service would not take back, and what is to become of each block. */
const OWN_BLOCKS: Readonly<Partial<Record<MakerId, BlockRule>>> = {
	// A thought whose signature was lost on the way through storage is refused; without it the answer is good.
	anthropic: (block) =>
		block.type === 'thinking' && !nonEmptyString(block['signature']) ? undefined : nonBlank(block),
	// @langchain/google-genai gives summaries of thoughts and files in blocks that it does not read itself.
	google: (block) => {
		if (block.type === 'thinking') return undefined;
		const inline = block.type === 'inlineData' ? block['inlineData'] : undefined;
		if (inline === undefined) return nonBlank(block);
		return { type: 'media', mimeType: property(inline, 'mimeType'), data: property(inline, 'data') };
	},
};

function nonBlank(block: Block): Block | undefined {
	return textOfBlock(block)?.trim() === '' ? undefined : block;
}

/** Mends answers of the target's own maker where they cannot be sent back as they came. */
export const mendOwnAnswers: RepairRule = (messages, context) =>
	mapMessages(messages, (message) => (isAnswer(message) ? mendedAnswer(message, context) : message));

function mendedAnswer(message: AIMessage, context: RepairContext): AIMessage {
	const { maker } = context.target;
	const rule = OWN_BLOCKS[maker];
	const mended = rule && Array.isArray(message.content) ? withBlocks(message, rule) : message;
	return maker === 'deepseek' ? withReasoning(mended, context) : mended;
}

function withBlocks(message: AIMessage, rule: BlockRule): AIMessage {
	const before = blocksOf(message.content);
	const after = before.map(rule);
	if (after.every((block, index) => block === before[index])) return message;
	return copyWith(message, { content: after.filter((block) => block !== undefined) });
}

/**
 * DeepSeek wants the reasoning of every answer with tool calls back, even where it is empty because another model
 * gave the answer; of an answer without tool calls it wants none (older models refuse it, newer ones ignore it).
 */
function withReasoning(message: AIMessage, { target }: RepairContext): AIMessage {
	const { reasoning_content: reasoning, ...others } = message.additional_kwargs;
	const hasCalls = callsOf(message).length > 0;
	if (hasCalls && reasoning === undefined && target.thinking) {
		return copyWith(message, { additional_kwargs: { ...others, reasoning_content: '' } });
	}
	return hasCalls || reasoning === undefined ? message : copyWith(message, { additional_kwargs: others });
}
