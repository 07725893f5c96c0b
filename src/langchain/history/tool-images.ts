import { type BaseMessage, HumanMessage, type ToolMessage } from '@langchain/core/messages';
import type { RepairRule } from './context';
import { isImage } from './media';
import { type Block, blocksOf, copyWith, isResult } from './message';

/** What stands in a tool's result for the images that were taken out. */
const MOVED = 'The image is in the next message.';
const LEFT_OUT = 'An image was here, which this model cannot be shown.';

/** Takes images out of the results of tools where the target reads only text there. */
export const moveToolImages: RepairRule = (messages, { needs }) => {
	if (needs.toolImages === 'accepted' || !messages.some(hasImage)) return messages;
	const moved: BaseMessage[] = [];
	let images: Block[] = [];
	const isKept = needs.toolImages === 'as_user';
	for (const message of messages) {
		// Images wait until all results of one answer are through, which nothing may stand between.
		if (!isResult(message) && images.length > 0) {
			moved.push(new HumanMessage({ content: images }));
			images = [];
		}
		if (!hasImage(message)) {
			moved.push(message);
			continue;
		}
		if (isKept) images.push(...blocksOf(message.content).filter(isImage));
		moved.push(withoutImages(message, isKept ? MOVED : LEFT_OUT));
	}
	if (images.length > 0) moved.push(new HumanMessage({ content: images }));
	return moved;
};

function hasImage(message: BaseMessage): message is ToolMessage {
	return isResult(message) && blocksOf(message.content).some(isImage);
}

function withoutImages(message: ToolMessage, note: string): ToolMessage {
	const others = blocksOf(message.content).filter((block) => !isImage(block));
	return copyWith(message, { content: [...others, { type: 'text', text: note }] });
}
