import { asArray, asNumber, asObject, asString, parseJson } from '../json';
import type { ChatRequest, OfferedTool, OpenAiLikeMaker, Parsed, ToolCall, ToolChoice, Turn } from '../types';
import { deepSeekThinks } from './deepseek-messages';
import { openAiError } from './errors';
import { findOpenAiProblem } from './validate';

function contentText(content: unknown): string {
	if (typeof content === 'string') return content;
	return asArray(content)
		.map((part) => asString(asObject(part)['text']))
		.join('');
}

function toTurn(message: unknown): Turn {
	const fields = asObject(message);
	const role = asString(fields['role']);
	const parts = asArray(fields['content']);
	return {
		role:
			role === 'developer' || role === 'system'
				? 'system'
				: role === 'tool'
					? 'tool'
					: role === 'assistant'
						? 'assistant'
						: 'user',
		text: contentText(fields['content']),
		toolCalls: asArray(fields['tool_calls']).map(toToolCall),
		imageCount: parts.filter((part) => asObject(part)['type'] === 'image_url').length,
	};
}

function toToolCall(call: unknown): ToolCall {
	const fields = asObject(call);
	const fn = asObject(fields['function']);
	return {
		id: asString(fields['id']),
		name: asString(fn['name']),
		args: asObject(parseJson(asString(fn['arguments']))),
	};
}

function toTool(tool: unknown): OfferedTool {
	const fn = asObject(asObject(tool)['function']);
	return {
		name: asString(fn['name']),
		description: asString(fn['description']),
		schema: asObject(fn['parameters']),
	};
}

function toToolChoice(choice: unknown): ToolChoice {
	if (choice === 'none') return { kind: 'none' };
	if (choice === 'required') return { kind: 'any' };
	const name = asString(asObject(asObject(choice)['function'])['name']);
	return name ? { kind: 'named', name } : { kind: 'auto' };
}

/** Reads a chat completions body; a fault in it becomes the service's own error. */
export function parseOpenAi(body: unknown, maker: 'openai' | OpenAiLikeMaker): Parsed {
	const fields = asObject(body);
	const problem = findOpenAiProblem(fields, maker);
	if (problem) return { ok: false, reply: openAiError(problem, maker) };
	const format = asObject(fields['response_format']);
	const schema = asObject(format['json_schema'])['schema'];
	const limit = asNumber(fields['max_completion_tokens']) ?? asNumber(fields['max_tokens']);
	const tools = asArray(fields['tools']);
	const request: ChatRequest = {
		maker,
		model: asString(fields['model']),
		stream: fields['stream'] === true,
		streamUsage: maker === 'openrouter' || asObject(fields['stream_options'])['include_usage'] === true,
		turns: asArray(fields['messages']).map(toTurn),
		tools: tools.map(toTool),
		toolChars: tools.length ? JSON.stringify(tools).length : 0,
		toolChoice: toToolChoice(fields['tool_choice']),
		jsonMode: format['type'] === 'json_object',
		thinking: maker === 'deepseek' && deepSeekThinks(fields),
		...(schema === undefined ? {} : { schema: asObject(schema) }),
		...(limit === undefined ? {} : { maxOutputTokens: limit }),
	};
	return { ok: true, request };
}
