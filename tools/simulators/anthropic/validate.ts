import { asArray, asNumber, asObject, asString, type JsonObject } from '../json';
import type { ErrorSpec } from '../types';
import { findBlockProblem } from './validate-blocks';
import { findMessageProblem } from './validate-messages';

const TOOL_NAME = /^[a-zA-Z0-9_-]{1,128}$/;

function bad(message: string): ErrorSpec {
	return { name: 'bad_request', message };
}

function findToolProblem(body: JsonObject): ErrorSpec | undefined {
	const tools = asArray(body['tools']);
	if (body['tool_choice'] !== undefined && tools.length === 0) {
		return bad('tool_choice: may only be specified while providing tools');
	}
	const names = new Set<string>();
	for (const [index, tool] of tools.entries()) {
		const fields = asObject(tool);
		const name = asString(fields['name']);
		// Tools that Anthropic runs itself carry a dated type and no schema.
		const hosted = fields['type'] !== undefined && fields['type'] !== 'custom';
		if (!TOOL_NAME.test(name)) {
			return bad(`tools.${index}.custom.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'`);
		}
		if (!hosted && asObject(fields['input_schema'])['type'] !== 'object') {
			return bad(`tools.${index}.custom.input_schema.type: Field required`);
		}
		if (names.has(name)) return bad('tools: Tool names must be unique.');
		names.add(name);
	}
	return undefined;
}

/** The first thing the service would refuse in a messages body. */
export function findAnthropicProblem(body: JsonObject): ErrorSpec | undefined {
	const model = asString(body['model']);
	if (!model) return bad('model: Field required');
	if (!model.startsWith('claude-') || model.includes('does-not-exist')) {
		return { name: 'model_not_found', model };
	}
	const limit = body['max_tokens'];
	if (limit === undefined) return bad('max_tokens: Field required');
	if (!Number.isInteger(limit) || Number(limit) < 1) {
		return bad('max_tokens: Input should be greater than or equal to 1');
	}
	const temperature = asNumber(body['temperature']);
	if (temperature !== undefined && (temperature < 0 || temperature > 1)) {
		return bad('temperature: range: 0..1');
	}
	return findMessageProblem(asArray(body['messages'])) ?? findBlockProblem(body) ?? findToolProblem(body);
}
