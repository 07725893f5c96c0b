import type { BaseMessage } from '@langchain/core/messages';
import { convertToOpenAITool } from '@langchain/core/utils/function_calling';
import { Validator } from '@langchain/core/utils/json_schema';
import type { RoutedCallOptions } from './call-options';
import { nonEmptyString, property } from './chat-model-shape';
import { isForced, textOf } from './to-call-input';

/** The form in which a caller wants the answer. */
export interface AskedForm {
	/** Whether the text has to be JSON. */
	readonly json: boolean;
	/** What the JSON has to fit, where it is known. */
	readonly fits?: (value: unknown) => boolean;
	/** Whether the answer has to call a tool. */
	readonly callsTool: boolean;
	/** The tool that is forced, and what its arguments have to fit. */
	readonly forcedTool?: { readonly name: string; readonly fits: (args: unknown) => boolean };
}

/** Whatever form the answer has. */
export const ANY_FORM: AskedForm = { json: false, callsTool: false };

/**
 * The form a call asks for: by `response_format`, by a forced tool, or by the format instructions that LangChain's
 * parsers, and with them n8n's, put into the prompt. Words of the user about JSON do not count: an answer to them need
 * not be JSON.
 */
export function askedFormOf(messages: readonly BaseMessage[], options: RoutedCallOptions): AskedForm {
	if (options.modelRouterAnyForm === true) return ANY_FORM;
	const format = options['response_format'];
	const schema = schemaOfFormat(format) ?? instructedSchema(messages);
	const json = schema !== undefined || (format !== undefined && property(format, 'type') !== 'text');
	const fits = isSchema(schema) ? checkOf(schema) : undefined;
	const forcedTool = forcedToolOf(options);
	const callsTool = isForced(options.tool_choice);
	return { json, callsTool, ...(fits && { fits }), ...(forcedTool && { forcedTool }) };
}

function schemaOfFormat(format: unknown): unknown {
	return property(property(format, 'json_schema'), 'schema');
}

function isSchema(value: unknown): value is object {
	return typeof value === 'object' && value !== null;
}

/** The first words of LangChain's format instructions, and those before the schema (`StructuredOutputParser`). */
const INSTRUCTIONS =
	'You must format your output as a JSON value that adheres to a given "JSON Schema" instance';
const BEFORE_SCHEMA = 'your output must adhere to';

/** The schema in format instructions; `true` when it cannot be read, since JSON is asked for all the same. */
function instructedSchema(messages: readonly BaseMessage[]): unknown {
	for (const { content } of messages) {
		const text = textOf(content);
		const start = text.indexOf(INSTRUCTIONS);
		if (start < 0) continue;
		const from = text.indexOf(BEFORE_SCHEMA, start);
		const fenced = from < 0 ? undefined : fencedJson(text, from);
		return fenced === undefined ? true : (parsed(fenced) ?? true);
	}
	return undefined;
}

const JSON_FENCE = '```json';

/** What the next JSON fence holds. No regular expression: many line breaks behind a fence would take it minutes. */
function fencedJson(text: string, from: number): string | undefined {
	const start = text.indexOf(JSON_FENCE, from);
	const end = start < 0 ? -1 : text.indexOf('```', start + JSON_FENCE.length);
	return end < 0 ? undefined : text.slice(start + JSON_FENCE.length, end);
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function forcedToolOf({ tools = [], tool_choice: choice }: RoutedCallOptions): AskedForm['forcedTool'] {
	const name = nonEmptyString(
		property(property(choice, 'function'), 'name') ?? property(choice, 'name') ?? choice,
	);
	const tool = tools.find((each) => nameOf(each) === name);
	const schema = name !== undefined && tool !== undefined ? parametersOf(tool) : undefined;
	return name !== undefined && isSchema(schema) ? { name, fits: checkOf(schema) } : undefined;
}

function nameOf(tool: unknown): unknown {
	return property(property(tool, 'function'), 'name') ?? property(tool, 'name');
}

function parametersOf(tool: unknown): unknown {
	const given = property(property(tool, 'function'), 'parameters') ?? property(tool, 'input_schema');
	if (given !== undefined || property(tool, 'schema') === undefined) return given;
	try {
		return convertToOpenAITool(tool as Parameters<typeof convertToOpenAITool>[0]).function.parameters;
	} catch {
		// A schema that LangChain cannot write out is not checked; the model that is given it will complain.
		return undefined;
	}
}

/** Schemas are the same objects from call to call, and making a check of one is not cheap. */
const checks = new WeakMap<object, (value: unknown) => boolean>();

/**
 * A check against a schema that is no stricter than the parsers behind it: zod drops properties it does not know and
 * has its own idea of formats, so neither counts. A schema that cannot be read lets everything through.
 */
function checkOf(schema: object): (value: unknown) => boolean {
	const known = checks.get(schema);
	if (known) return known;
	const validator = validatorOf(schema);
	const check = (value: unknown) => {
		try {
			return validator?.validate(value).valid ?? true;
		} catch {
			// A reference to nowhere or a pattern that is none shows only when a value leads to it.
			return true;
		}
	};
	checks.set(schema, check);
	return check;
}

function validatorOf(schema: object): Validator | undefined {
	try {
		return new Validator(lenient(schema), '2020-12');
	} catch {
		return undefined;
	}
}

type Schema = ConstructorParameters<typeof Validator>[0];

function lenient(schema: object): Schema {
	const text = JSON.stringify(schema, (key, value: unknown) => {
		const tooStrict =
			(key === 'additionalProperties' && value === false) || (key === 'format' && typeof value === 'string');
		return tooStrict ? undefined : value;
	});
	return JSON.parse(text) as Schema;
}
