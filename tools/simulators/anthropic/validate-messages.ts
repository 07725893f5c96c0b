import { asArray, asObject, asString, type JsonObject } from '../json';
import type { ErrorSpec } from '../types';

function bad(message: string): ErrorSpec {
	return { name: 'bad_request', message };
}

function idsOf(message: JsonObject, type: string, field: string): string[] {
	return asArray(message['content'])
		.map(asObject)
		.filter((block) => block['type'] === type)
		.map((block) => asString(block[field]));
}

function findContentProblem(message: JsonObject, index: number, isLast: boolean): ErrorSpec | undefined {
	const role = asString(message['role']);
	if (role === 'system') {
		return bad(
			'messages: Unexpected role "system". The Messages API accepts a top-level `system` parameter, ' +
				'not "system" as an input message role.',
		);
	}
	if (role !== 'user' && role !== 'assistant') {
		return bad(`messages.${index}.role: Input should be 'user' or 'assistant'`);
	}
	const content = message['content'];
	const prefill = isLast && role === 'assistant';
	const empty = content === undefined || content === '' || (Array.isArray(content) && content.length === 0);
	if (empty && !prefill) {
		return bad(
			'messages: all messages must have non-empty content except for the optional final assistant message',
		);
	}
	const ending = typeof content === 'string' ? content : asString(asObject(asArray(content).at(-1))['text']);
	if (prefill && /\s$/.test(ending)) {
		return bad('messages: final assistant content cannot end with trailing whitespace');
	}
	const blank = asArray(content)
		.map(asObject)
		.some((block) => block['type'] === 'text' && !asString(block['text']).trim());
	return blank ? bad('messages: text content blocks must contain non-whitespace text') : undefined;
}

function findPairProblem(
	message: JsonObject,
	previous: JsonObject | undefined,
	index: number,
): ErrorSpec | undefined {
	const open = previous ? idsOf(previous, 'tool_use', 'id') : [];
	const results = idsOf(message, 'tool_result', 'tool_use_id');
	const stray = results.find((id) => !open.includes(id));
	if (stray !== undefined) {
		return bad(
			`messages.${index}.content: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray}. ` +
				'Each `tool_result` block must have a corresponding `tool_use` block in the previous message.',
		);
	}
	const missing = open.filter((id) => !results.includes(id));
	if (missing.length === 0) return undefined;
	return bad(
		`messages.${index - 1}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ` +
			`${missing.join(', ')}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
	);
}

function blocksOf(content: unknown): readonly unknown[] {
	return typeof content === 'string' ? [{ type: 'text', text: content }] : asArray(content);
}

/** Turns of one role in a row count as one turn, as they do at the service. */
export function joinTurns(messages: readonly JsonObject[]): JsonObject[] {
	const joined: JsonObject[] = [];
	for (const message of messages) {
		const last = joined.at(-1);
		if (last && last['role'] === message['role']) {
			const content = [...blocksOf(last['content']), ...blocksOf(message['content'])];
			joined[joined.length - 1] = { ...last, content };
		} else {
			joined.push(message);
		}
	}
	return joined;
}

/** The first thing wrong with the messages: roles, empty content, or tool results that do not fit the calls. */
export function findMessageProblem(list: readonly unknown[]): ErrorSpec | undefined {
	const messages = list.map(asObject);
	if (messages.length === 0) return bad('messages: at least one message is required');
	for (const [index, message] of messages.entries()) {
		const problem = findContentProblem(message, index, index === messages.length - 1);
		if (problem) return problem;
	}
	const turns = joinTurns(messages);
	if (turns[0]?.['role'] !== 'user') return bad('messages: first message must use the "user" role');
	for (const [index, turn] of turns.entries()) {
		const problem = findPairProblem(turn, turns[index - 1], index);
		if (problem) return problem;
	}
	const open = idsOf(turns.at(-1) ?? {}, 'tool_use', 'id');
	return open.length ? findPairProblem({}, turns.at(-1), turns.length) : undefined;
}
