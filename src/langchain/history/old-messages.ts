import {
	AIMessage,
	type BaseMessage,
	HumanMessage,
	SystemMessage,
	ToolMessage,
} from '@langchain/core/messages';
import { nonEmptyString, property } from '../chat-model-shape';
import type { RepairRule } from './context';
import { callsOf, copyWith, isAnswer, objectOf } from './message';

/**
 * Gives messages of LangChain's older kinds the form of today: those that name their role in a field, and the single
 * function call of an answer with its result. Most makers' classes know neither.
 */
export const renewOldMessages: RepairRule = (messages) => {
	if (!messages.some(isOld)) return messages;
	let callId = '';
	return messages.map((message, index) => {
		if (message.type === 'generic') return byRole(message);
		if (message.type === 'function') return resultOf(message, callId);
		if (!isAnswer(message) || !isOld(message)) return message;
		callId = `function_${index}`;
		return withCall(message, callId);
	});
};

function isOld(message: BaseMessage): boolean {
	if (message.type === 'generic' || message.type === 'function') return true;
	return isAnswer(message) && message.additional_kwargs.function_call !== undefined;
}

/** A role that is none of the known ones is a person's. */
function byRole(message: BaseMessage): BaseMessage {
	const { content } = message;
	switch (property(message, 'role')) {
		case 'assistant':
		case 'ai':
		case 'model':
			return new AIMessage({ content });
		case 'system':
		case 'developer':
			return new SystemMessage({ content });
		default:
			return new HumanMessage({ content });
	}
}

function withCall(message: AIMessage, id: string): AIMessage {
	const { function_call: call, ...additional_kwargs } = message.additional_kwargs;
	const name = nonEmptyString(property(call, 'name'));
	if (name === undefined || callsOf(message).length > 0) return copyWith(message, { additional_kwargs });
	const args = objectOf(property(call, 'arguments'));
	return copyWith(message, { additional_kwargs, tool_calls: [{ id, name, args, type: 'tool_call' }] });
}

function resultOf({ content, name }: BaseMessage, tool_call_id: string): ToolMessage {
	return new ToolMessage({ content, tool_call_id, ...(name !== undefined && { name }) });
}
