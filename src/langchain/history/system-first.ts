import { type BaseMessage, type MessageContent, HumanMessage, SystemMessage } from '@langchain/core/messages';
import type { RepairRule } from './context';
import { blocksOf, isBlank, textOfBlock } from './message';

/** Joins all system messages at the beginning, where the target takes only one and only there. */
export const joinSystemMessages: RepairRule = (messages, { needs }) => {
	if (needs.system === 'anywhere' || messages.findLastIndex(isSystem) <= 0) return messages;
	const contents = messages.filter(isSystem).map(({ content }) => content);
	const others = messages.filter((message) => !isSystem(message));
	return [new SystemMessage({ content: joinContents(contents) }), ...others];
};

/** A conversation of instructions alone is put as the user's: there is nothing else the target could answer. */
export const askByUser: RepairRule = (messages, { needs }) => {
	const [only] = messages;
	if (!needs.userFirst || messages.length !== 1 || !only || !isSystem(only)) return messages;
	return [new HumanMessage({ content: only.content })];
};

function isSystem(message: BaseMessage): boolean {
	return message.type === 'system' || message.type === 'developer';
}

/** Contents one after the other; as text when all of it is text. */
export function joinContents(contents: readonly MessageContent[]): MessageContent {
	const filled = contents.filter((content) => !isBlank(content));
	if (filled.every((content) => typeof content === 'string')) return filled.join('\n\n');
	return filled.flatMap((content) =>
		typeof content === 'string' ? [{ type: 'text', text: content }] : blocksOf(content),
	);
}

/** Whether a content is text alone, so that it can be joined to another. */
export function isTextOnly(content: MessageContent): boolean {
	return typeof content === 'string' || blocksOf(content).every((block) => textOfBlock(block) !== undefined);
}
