import { asString, isObject, parseJson, type JsonObject } from '../json';
import type { Turn } from '../types';

/** A schema asked for in words, and whether the answer is to stand in a code block. */
export interface WrittenFormat {
	readonly schema: JsonObject;
	readonly fenced: boolean;
}

const FENCE = /```(?:json)?\s*([\s\S]*?)```/g;
const ANNOUNCES_SCHEMA = /json.?schema|must be an object that satisfies|satisf(?:y|ies)/i;

function isSchema(value: unknown): value is JsonObject {
	if (!isObject(value)) return false;
	return (
		isObject(value['properties']) ||
		isObject(value['items']) ||
		asString(value['$schema']) !== '' ||
		Array.isArray(value['anyOf'])
	);
}

/** The JSON object that starts at `start`, by counting braces outside strings. */
function balanced(text: string, start: number): string {
	let depth = 0;
	let quoted = false;
	for (let index = start; index < text.length; index += 1) {
		const char = text[index];
		if (quoted) {
			if (char === '\\') index += 1;
			else if (char === '"') quoted = false;
		} else if (char === '"') quoted = true;
		else if (char === '{') depth += 1;
		else if (char === '}' && --depth === 0) return text.slice(start, index + 1);
	}
	return '';
}

function unfenced(text: string, from: number): JsonObject | undefined {
	for (let at = text.indexOf('{', from); at >= 0; at = text.indexOf('{', at + 1)) {
		const value = parseJson(balanced(text, at));
		if (isSchema(value)) return value;
	}
	return undefined;
}

/** The schema that the text of a prompt asks the answer to have: in a code block, or after the announcement. */
export function findWrittenFormat(turns: readonly Turn[]): WrittenFormat | undefined {
	for (const turn of turns.toReversed()) {
		if (turn.role !== 'system' && turn.role !== 'user') continue;
		const announced = turn.text.search(ANNOUNCES_SCHEMA);
		if (announced < 0) continue;
		const fenced = /codeblock|code block|```/.test(turn.text);
		const blocks = [...turn.text.matchAll(FENCE)].map((match) => parseJson(match[1] ?? ''));
		const schema = blocks.findLast(isSchema) ?? unfenced(turn.text, announced);
		if (schema) return { schema, fenced };
	}
	return undefined;
}

/** A prompt's text without format instructions, so that answers are made of what the user said. */
export function withoutInstructions(text: string): string {
	if (!ANNOUNCES_SCHEMA.test(text)) return text;
	return text
		.replace(/You must format your output[\s\S]*?```[\s\S]*?```/g, '')
		.replace(FENCE, '')
		.trim();
}
