import { asArray, asNumber, asObject, asString, type JsonObject } from '../json';
import type { ErrorSpec } from '../types';
import { findModelProblem } from './validate';

/** Parameters of the published Responses reference; the service refuses any other. */
const PARAMETERS = new Set(
	(
		'model input instructions stream stream_options tools tool_choice parallel_tool_calls max_tool_calls text ' +
		'max_output_tokens temperature top_p top_logprobs truncation store metadata include reasoning user background ' +
		'previous_response_id conversation prompt service_tier prompt_cache_key prompt_cache_retention ' +
		'safety_identifier context_management'
	).split(' '),
);

const LEAST_OUTPUT_TOKENS = 16;
const CALL_ID_LENGTH = 64;
const FUNCTION_NAME = /^[a-zA-Z0-9_-]{1,64}$/;
const ID_PREFIX: Readonly<Record<string, string>> = {
	message: 'msg',
	function_call: 'fc',
	function_call_output: 'fc',
	reasoning: 'rs',
};
const ASSISTANT_PARTS = new Set(['output_text', 'refusal']);
const INPUT_PARTS = new Set(['input_text', 'input_image', 'input_file', 'input_audio']);

function bad(message: string, param?: string, code?: string): ErrorSpec {
	return { name: 'bad_request', message, ...(param ? { param } : {}), ...(code ? { code } : {}) };
}

function findParameterProblem(body: JsonObject): ErrorSpec | undefined {
	const unknown = Object.keys(body).find((key) => !PARAMETERS.has(key));
	if (unknown) return bad(`Unknown parameter: '${unknown}'.`, unknown, 'unknown_parameter');
	const limit = asNumber(body['max_output_tokens']);
	if (limit === undefined || limit >= LEAST_OUTPUT_TOKENS) return undefined;
	const rule = `Expected a value >= ${LEAST_OUTPUT_TOKENS}, but got ${limit} instead.`;
	return bad(
		`Invalid 'max_output_tokens': integer below minimum value. ${rule}`,
		'max_output_tokens',
		'integer_below_min_value',
	);
}

function findPartProblem(item: JsonObject, param: string): ErrorSpec | undefined {
	if (typeof item['content'] === 'string') return undefined;
	const allowed = item['role'] === 'assistant' ? ASSISTANT_PARTS : INPUT_PARTS;
	const types = asArray(item['content']).map((part) => asString(asObject(part)['type']));
	const wrong = types.find((type) => !allowed.has(type));
	if (wrong === undefined) return undefined;
	const rule = `Supported values are: '${[...allowed].join("', '")}'.`;
	return bad(`Invalid value: '${wrong}'. ${rule}`, `${param}.content`, 'invalid_value');
}

function findItemProblem(item: JsonObject, index: number): ErrorSpec | undefined {
	const param = `input[${index}]`;
	const type = item['type'] === undefined ? 'message' : asString(item['type']);
	const prefix = ID_PREFIX[type];
	if (!prefix) return bad(`Invalid value: '${type}'.`, param, 'invalid_value');
	const id = item['id'];
	if (id !== undefined && !asString(id).startsWith(prefix)) {
		const rule = `Expected an ID that begins with '${prefix}'.`;
		return bad(`Invalid '${param}.id': '${asString(id)}'. ${rule}`, `${param}.id`, 'invalid_value');
	}
	if (asString(item['call_id']).length > CALL_ID_LENGTH) {
		return bad(`Invalid '${param}.call_id': string too long.`, `${param}.call_id`, 'string_above_max_length');
	}
	if (type === 'function_call' && !FUNCTION_NAME.test(asString(item['name']))) {
		return bad(`Invalid '${param}.name': string does not match pattern.`, `${param}.name`, 'invalid_value');
	}
	return type === 'message' ? findPartProblem(item, param) : undefined;
}

/** Every result has its call before it, and every call its result. */
function findPairProblem(items: readonly JsonObject[]): ErrorSpec | undefined {
	const open = new Set<string>();
	const called = new Set<string>();
	for (const item of items) {
		const id = asString(item['call_id']);
		if (item['type'] === 'function_call') {
			open.add(id);
			called.add(id);
		}
		if (item['type'] !== 'function_call_output') continue;
		if (!called.has(id)) {
			return bad(`No tool call found for function call output with call_id ${id}.`, 'input');
		}
		open.delete(id);
	}
	const [first] = open;
	return first === undefined ? undefined : bad(`No tool output found for function call ${first}.`, 'input');
}

function findToolProblem(body: JsonObject): ErrorSpec | undefined {
	for (const [index, tool] of asArray(body['tools']).map(asObject).entries()) {
		const param = `tools[${index}]`;
		if (tool['type'] !== 'function') {
			return bad(`Invalid value: '${asString(tool['type'])}'.`, `${param}.type`, 'invalid_value');
		}
		if (!asString(tool['name'])) {
			return bad(
				`Missing required parameter: '${param}.name'.`,
				`${param}.name`,
				'missing_required_parameter',
			);
		}
	}
	const format = asObject(asObject(body['text'])['format']);
	if (format['type'] !== 'json_schema' || asString(format['name'])) return undefined;
	const name = 'text.format.name';
	return bad(`Missing required parameter: '${name}'.`, name, 'missing_required_parameter');
}

/** The first thing the service would refuse in a Responses body whose input has these items. */
export function findResponsesProblem(body: JsonObject, items: readonly JsonObject[]): ErrorSpec | undefined {
	if (items.length === 0) {
		return bad("Missing required parameter: 'input'.", 'input', 'missing_required_parameter');
	}
	const model = findModelProblem(body, 'openai') ?? findParameterProblem(body);
	if (model) return model;
	for (const [index, item] of items.entries()) {
		const problem = findItemProblem(item, index);
		if (problem) return problem;
	}
	return findPairProblem(items) ?? findToolProblem(body);
}
