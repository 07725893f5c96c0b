import { asArray, asObject, asString, type JsonObject } from '../json';
import type { ErrorSpec, Maker } from '../types';
import { findDeepSeekProblem } from './deepseek-messages';
import { findMistralProblem } from './mistral-messages';
import { findMessageProblem } from './validate-messages';

/** Parameters of the published chat completions reference; the service refuses any other. */
const PARAMETERS = new Set(
	(
		'model messages stream stream_options tools tool_choice parallel_tool_calls functions function_call ' +
		'response_format max_tokens max_completion_tokens temperature top_p n stop seed user store metadata ' +
		'frequency_penalty presence_penalty logit_bias logprobs top_logprobs reasoning_effort verbosity modalities ' +
		'audio prediction service_tier prompt_cache_key prompt_cache_retention safety_identifier web_search_options'
	).split(' '),
);

/** Models that think by default and take neither `max_tokens` nor a temperature. */
const REASONING_MODEL = /^(?:o\d|gpt-5(?:-mini|-nano)?(?:-\d{4}-\d{2}-\d{2})?$)/;

const TOOL_NAME = /^[a-zA-Z0-9_-]{1,64}$/;

function bad(message: string, param?: string, code?: string): ErrorSpec {
	return { name: 'bad_request', message, ...(param ? { param } : {}), ...(code ? { code } : {}) };
}

function findToolProblem(body: JsonObject): ErrorSpec | undefined {
	const tools = asArray(body['tools']);
	if (body['tools'] !== undefined && tools.length === 0) {
		return bad("[] is too short - 'tools'", 'tools');
	}
	if (body['tool_choice'] !== undefined && tools.length === 0) {
		return bad("'tool_choice' is only allowed when 'tools' are specified.", 'tool_choice');
	}
	for (const [index, tool] of tools.entries()) {
		const fields = asObject(tool);
		if (fields['type'] !== 'function') {
			return bad(
				`Invalid value: '${asString(fields['type'])}'. Supported values are: 'function'.`,
				`tools[${index}].type`,
			);
		}
		if (!TOOL_NAME.test(asString(asObject(fields['function'])['name']))) {
			const param = `tools[${index}].function.name`;
			return bad(
				`Invalid '${param}': string does not match pattern '^[a-zA-Z0-9_-]+$'.`,
				param,
				'invalid_value',
			);
		}
	}
	return undefined;
}

function findFormatProblem(body: JsonObject): ErrorSpec | undefined {
	const format = asObject(body['response_format']);
	if (format['type'] === 'json_object' && !/json/i.test(JSON.stringify(body['messages']))) {
		return bad(
			"'messages' must contain the word 'json' in some form, to use 'response_format' of type 'json_object'.",
			'messages',
		);
	}
	if (format['type'] === 'json_schema' && !asString(asObject(format['json_schema'])['name'])) {
		const param = 'response_format.json_schema.name';
		return bad(`Missing required parameter: '${param}'.`, param, 'missing_required_parameter');
	}
	return undefined;
}

function findParameterProblem(body: JsonObject, maker: Maker): ErrorSpec | undefined {
	if (body['stream_options'] !== undefined && body['stream'] !== true) {
		return bad("The 'stream_options' parameter is only allowed when 'stream' is enabled.", 'stream_options');
	}
	if (maker !== 'openai') return undefined;
	const unknown = Object.keys(body).find((key) => !PARAMETERS.has(key));
	if (unknown) return bad(`Unrecognized request argument supplied: ${unknown}`);
	if (!REASONING_MODEL.test(asString(body['model']))) return undefined;
	if (body['max_tokens'] !== undefined) {
		return bad(
			"Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
			'max_tokens',
			'unsupported_parameter',
		);
	}
	if (body['temperature'] !== undefined && body['temperature'] !== 1) {
		return bad(
			"Unsupported value: 'temperature' does not support a value other than the default (1) with this model.",
			'temperature',
			'unsupported_value',
		);
	}
	return undefined;
}

type OpenAiSpeaker = Exclude<Maker, 'anthropic' | 'google'>;

const MODEL_NAMES: Readonly<Record<OpenAiSpeaker, RegExp>> = {
	openai: /^(?:ft:)?(?:gpt-|chatgpt-|o\d)/,
	openrouter: /^[^/]+\/[^/]+$/,
	mistral: /^(?:mistral|ministral|magistral|codestral|devstral|pixtral|open-mi)/,
	deepseek: /^deepseek-/,
};

const OWN_MESSAGE_RULES: Partial<Record<OpenAiSpeaker, (body: JsonObject) => ErrorSpec | undefined>> = {
	mistral: findMistralProblem,
	deepseek: findDeepSeekProblem,
};

/** The complaint about a model that is missing or unknown. */
export function findModelProblem(body: JsonObject, maker: OpenAiSpeaker): ErrorSpec | undefined {
	const model = asString(body['model']);
	if (!model) return bad('you must provide a model parameter');
	const isKnown = MODEL_NAMES[maker].test(model) && !model.includes('does-not-exist');
	return isKnown ? undefined : { name: 'model_not_found', model };
}

/** The first thing the service would refuse in a chat completions body. */
export function findOpenAiProblem(body: JsonObject, maker: OpenAiSpeaker): ErrorSpec | undefined {
	return (
		findModelProblem(body, maker) ??
		findParameterProblem(body, maker) ??
		OWN_MESSAGE_RULES[maker]?.(body) ??
		findMessageProblem(body['messages']) ??
		findToolProblem(body) ??
		findFormatProblem(body)
	);
}
