import { AIMessageChunk } from '@langchain/core/messages';
import { describe, expect, it } from '@jest/globals';
import { jsonIn } from '../../../src/langchain/answer-verdict';
import { ToolCallReader } from '../../../src/langchain/tool-call-reader';

describe('jsonIn', () => {
	it.each([
		['{"a":1}', true],
		['[1, 2]', true],
		['Here you are:\n```json\n{"a": {"b": [1]}}\n```\nAnything else?', true],
		['As [the list] says:\n```json\n{"a":1}\n```\nUse {a}.', true],
		['[1] tells of {"a":1}', true],
		['{"a":1} [source]', true],
		['{"a":1', false],
		['no braces at all', false],
		['a } before {', false],
		['{a: 1}', false],
		['', false],
	])('%j -> %s', (text, expected) => {
		expect(jsonIn(text) !== undefined).toBe(expected);
	});
});

function streamed(pieces: readonly { readonly index: number; readonly args: string }[]) {
	const reader = new ToolCallReader();
	const named = new Set<number>();
	for (const { index, args } of pieces) {
		const name = named.has(index) ? undefined : 'search';
		named.add(index);
		reader.add(
			new AIMessageChunk({
				content: '',
				tool_call_chunks: [
					{ index, args, ...(name && { name }), id: `call_${index}`, type: 'tool_call_chunk' },
				],
			}),
		);
	}
	return reader.counts();
}

describe('ToolCallReader', () => {
	it('puts streamed arguments together before it reads them', () => {
		const pieces = [
			{ index: 0, args: '{"q":' },
			{ index: 1, args: '{"q"' },
			{ index: 0, args: '"a"}' },
			{ index: 1, args: ':"b"}' },
		];
		expect(streamed(pieces)).toEqual({
			valid: 2,
			invalid: 0,
			calls: [
				{ name: 'search', args: { q: 'a' } },
				{ name: 'search', args: { q: 'b' } },
			],
		});
	});

	it('counts a streamed call whose arguments never became JSON', () => {
		expect(streamed([{ index: 0, args: '{"q":' }])).toEqual({ valid: 0, invalid: 1, calls: [] });
	});

	it('takes a call without arguments for a good one', () => {
		expect(streamed([{ index: 0, args: '' }])).toEqual({
			valid: 1,
			invalid: 0,
			calls: [{ name: 'search', args: {} }],
		});
	});

	it('names the tools of a whole answer', () => {
		const reader = new ToolCallReader();
		const message = new AIMessageChunk({ content: '', tool_calls: [{ name: 'add', args: {}, id: '1' }] });
		message.tool_call_chunks = [];
		expect(reader.add(message)).toBe(true);
		expect(reader.counts()).toEqual({ valid: 1, invalid: 0, calls: [{ name: 'add', args: {} }] });
	});

	it('sees nothing in plain text', () => {
		const reader = new ToolCallReader();
		expect(reader.add(new AIMessageChunk('hello'))).toBe(false);
	});
});
