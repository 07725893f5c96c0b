import { asArray, asNumber, asObject, asString, type JsonObject } from '../json';
import type { OfferedTool, Parsed, ToolChoice, Turn } from '../types';
import { googleError } from './errors';
import { findGoogleProblem } from './validate';
import { signsCalls } from './validate-signatures';

function partsOf(content: JsonObject): JsonObject[] {
	return asArray(content['parts']).map(asObject);
}

function resultText(response: JsonObject): string {
	const inner = response['content'] ?? response['result'] ?? response['output'] ?? response;
	return typeof inner === 'string' ? inner : JSON.stringify(inner);
}

function toTurns(content: JsonObject): Turn[] {
	const parts = partsOf(content);
	const results = parts
		.filter((part) => part['functionResponse'] !== undefined)
		.map((part): Turn => {
			const response = asObject(asObject(part['functionResponse'])['response']);
			return { role: 'tool', text: resultText(response), toolCalls: [], imageCount: 0 };
		});
	const calls = parts
		.filter((part) => part['functionCall'] !== undefined)
		.map((part) => asObject(part['functionCall']))
		.map((call) => ({ id: '', name: asString(call['name']), args: asObject(call['args']) }));
	const text = parts.map((part) => asString(part['text'])).join('');
	const imageCount = parts.filter((part) => part['inlineData'] !== undefined).length;
	if (results.length && !text && !calls.length) return results;
	const role = content['role'] === 'model' ? 'assistant' : 'user';
	return [...results, { role, text, toolCalls: calls, imageCount }];
}

function toTool(declaration: JsonObject): OfferedTool {
	return {
		name: asString(declaration['name']),
		description: asString(declaration['description']),
		schema: asObject(declaration['parameters'] ?? declaration['parametersJsonSchema']),
	};
}

function toToolChoice(body: JsonObject): ToolChoice {
	const config = asObject(asObject(body['toolConfig'])['functionCallingConfig']);
	const mode = asString(config['mode']).toUpperCase();
	const [only, second] = asArray(config['allowedFunctionNames']);
	if (mode === 'NONE') return { kind: 'none' };
	if (mode !== 'ANY') return { kind: 'auto' };
	return typeof only === 'string' && second === undefined ? { kind: 'named', name: only } : { kind: 'any' };
}

/** Reads a generateContent body; a fault in it becomes the service's own error. */
export function parseGoogle(
	body: unknown,
	target: { readonly model: string; readonly stream: boolean },
): Parsed {
	const fields = asObject(body);
	const problem = findGoogleProblem(fields, target.model);
	if (problem) return { ok: false, reply: googleError(problem) };
	const system = asObject(fields['systemInstruction'] ?? fields['system_instruction']);
	const systemText = partsOf(system)
		.map((part) => asString(part['text']))
		.join('');
	const declarations = asArray(fields['tools'])
		.flatMap((tool) => asArray(asObject(tool)['functionDeclarations']))
		.map(asObject);
	const config = asObject(fields['generationConfig']);
	const schema = config['responseSchema'] ?? config['responseJsonSchema'];
	const limit = asNumber(config['maxOutputTokens']);
	const turns = asArray(fields['contents']).flatMap((content) => toTurns(asObject(content)));
	const systemTurn: Turn = { role: 'system', text: systemText, toolCalls: [], imageCount: 0 };
	return {
		ok: true,
		request: {
			maker: 'google',
			...target,
			streamUsage: true,
			turns: systemText ? [systemTurn, ...turns] : turns,
			tools: declarations.map(toTool),
			toolChars: declarations.length ? JSON.stringify(declarations).length : 0,
			toolChoice: toToolChoice(fields),
			thinking: signsCalls(target.model),
			jsonMode: config['responseMimeType'] === 'application/json' && schema === undefined,
			...(schema === undefined ? {} : { schema: asObject(schema) }),
			...(limit === undefined ? {} : { maxOutputTokens: limit }),
		},
	};
}
