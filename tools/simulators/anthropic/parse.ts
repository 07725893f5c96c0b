import { asArray, asNumber, asObject, asString, type JsonObject } from '../json';
import type { OfferedTool, Parsed, ToolChoice, Turn } from '../types';
import { anthropicError } from './errors';
import { findAnthropicProblem } from './validate';

function blocksOf(content: unknown): JsonObject[] {
	return typeof content === 'string' ? [{ type: 'text', text: content }] : asArray(content).map(asObject);
}

function textOf(blocks: readonly JsonObject[]): string {
	return blocks.map((block) => asString(block['text'])).join('');
}

function toTurns(message: JsonObject): Turn[] {
	const blocks = blocksOf(message['content']);
	const results = blocks
		.filter((block) => block['type'] === 'tool_result')
		.map((block): Turn => {
			return { role: 'tool', text: textOf(blocksOf(block['content'])), toolCalls: [], imageCount: 0 };
		});
	const calls = blocks
		.filter((block) => block['type'] === 'tool_use')
		.map((block) => ({
			id: asString(block['id']),
			name: asString(block['name']),
			args: asObject(block['input']),
		}));
	const text = textOf(blocks);
	const imageCount = blocks.filter((block) => block['type'] === 'image').length;
	const role = message['role'] === 'assistant' ? 'assistant' : 'user';
	const own: Turn = { role, text, toolCalls: calls, imageCount };
	return text || calls.length || imageCount || results.length === 0 ? [...results, own] : results;
}

function toTool(tool: JsonObject): OfferedTool {
	return {
		name: asString(tool['name']),
		description: asString(tool['description']),
		schema: asObject(tool['input_schema']),
	};
}

function toToolChoice(choice: JsonObject): ToolChoice {
	const type = asString(choice['type']);
	if (type === 'tool') return { kind: 'named', name: asString(choice['name']) };
	return { kind: type === 'any' || type === 'none' ? type : 'auto' };
}

/** Reads a messages body; a fault in it becomes the service's own error. */
export function parseAnthropic(body: unknown): Parsed {
	const fields = asObject(body);
	const problem = findAnthropicProblem(fields);
	if (problem) return { ok: false, reply: anthropicError(problem) };
	const system = textOf(blocksOf(fields['system']));
	const tools = asArray(fields['tools']);
	const limit = asNumber(fields['max_tokens']);
	const format = asObject(fields['output_format'] ?? asObject(fields['output_config'])['format']);
	const turns = asArray(fields['messages']).flatMap((message) => toTurns(asObject(message)));
	const systemTurn: Turn = { role: 'system', text: system, toolCalls: [], imageCount: 0 };
	return {
		ok: true,
		request: {
			maker: 'anthropic',
			model: asString(fields['model']),
			stream: fields['stream'] === true,
			streamUsage: true,
			turns: system ? [systemTurn, ...turns] : turns,
			tools: tools.map((tool) => toTool(asObject(tool))),
			toolChars: tools.length ? JSON.stringify(tools).length : 0,
			toolChoice: toToolChoice(asObject(fields['tool_choice'])),
			jsonMode: false,
			thinking: asObject(fields['thinking'])['type'] === 'enabled',
			...(format['type'] === 'json_schema' ? { schema: asObject(format['schema']) } : {}),
			...(limit === undefined ? {} : { maxOutputTokens: limit }),
		},
	};
}
