import { type AIMessage, type BaseMessage, HumanMessage, ToolMessage } from '@langchain/core/messages';
import type { RepairRule } from './context';
import { type Call, callsOf, copyWith, isAnswer, isResult, joinedText } from './message';
import { NO_RESULT } from './unthought-steps';

/**
 * Puts the results of each answer's tool calls right behind it, in the order of the calls. A call without a result gets
 * one that says so; a result without a call becomes text of the user, so that nothing is lost and nothing is unpaired.
 */
export const pairResults: RepairRule = (messages) => (isPaired(messages) ? messages : paired(messages));

function isPaired(messages: readonly BaseMessage[]): boolean {
	let open: readonly Call[] = [];
	let next = 0;
	for (const message of messages) {
		if (isResult(message)) {
			if (!answers(message, open[next])) return false;
			next += 1;
		} else {
			if (next < open.length) return false;
			open = isAnswer(message) ? callsOf(message) : [];
			next = 0;
		}
	}
	return next === open.length;
}

/** A result may leave out its tool's name; another's name would have Google take it for another's result. */
function answers({ tool_call_id: id, name }: ToolMessage, call: Call | undefined): boolean {
	return call !== undefined && id === call.id && (name === undefined || name === call.name);
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
		if (!result) return new ToolMessage({ tool_call_id: id, name, content: NO_RESULT, status: 'error' });
		return result.name === undefined || result.name === name ? result : copyWith(result, { name });
	});
}

function strayResult(message: ToolMessage): HumanMessage {
	const name = message.name ? ` ${message.name}` : '';
	return new HumanMessage(`An earlier call of the tool${name} gave: ${joinedText(message.content)}`);
}
