import { type AIMessage, type BaseMessage, HumanMessage } from '@langchain/core/messages';
import type { RepairRule } from './context';
import { callsOf, isAnswer, isBlank, isResult, joinedText } from './message';
import { isNativeTo, leadsWithThought } from './native';

/**
 * Tells the steps of the running tool loop that no Claude thought about as text. With extended thinking on, Anthropic
 * refuses an assistant turn with tool calls that does not begin with a thought it signed, and a signature cannot be
 * made by anyone else; told by the user, the steps are known and the next turn may begin with a thought of its own.
 */
export const tellUnthoughtSteps: RepairRule = (messages, { target }) => {
	if (target.maker !== 'anthropic' || !target.thinking) return messages;
	const start = messages.findLastIndex((message) => message.type === 'human') + 1;
	const told: BaseMessage[] = messages.slice(0, start);
	let isChanged = false;
	let isLed = false;
	for (let index = start; index < messages.length; index += 1) {
		const message = messages[index];
		if (!message) continue;
		// A text before a step belongs to the same turn, which would then begin with it.
		const isLast = index === messages.length - 1;
		if (
			!isAnswer(message) ||
			(callsOf(message).length === 0 && (isLed || isLast || isBlank(message.content)))
		) {
			told.push(message);
			continue;
		}
		isLed = leadsWithThought(message) || (isLed && isNativeTo(message, 'anthropic'));
		if (isLed) {
			told.push(message);
			continue;
		}
		isChanged = true;
		const end = endOfResults(messages, index + 1);
		told.push(new HumanMessage(storyOf(message, messages.slice(index + 1, end))));
		index = end - 1;
	}
	return isChanged ? told : messages;
};

function endOfResults(messages: readonly BaseMessage[], from: number): number {
	let end = from;
	while (messages[end]?.type === 'tool') end += 1;
	return end;
}

function storyOf(answer: AIMessage, results: readonly BaseMessage[]): string {
	const lines = isBlank(answer.content) ? [] : [`Said so far: ${joinedText(answer.content)}`];
	for (const call of callsOf(answer)) {
		const result = results.find((message) => isResult(message) && message.tool_call_id === call.id);
		lines.push(`The tool ${call.name} was called with ${JSON.stringify(call.args)}.`);
		lines.push(result ? `It gave: ${joinedText(result.content)}` : NO_RESULT);
	}
	return lines.join('\n');
}

/** Stands where a call has no result, so that the conversation is complete without making one up. */
export const NO_RESULT = 'No result of this tool call is on record.';
