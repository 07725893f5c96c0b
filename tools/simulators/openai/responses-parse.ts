import { asArray, asNumber, asObject, asString, parseJson, type JsonObject } from '../json';
import type { ChatRequest, Parsed, ToolCall, ToolChoice, Turn } from '../types';
import { openAiError } from './errors';
import { findResponsesProblem } from './responses-validate';

/** The items of a body's input; a bare string is one user message. */
function inputItems(body: JsonObject): JsonObject[] {
	const { input } = body;
	return typeof input === 'string' ? [{ role: 'user', content: input }] : asArray(input).map(asObject);
}

function textIn(content: unknown): string {
	if (typeof content === 'string') return content;
	return asArray(content)
		.map((part) => asString(asObject(part)['text']))
		.join('');
}

function messageTurn(item: JsonObject): Turn {
	const role = asString(item['role']);
	const parts = asArray(item['content']);
	return {
		role: role === 'developer' || role === 'system' ? 'system' : role === 'assistant' ? 'assistant' : 'user',
		text: textIn(item['content']),
		toolCalls: [],
		imageCount: parts.filter((part) => asObject(part)['type'] === 'input_image').length,
	};
}

function toToolCall(item: JsonObject): ToolCall {
	const args = asObject(parseJson(asString(item['arguments'])));
	return { id: asString(item['call_id']), name: asString(item['name']), args };
}

/** Text and calls of one answer are items of their own; here they become one turn, as in chat completions. */
function toTurns(items: readonly JsonObject[]): Turn[] {
	const turns: Turn[] = [];
	for (const item of items) {
		const type = item['type'] ?? 'message';
		if (type === 'message') turns.push(messageTurn(item));
		if (type === 'function_call_output') {
			turns.push({ role: 'tool', text: textIn(item['output']), toolCalls: [], imageCount: 0 });
		}
		if (type !== 'function_call') continue;
		const before = turns.at(-1)?.role === 'assistant' ? turns.pop() : undefined;
		const toolCalls = [...(before?.toolCalls ?? []), toToolCall(item)];
		turns.push({ role: 'assistant', text: before?.text ?? '', toolCalls, imageCount: 0 });
	}
	return turns;
}

function toToolChoice(choice: unknown): ToolChoice {
	if (choice === 'none') return { kind: 'none' };
	if (choice === 'required') return { kind: 'any' };
	const name = asString(asObject(choice)['name']);
	return name ? { kind: 'named', name } : { kind: 'auto' };
}

/** The definition in the form of chat completions, so that both APIs count the same tokens for it. */
function nested(tool: JsonObject): JsonObject {
	const { name, description, parameters } = tool;
	return { type: 'function', function: { name, description, parameters } };
}

/** Reads a Responses body; a fault in it becomes the service's own error. */
export function parseResponses(body: unknown): Parsed {
	const fields = asObject(body);
	const items = inputItems(fields);
	const problem = findResponsesProblem(fields, items);
	if (problem) return { ok: false, reply: openAiError(problem, 'openai') };
	const format = asObject(asObject(fields['text'])['format']);
	const limit = asNumber(fields['max_output_tokens']);
	const tools = asArray(fields['tools']).map(asObject);
	const instructions = asString(fields['instructions']);
	const first: JsonObject[] = instructions ? [{ role: 'system', content: instructions }] : [];
	const request: ChatRequest = {
		maker: 'openai',
		model: asString(fields['model']),
		stream: fields['stream'] === true,
		streamUsage: true,
		turns: toTurns([...first, ...items]),
		tools: tools.map((tool) => ({
			name: asString(tool['name']),
			description: asString(tool['description']),
			schema: asObject(tool['parameters']),
		})),
		toolChars: tools.length ? JSON.stringify(tools.map(nested)).length : 0,
		toolChoice: toToolChoice(fields['tool_choice']),
		jsonMode: format['type'] === 'json_object',
		...(format['type'] === 'json_schema' ? { schema: asObject(format['schema']) } : {}),
		...(limit === undefined ? {} : { maxOutputTokens: limit }),
	};
	return { ok: true, request };
}
