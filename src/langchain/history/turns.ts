import { AIMessage, type BaseMessage, HumanMessage, type MessageContent } from '@langchain/core/messages';
import type { RepairContext, RepairRule } from './context';
import { callsOf, copyWith, isAnswer, isBlank, isResult, textOfBlock } from './message';
import { isTextOnly, joinContents } from './system-first';

/** What stands where a maker demands a message and the conversation has none. */
const EMPTY_REQUEST = '(empty message)';
const BEGINNING_MISSING = '(The beginning of this conversation is not shown.)';
const RESULT_NOTED = 'I have the result.';
const GO_ON = 'Continue.';

/** Drops answers and instructions without content, and fills requests without any, where the target refuses them. */
export const fillEmptyMessages: RepairRule = (messages, { needs }) => {
	if (!needs.emptyRefused || !messages.some(isEmpty)) return messages;
	return messages.flatMap((message) => {
		if (!isEmpty(message)) return [message];
		return message.type === 'human' ? [copyWith(message, { content: EMPTY_REQUEST })] : [];
	});
};

function isEmpty(message: BaseMessage): boolean {
	if (isResult(message) || (isAnswer(message) && callsOf(message).length > 0)) return false;
	return isBlank(message.content);
}

/** Joins neighbours of one role, where the target wants roles to take turns. */
export const joinRuns: RepairRule = (messages, { needs }) => {
	if (
		needs.mergeRuns === 'none' ||
		!messages.some((message, index) => isRun(messages[index - 1], message, needs))
	) {
		return messages;
	}
	const joined: BaseMessage[] = [];
	for (const message of messages) {
		const last = joined.at(-1);
		if (last && isRun(last, message, needs)) {
			joined[joined.length - 1] = copyWith(message, {
				content: joinContents([last.content, message.content]),
				// Media in the first are known by it as the maker's own.
				response_metadata: { ...last.response_metadata, ...message.response_metadata },
			});
		} else {
			joined.push(message);
		}
	}
	return joined;
};

function isRun(first: BaseMessage | undefined, second: BaseMessage, needs: RepairContext['needs']): boolean {
	if (first?.type !== second.type) return false;
	if (second.type === 'human') return needs.mergeRuns === 'all';
	return (
		isAnswer(first) && callsOf(first).length === 0 && isJoinable(first.content) && isJoinable(second.content)
	);
}

/** Whether a content is text, or media in Google's own form, which can stand among text. */
function isJoinable(content: MessageContent): boolean {
	return isTextOnly(typeof content === 'string' ? content : content.filter(({ type }) => type !== 'media'));
}

/** Puts an answer between a tool's result and the user, where the target refuses the one right after the other. */
export const answerAfterTools: RepairRule = (messages, { needs }) => {
	const follows = (message: BaseMessage, index: number) => {
		const before = messages[index - 1];
		return message.type === 'human' && before !== undefined && isResult(before);
	};
	if (!needs.answerAfterTool || !messages.some(follows)) return messages;
	return messages.flatMap((message, index) =>
		follows(message, index) ? [new AIMessage(RESULT_NOTED), message] : [message],
	);
};

/** Lets the user speak first, where the target demands it: memories are cut at any message. */
export const beginWithUser: RepairRule = (messages, { needs }) => {
	const index = messages.findIndex((message) => message.type !== 'system');
	if (!needs.userFirst || index < 0 || messages[index]?.type === 'human') return messages;
	return [...messages.slice(0, index), new HumanMessage(BEGINNING_MISSING), ...messages.slice(index)];
};

/** Ends with what the target can answer. */
export const endWithRequest: RepairRule = (messages, { needs }) => {
	const last = messages.at(-1);
	if (!last || !isAnswer(last) || needs.lastAnswer === 'accepted') return messages;
	if (needs.lastAnswer === 'refused') return [...messages, new HumanMessage(GO_ON)];
	const { content } = last;
	const trimmed = trimmedEnd(content);
	return trimmed === content ? messages : [...messages.slice(0, -1), copyWith(last, { content: trimmed })];
};

function trimmedEnd(content: MessageContent): MessageContent {
	if (typeof content === 'string') return content.trimEnd();
	const end = content.at(-1);
	const text = end === undefined ? undefined : textOfBlock(end);
	if (end === undefined || text === undefined || text.trimEnd() === text) return content;
	return [...content.slice(0, -1), { ...end, text: text.trimEnd() }];
}
