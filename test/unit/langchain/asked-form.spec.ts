import { HumanMessage, SystemMessage } from '@langchain/core/messages';
import { StructuredOutputParser } from '@langchain/core/output_parsers';
import { tool } from '@langchain/core/tools';
import { describe, expect, it } from '@jest/globals';
import { z } from 'zod/v4';
import { askedFormOf } from '../../../src/langchain/asked-form';

const person = z.object({ name: z.string(), age: z.number(), role: z.enum(['cook', 'guest']).optional() });
const schema = {
	type: 'object',
	properties: { name: { type: 'string' }, mail: { type: 'string', format: 'email' } },
	required: ['name'],
	additionalProperties: false,
};
const say = (text: string) => [new HumanMessage(text)];
const jsonSchema = { type: 'json_schema', json_schema: { name: 'person', schema } };

describe('the form a call asks for', () => {
	it.each([
		['no option', {}, false],
		['text', { response_format: { type: 'text' } }, false],
		['JSON', { response_format: { type: 'json_object' } }, true],
		['a schema', { response_format: jsonSchema }, true],
	])('%s by response_format', (_name, options, json) => {
		expect(askedFormOf(say('Who?'), options).json).toBe(json);
	});

	it('is checked by the schema, less strictly than its letter: parsers drop what they do not know', () => {
		const { fits } = askedFormOf(say('Who?'), { response_format: jsonSchema });
		expect(fits?.({ name: 'Ada' })).toBe(true);
		expect(fits?.({ name: 'Ada', more: 1, mail: 'not quite' })).toBe(true);
		expect(fits?.({ name: 1 })).toBe(false);
		expect(fits?.({})).toBe(false);
		expect(fits?.('Ada')).toBe(false);
	});

	it('is read in no time where many line breaks stand behind the fence of the instructions', () => {
		const instructions = StructuredOutputParser.fromZodSchema(person).getFormatInstructions();
		const broken = instructions.replace(/```json[^]*$/, `\`\`\`json${'\n'.repeat(100_000)}`);
		const startedAt = performance.now();
		expect(askedFormOf(say(broken), {}).json).toBe(true);
		expect(performance.now() - startedAt).toBeLessThan(1_000);
	});

	it("is read from the instructions of LangChain's parser, wherever they stand", () => {
		const instructions = StructuredOutputParser.fromZodSchema(person).getFormatInstructions();
		const forms = [
			askedFormOf(say(`Who?\n\n${instructions}`), {}),
			askedFormOf([new SystemMessage(instructions), ...say('Who?')], {}),
		];
		for (const { json, fits } of forms) {
			expect(json).toBe(true);
			expect(fits?.({ name: 'Ada', age: 36, role: 'cook' })).toBe(true);
			expect(fits?.({ name: 'Ada', age: 36, role: 'queen' })).toBe(false);
			expect(fits?.({ name: 'Ada' })).toBe(false);
		}
	});

	it('is not read from what a user says of JSON', () => {
		expect(askedFormOf(say('What is a JSON schema? Answer in JSON or in words.'), {}).json).toBe(false);
	});

	it.each([
		['a definition', { type: 'function', function: { name: 'person', parameters: schema } }],
		['a tool with zod', tool(() => '', { name: 'person', schema: person })],
		["Anthropic's form", { name: 'person', input_schema: schema }],
	])('holds for the arguments of a forced tool, given as %s', (_name, given) => {
		for (const choice of ['person', { type: 'function', function: { name: 'person' } }, { name: 'person' }]) {
			const options = { tools: [given], tool_choice: choice } as Parameters<typeof askedFormOf>[1];
			const { forcedTool, callsTool } = askedFormOf(say('Who?'), options);
			expect(callsTool).toBe(true);
			expect(forcedTool?.name).toBe('person');
			expect(forcedTool?.fits({ name: 'Ada', age: 36 })).toBe(true);
			expect(forcedTool?.fits({ age: 36 })).toBe(false);
		}
	});

	it('leaves tools alone that the model may choose: their own check tells the model', () => {
		const options = { tools: [{ type: 'function', function: { name: 'person', parameters: schema } }] };
		expect(askedFormOf(say('Who?'), options)).toEqual({ json: false, callsTool: false });
		expect(askedFormOf(say('Who?'), { ...options, tool_choice: 'auto' }).callsTool).toBe(false);
		expect(askedFormOf(say('Who?'), { ...options, tool_choice: 'any' }).callsTool).toBe(true);
	});

	it.each([
		['a reference to nowhere', { $ref: '#/$defs/nobody' }],
		['a broken pattern', { type: 'string', pattern: '(' }],
	])('lets everything through where the schema has %s', (_name, broken) => {
		const format = { type: 'json_schema', json_schema: { schema: { properties: { a: broken } } } };
		expect(askedFormOf(say('Who?'), { response_format: format }).fits?.({ a: 'x' })).toBe(true);
	});
});
