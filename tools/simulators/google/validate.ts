import { asArray, asObject, asString, isObject, type JsonObject } from '../json';
import type { ErrorSpec } from '../types';
import { findSignatureProblem } from './validate-signatures';

/** Words of JSON schema that the declarations of functions do not know. */
const UNKNOWN_SCHEMA_FIELDS = [
	'$schema',
	'$ref',
	'exclusiveMinimum',
	'exclusiveMaximum',
	'const',
	'patternProperties',
];

const FUNCTION_NAME = /^[a-zA-Z_][a-zA-Z0-9_.:-]{0,63}$/;

function bad(message: string): ErrorSpec {
	return { name: 'bad_request', message };
}

function partsOf(content: JsonObject): JsonObject[] {
	return asArray(content['parts']).map(asObject);
}

function count(content: JsonObject | undefined, field: string): number {
	return content ? partsOf(content).filter((part) => part[field] !== undefined).length : 0;
}

function findUnknownField(schema: JsonObject): string | undefined {
	const own = UNKNOWN_SCHEMA_FIELDS.find((field) => schema[field] !== undefined);
	if (own) return own;
	const below = [...Object.values(asObject(schema['properties'])), schema['items']];
	for (const child of below) {
		const found = isObject(child) ? findUnknownField(child) : undefined;
		if (found) return found;
	}
	return undefined;
}

function findToolProblem(body: JsonObject): ErrorSpec | undefined {
	for (const [index, tool] of asArray(body['tools']).entries()) {
		for (const [place, entry] of asArray(asObject(tool)['functionDeclarations']).entries()) {
			const declaration = asObject(entry);
			const path = `tools[${index}].function_declarations[${place}]`;
			if (!FUNCTION_NAME.test(asString(declaration['name']))) {
				return bad(`GenerateContentRequest.${path}.name: Invalid function name.`);
			}
			const field = findUnknownField(asObject(declaration['parameters']));
			if (field) {
				const place2 = `'${path}.parameters'`;
				return bad(`Invalid JSON payload received. Unknown name "${field}" at ${place2}: Cannot find field.`);
			}
		}
	}
	return undefined;
}

function findContentProblem(content: JsonObject, index: number): ErrorSpec | undefined {
	const role = content['role'];
	if (role !== undefined && role !== 'user' && role !== 'model' && role !== 'function') {
		return bad('Please use a valid role: user, model.');
	}
	const parts = partsOf(content);
	const empty =
		parts.length === 0 || parts.some((part) => Object.keys(part).length === 0 || part['text'] === '');
	return empty
		? bad(`* GenerateContentRequest.contents[${index}].parts: contents.parts must not be empty.`)
		: undefined;
}

/** Contents of one role in a row count as one turn; `function` is the older name of a user turn with results. */
function joinTurns(contents: readonly JsonObject[]): JsonObject[] {
	const joined: JsonObject[] = [];
	for (const content of contents) {
		const role = content['role'] === 'model' ? 'model' : 'user';
		const last = joined.at(-1);
		if (last?.['role'] === role) {
			joined[joined.length - 1] = { role, parts: [...partsOf(last), ...partsOf(content)] };
		} else {
			joined.push({ role, parts: partsOf(content) });
		}
	}
	return joined;
}

function namesIn(content: JsonObject | undefined, field: string): string {
	const parts = content ? partsOf(content).filter((part) => part[field] !== undefined) : [];
	return parts.map((part) => asString(asObject(part[field])['name'])).join();
}

/** A call has to come from a turn of its own, right after the user or a function. */
function findSplitTurn(contents: readonly JsonObject[]): ErrorSpec | undefined {
	const split = contents.some(
		(content, index) =>
			content['role'] === 'model' &&
			contents[index - 1]?.['role'] === 'model' &&
			count(content, 'functionCall') > 0,
	);
	return split
		? bad(
				'Please ensure that function call turn comes immediately after a user turn or after a function response turn.',
			)
		: undefined;
}

function findTurnProblem(turns: readonly JsonObject[]): ErrorSpec | undefined {
	for (const [index, turn] of turns.entries()) {
		const calls = count(turns[index - 1], 'functionCall');
		const results = count(turn, 'functionResponse');
		if (turn['role'] === 'user' && calls !== results) {
			return bad(
				'Please ensure that the number of function response parts is equal to the number of function call ' +
					'parts of the function call turn.',
			);
		}
		if (
			turn['role'] === 'user' &&
			namesIn(turns[index - 1], 'functionCall') !== namesIn(turn, 'functionResponse')
		) {
			return bad(
				'Please ensure that the function response parts follow the order of the function call parts.',
			);
		}
		if (turn['role'] === 'model' && index === 0 && count(turn, 'functionCall') > 0) {
			return bad(
				'Please ensure that function call turn comes immediately after a user turn or after a function response turn.',
			);
		}
	}
	const open = count(turns.at(-1), 'functionCall');
	return open
		? bad('Please ensure that single turn requests end with a user role or the role is not specified.')
		: undefined;
}

/** The first thing the service would refuse in a generateContent body. */
export function findGoogleProblem(body: JsonObject, model: string): ErrorSpec | undefined {
	if (!/^(?:gemini|gemma|learnlm)-/.test(model) || model.includes('does-not-exist')) {
		return { name: 'model_not_found', model };
	}
	const contents = asArray(body['contents']).map(asObject);
	if (contents.length === 0) return bad('* GenerateContentRequest.contents: contents is not specified');
	for (const [index, content] of contents.entries()) {
		const problem = findContentProblem(content, index);
		if (problem) return problem;
	}
	return (
		findSplitTurn(contents) ??
		findTurnProblem(joinTurns(contents)) ??
		findSignatureProblem(contents, model) ??
		findToolProblem(body)
	);
}
