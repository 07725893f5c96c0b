import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';

import { defaultDraft } from '../../../tools/simulators/reply';
import { fromSchema } from '../../../tools/simulators/reply/from-schema';
import type { ChatRequest, OfferedTool, Turn } from '../../../tools/simulators/types';

function turn(role: Turn['role'], text: string, called: readonly string[] = []): Turn {
	return { role, text, toolCalls: called.map((name) => ({ id: name, name, args: {} })), imageCount: 0 };
}

function tool(name: string, description = '', properties: Record<string, unknown> = {}): OfferedTool {
	return { name, description, schema: { type: 'object', properties } };
}

function request(turns: readonly Turn[], fields: Partial<ChatRequest> = {}): ChatRequest {
	return {
		maker: 'openai',
		model: 'gpt-4.1',
		stream: false,
		streamUsage: false,
		turns,
		tools: [],
		toolChars: 0,
		toolChoice: { kind: 'auto' },
		jsonMode: false,
		...fields,
	};
}

const SEARCH = tool('search_orders', 'Finds an order by its number', { orderNumber: { type: 'integer' } });
const MAIL = tool('sendEmail', 'Sends a message', { to: { type: 'string', format: 'email' } });
const FINAL = tool('format_final_json_response', '', { summary: { type: 'string' } });

describe('the default reply', () => {
	it('calls the tool whose name fits, with arguments from the prompt', () => {
		const turns = [turn('user', 'Where is order 4711?')];
		const draft = defaultDraft(request(turns, { tools: [MAIL, SEARCH] }));
		expect(draft.toolCalls).toEqual([{ name: 'search_orders', args: { orderNumber: 4711 } }]);
	});

	it('calls no tool when none fits, or when told not to', () => {
		const hello = request([turn('user', 'Good morning')], { tools: [MAIL, SEARCH] });
		expect(defaultDraft(hello).toolCalls).toEqual([]);
		const fitting = request([turn('user', 'Search orders')], {
			tools: [SEARCH],
			toolChoice: { kind: 'none' },
		});
		expect(defaultDraft(fitting).toolCalls).toEqual([]);
	});

	it('obeys a forced choice', () => {
		const turns = [turn('user', 'Good morning')];
		const named = request(turns, {
			tools: [MAIL, SEARCH],
			toolChoice: { kind: 'named', name: 'search_orders' },
		});
		expect(defaultDraft(named).toolCalls[0]?.name).toBe('search_orders');
		const any = request(turns, { tools: [MAIL, SEARCH], toolChoice: { kind: 'any' } });
		expect(defaultDraft(any).toolCalls[0]?.name).toBe('sendEmail');
	});

	it('goes on to the next tool named, then to the final-answer tool', () => {
		const asked = turn('user', 'Search order 7 and email ana@example.org');
		const tools = [MAIL, SEARCH, FINAL];
		const first = [asked, turn('assistant', '', ['search_orders']), turn('tool', 'shipped')];
		expect(defaultDraft(request(first, { tools })).toolCalls).toEqual([
			{ name: 'sendEmail', args: { to: 'ana@example.org' } },
		]);
		const second = [...first, turn('assistant', '', ['sendEmail']), turn('tool', 'sent')];
		expect(defaultDraft(request(second, { tools })).toolCalls[0]?.name).toBe('format_final_json_response');
		expect(defaultDraft(request(second, { tools: [MAIL, SEARCH] })).text).toContain('shipped; sent');
	});

	it('is longer when asked to write, and JSON in JSON mode', () => {
		const short = defaultDraft(request([turn('user', 'Tell me about tidal power')])).text;
		const long = defaultDraft(request([turn('user', 'Write an essay about tidal power')])).text;
		expect(long.length).toBeGreaterThan(3 * short.length);
		expect(long).toContain('tidal');
		const json = defaultDraft(request([turn('user', 'Tidal power as json')], { jsonMode: true })).text;
		expect(JSON.parse(json)).toEqual({ answer: expect.any(String) });
	});

	it('is the same for the same request', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), (text) => {
				const asked = request([turn('user', text)], { tools: [SEARCH] });
				expect(defaultDraft(asked)).toEqual(defaultDraft(asked));
			}),
		);
	});
});

describe('values from a schema', () => {
	it('keeps to bounds, enums, references and list sizes for any text', () => {
		const schema = {
			type: 'object',
			$defs: { kind: { enum: ['a', 'b'] } },
			properties: {
				kind: { $ref: '#/$defs/kind' },
				count: { type: 'integer', minimum: 3, exclusiveMaximum: 9 },
				title: { type: 'string', minLength: 2, maxLength: 8 },
				list: { type: 'array', minItems: 1, maxItems: 3, items: { anyOf: [{ type: 'null' }, { const: 1 }] } },
			},
		};
		fc.assert(
			fc.property(fc.string(), (text) => {
				const value = JSON.parse(JSON.stringify(fromSchema(schema, text)));
				expect(['a', 'b']).toContain(value.kind);
				expect(Number.isInteger(value.count) && value.count >= 3 && value.count < 9).toBe(true);
				expect(value.title.length >= 2 && value.title.length <= 8).toBe(true);
				expect(value.list).toEqual([1, 1]);
			}),
		);
	});
});
