import { asArray, asObject, asString, type JsonObject } from '../json';
import { isSignatureOf } from '../signature';
import type { ErrorSpec } from '../types';
import { joinTurns } from './validate-messages';

const BLOCKS: Readonly<Record<string, ReadonlySet<string>>> = {
	user: new Set(['text', 'image', 'document', 'search_result', 'tool_result']),
	assistant: new Set(['text', 'thinking', 'redacted_thinking', 'tool_use', 'server_tool_use', 'compaction']),
};

const CALL_ID = /^[a-zA-Z0-9_-]+$/;

function bad(message: string): ErrorSpec {
	return { name: 'bad_request', message };
}

function blocksIn(message: JsonObject): JsonObject[] {
	const content = message['content'];
	return typeof content === 'string' ? [{ type: 'text', text: content }] : asArray(content).map(asObject);
}

function findOneProblem(block: JsonObject, role: string, path: string): ErrorSpec | undefined {
	const type = asString(block['type']);
	if (!BLOCKS[role]?.has(type)) {
		return bad(`${path}: Input tag '${type}' found using 'type' does not match any of the expected tags`);
	}
	if (type === 'tool_use' && !CALL_ID.test(asString(block['id']))) {
		return bad(`${path}.tool_use.id: String should match pattern '^[a-zA-Z0-9_-]+$'`);
	}
	if (type !== 'thinking') return undefined;
	const isSigned = isSignatureOf('anthropic', asString(block['signature']), asString(block['thinking']));
	return isSigned ? undefined : bad(`${path}: Invalid \`signature\` in \`thinking\` block`);
}

function findTwice(ids: readonly string[]): string | undefined {
	return ids.find((id, index) => ids.indexOf(id) !== index);
}

function findRepeatProblem(messages: readonly JsonObject[]): ErrorSpec | undefined {
	const idsOf = (type: string, field: string) =>
		messages
			.flatMap(blocksIn)
			.filter((block) => block['type'] === type)
			.map((block) => asString(block[field]));
	if (findTwice(idsOf('tool_use', 'id'))) return bad('messages: `tool_use` ids must be unique');
	const twice = findTwice(idsOf('tool_result', 'tool_use_id'));
	return twice === undefined
		? undefined
		: bad(`each tool_use must have a single result. Found multiple \`tool_result\` blocks with id: ${twice}`);
}

function findLateResult(turns: readonly JsonObject[]): ErrorSpec | undefined {
	const isLate = turns.some((turn) => {
		const types = blocksIn(turn).map((block) => block['type']);
		const other = types.findIndex((type) => type !== 'tool_result');
		return other >= 0 && types.lastIndexOf('tool_result') > other;
	});
	return isLate
		? bad('messages: `tool_result` blocks must come before any other content of the turn')
		: undefined;
}

/** With thinking on, the assistant turn that is under way has to begin with a thought. */
function findThoughtProblem(turns: readonly JsonObject[]): ErrorSpec | undefined {
	const asked = turns.findLastIndex(
		(turn) => turn['role'] === 'user' && !blocksIn(turn).every((block) => block['type'] === 'tool_result'),
	);
	const turn = turns[asked + 1];
	if (turn?.['role'] !== 'assistant' || !blocksIn(turn).some((block) => block['type'] === 'tool_use'))
		return undefined;
	const first = asString(blocksIn(turn)[0]?.['type']);
	if (first === 'thinking' || first === 'redacted_thinking') return undefined;
	return bad(
		`messages.${asked + 1}.content.0.type: Expected \`thinking\` or \`redacted_thinking\`, but found \`${first}\`. ` +
			'When `thinking` is enabled, a final `assistant` message must start with a thinking block.',
	);
}

/** The first block of a body that is not valid, or stands where it must not. */
export function findBlockProblem(body: JsonObject): ErrorSpec | undefined {
	const messages = asArray(body['messages']).map(asObject);
	for (const [index, message] of messages.entries()) {
		for (const [place, block] of blocksIn(message).entries()) {
			const path = `messages.${index}.content.${place}`;
			const problem = findOneProblem(block, asString(message['role']), path);
			if (problem) return problem;
		}
	}
	const turns = joinTurns(messages);
	const thinks = asObject(body['thinking'])['type'] === 'enabled';
	return (
		findRepeatProblem(messages) ?? findLateResult(turns) ?? (thinks ? findThoughtProblem(turns) : undefined)
	);
}
