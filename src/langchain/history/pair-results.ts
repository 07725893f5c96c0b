import { type AIMessage, type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import type { RepairRule } from './context';
import { callsOf, isAnswer, isResult, joinedText } from './message';
import { NO_RESULT } from './unthought-steps';

/**
 * Puts the results of each answer's tool calls right behind it, in the order of the calls. A call without a result gets
 * one that says so; a result without a call becomes text of the user, so that nothing is lost and nothing is unpaired.
 */
export const pairResults: RepairRule = (messages) => (isPaired(messages) ? messages : paired(messages));

function isPaired(messages: readonly BaseMessage[]): boolean {
	let open: readonly (string | undefined)[] = [];
	let next = 0;
	for (const message of messages) {
		if (isResult(message)) {
			if (message.tool_call_id !== open[next]) return false;
			next += 1;
		} else {
			if (next < open.length) return false;
			open = isAnswer(message) ? callsOf(message).map(({ id }) => id) : [];
			next = 0;
		}
	}
	return next === open.length;
}

function paired(messages: readonly BaseMessage[]): BaseMessage[] {
	const claimed = new Set<BaseMessage>();
	const results = claimResults(messages, claimed);
	return messages.flatMap((message) => {
		if (isResult(message)) return claimed.has(message) ? [] : [strayResult(message)];
		return [message, ...(results.get(message) ?? [])];
	});
}

/** For each answer its results: those after it that carry its ids, and for each call at most one. */
function claimResults(
	messages: readonly BaseMessage[],
	claimed: Set<BaseMessage>,
): Map<BaseMessage, BaseMessage[]> {
	const resultsOf = new Map<BaseMessage, BaseMessage[]>();
	for (const [index, message] of messages.entries()) {
		if (!isAnswer(message)) continue;
		const later = messages.slice(index + 1).filter(isResult);
		resultsOf.set(message, resultsFor(message, later, claimed));
	}
	return resultsOf;
}

function resultsFor(
	answer: AIMessage,
	later: readonly ToolMessage[],
	claimed: Set<BaseMessage>,
): BaseMessage[] {
	return callsOf(answer).map(({ id = '', name }) => {
		const result = later.find((message) => message.tool_call_id === id && !claimed.has(message));
		if (result) claimed.add(result);
		return result ?? new ToolMessage({ tool_call_id: id, name, content: NO_RESULT, status: 'error' });
	});
}

function strayResult(message: ToolMessage): HumanMessage {
	const name = message.name ? ` ${message.name}` : '';
	return new HumanMessage(`An earlier call of the tool${name} gave: ${joinedText(message.content)}`);
}
