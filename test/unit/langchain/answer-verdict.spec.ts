import { AIMessageChunk } from '@langchain/core/messages';
import { describe, expect, it } from '@jest/globals';
import { holdsJson } from '../../../src/langchain/answer-verdict';
import { ToolCallReader } from '../../../src/langchain/tool-call-reader';

describe('holdsJson', () => {
	it.each([
		['{"a":1}', true],
		['[1, 2]', true],
		['Here you are:\n```json\n{"a": {"b": [1]}}\n```\nAnything else?', true],
		['{"a":1', false],
		['no braces at all', false],
		['a } before {', false],
		['{a: 1}', false],
		['', false],
	])('%j -> %s', (text, expected) => {
		expect(holdsJson(text)).toBe(expected);
	});
});

function streamed(pieces: readonly { readonly index: number; readonly args: string }[]) {
	const reader = new ToolCallReader();
	for (const { index, args } of pieces) {
		reader.add(
			new AIMessageChunk({
				content: '',
				tool_call_chunks: [{ index, args, name: 'search', id: `call_${index}`, type: 'tool_call_chunk' }],
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
		expect(streamed(pieces)).toEqual({ valid: 2, invalid: 0, names: [] });
	});

	it('counts a streamed call whose arguments never became JSON', () => {
		expect(streamed([{ index: 0, args: '{"q":' }])).toEqual({ valid: 0, invalid: 1, names: [] });
	});

	it('takes a call without arguments for a good one', () => {
		expect(streamed([{ index: 0, args: '' }])).toEqual({ valid: 1, invalid: 0, names: [] });
	});

	it('names the tools of a whole answer', () => {
		const reader = new ToolCallReader();
		const message = new AIMessageChunk({ content: '', tool_calls: [{ name: 'add', args: {}, id: '1' }] });
		message.tool_call_chunks = [];
		expect(reader.add(message)).toBe(true);
		expect(reader.counts()).toEqual({ valid: 1, invalid: 0, names: ['add'] });
	});

	it('sees nothing in plain text', () => {
		const reader = new ToolCallReader();
		expect(reader.add(new AIMessageChunk('hello'))).toBe(false);
	});
});
