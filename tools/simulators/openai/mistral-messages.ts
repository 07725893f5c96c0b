import { asArray, asObject, asString, type JsonObject } from '../json';
import type { ErrorSpec } from '../types';

/** Roles that may follow each role, as in the request validator of mistral-common. */
const MAY_FOLLOW: Readonly<Record<string, readonly string[]>> = {
	system: ['system', 'user', 'assistant'],
	user: ['system', 'user', 'assistant'],
	assistant: ['user', 'assistant', 'tool'],
	tool: ['assistant', 'tool'],
};

/** Fields each role may have; the service refuses any other. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
	system: ['role', 'content'],
	user: ['role', 'content'],
	assistant: ['role', 'content', 'tool_calls', 'prefix'],
	tool: ['role', 'content', 'tool_call_id', 'name'],
};

const CALL_ID = /^[a-zA-Z0-9]{9}$/;
const FUNCTION_NAME = /^[a-zA-Z0-9_-]{1,64}$/;
const PARTS = new Set(['text', 'image_url', 'input_audio', 'document_url', 'thinking']);

function bad(message: string, type: string, code: string): ErrorSpec {
	return { name: 'bad_request', message, type, code };
}

function order(message: string): ErrorSpec {
	return bad(message, 'invalid_request_message_order', '3230');
}

function findIdProblem(id: string): ErrorSpec | undefined {
	if (CALL_ID.test(id)) return undefined;
	const rule = 'must be a-z, A-Z, 0-9, with a length of 9.';
	return bad(`Tool call id was ${id} but ${rule}`, 'invalid_function_call', '3280');
}

function findCallProblem(message: JsonObject): ErrorSpec | undefined {
	for (const call of asArray(message['tool_calls']).map(asObject)) {
		const name = asString(asObject(call['function'])['name']);
		const problem = findIdProblem(asString(call['id']));
		if (problem) return problem;
		if (!FUNCTION_NAME.test(name)) {
			return bad(`Function name was ${name} but must be a-z, A-Z, 0-9.`, 'invalid_function_call', '3280');
		}
	}
	return message['role'] === 'tool' ? findIdProblem(asString(message['tool_call_id'])) : undefined;
}

function findShapeProblem(message: JsonObject, index: number): ErrorSpec | undefined {
	const role = asString(message['role']);
	const extra = Object.keys(message).find((field) => !FIELDS[role]?.includes(field));
	if (extra !== undefined) {
		return {
			...bad(`messages.${index}.${role}.${extra}: Extra inputs are not permitted`, 'extra_forbidden', '422'),
		};
	}
	const parts = asArray(message['content']).map((part) => asString(asObject(part)['type']));
	if (parts.some((type) => !PARTS.has(type))) {
		return bad(
			`messages.${index}.content: Input tag does not match any of the expected tags`,
			'invalid_request',
			'422',
		);
	}
	const isEmpty = !asString(message['content']) && parts.length === 0;
	if (role === 'assistant' && isEmpty && asArray(message['tool_calls']).length === 0) {
		const rule = 'Assistant message must have either content or tool_calls, but not none.';
		return bad(rule, 'invalid_request_assistant_message', '3240');
	}
	return undefined;
}

function findOrderProblem(messages: readonly JsonObject[]): ErrorSpec | undefined {
	let open = 0;
	for (const [index, message] of messages.entries()) {
		const role = asString(message['role']);
		const before = messages[index - 1] ? asString(messages[index - 1]?.['role']) : undefined;
		if (before !== undefined && !MAY_FOLLOW[before]?.includes(role)) {
			return order(`Unexpected role '${role}' after role '${before}'`);
		}
		if (role === 'tool') open -= 1;
		else if (open !== 0) return order('Not the same number of function calls and responses');
		if (role === 'assistant') open = asArray(message['tool_calls']).length;
	}
	if (open !== 0) return order('Not the same number of function calls and responses');
	const last = messages.at(-1);
	const isAnswerable = last?.['role'] === 'user' || last?.['role'] === 'tool' || last?.['prefix'] === true;
	if (isAnswerable) return undefined;
	const role = asString(last?.['role']);
	return order(`Expected last role User or Tool (or Assistant with prefix True) for serving but got ${role}`);
}

/** The first thing Mistral would refuse in the messages of a body. */
export function findMistralProblem(body: JsonObject): ErrorSpec | undefined {
	const messages = asArray(body['messages']).map(asObject);
	for (const [index, message] of messages.entries()) {
		const problem = findShapeProblem(message, index) ?? findCallProblem(message);
		if (problem) return problem;
	}
	return findOrderProblem(messages);
}
