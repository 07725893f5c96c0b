import { asArray, asObject, asString, type JsonObject } from '../json';
import type { ErrorSpec } from '../types';

function bad(message: string): ErrorSpec {
	return { name: 'bad_request', message, code: 'invalid_request_error' };
}

/** Whether a request has the model think: all but `deepseek-chat` do unless they are told not to. */
export function deepSeekThinks(body: JsonObject): boolean {
	const setting = asObject(body['thinking'])['type'];
	return setting === undefined ? asString(body['model']) !== 'deepseek-chat' : setting === 'enabled';
}

function findReasoningProblem(message: JsonObject, thinks: boolean): ErrorSpec | undefined {
	if (message['role'] !== 'assistant') return undefined;
	const hasCalls = asArray(message['tool_calls']).length > 0;
	const hasReasoning = typeof message['reasoning_content'] === 'string';
	if (hasCalls && thinks && !hasReasoning) {
		return bad('The `reasoning_content` in the thinking mode must be passed back to the API.');
	}
	// The rule of the first deepseek-reasoner; later models ignore it.
	return !hasCalls && hasReasoning
		? bad('reasoning_content is not allowed in the input messages.')
		: undefined;
}

/** The first thing DeepSeek would refuse in the messages of a body, the stricter of its models taken each time. */
export function findDeepSeekProblem(body: JsonObject): ErrorSpec | undefined {
	const messages = asArray(body['messages']).map(asObject);
	const thinks = deepSeekThinks(body);
	for (const [index, message] of messages.entries()) {
		if (Array.isArray(message['content'])) {
			const rule = 'invalid type: sequence, expected a string';
			return bad(`Failed to deserialize the JSON body into the target type: messages[${index}]: ${rule}`);
		}
		const role = asString(message['role']);
		const isRun = messages[index - 1]?.['role'] === role && role !== 'tool' && role !== 'system';
		if (isRun) return bad(`successive ${role} messages are not supported (messages[${index}])`);
		const problem = findReasoningProblem(message, thinks);
		if (problem) return problem;
	}
	const last = asString(messages.at(-1)?.['role']);
	return last === 'assistant'
		? bad('The last message must be a user message, or an assistant prefix.')
		: undefined;
}
