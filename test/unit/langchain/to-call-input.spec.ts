import { describe, expect, it } from '@jest/globals';
import { AIMessage, ChatMessage, HumanMessage, SystemMessage, ToolMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { textOf, toCallInput } from '../../../src/langchain/to-call-input';

const input = (content: HumanMessage['content']) =>
	toCallInput([new HumanMessage({ content })], {}).messages[0];

describe('messages', () => {
	it('have the roles shared by all makers', () => {
		const messages = [
			new SystemMessage('s'),
			new HumanMessage('h'),
			new AIMessage({ content: '', tool_calls: [{ name: 't', args: {}, id: '1' }] }),
			new ToolMessage({ content: 'r', tool_call_id: '1' }),
			new ChatMessage('x', 'narrator'),
		];
		const roles = toCallInput(messages, {}).messages.map(({ role, toolCallCount }) => [role, toolCallCount]);
		expect(roles).toEqual([
			['system', 0],
			['user', 0],
			['assistant', 1],
			['tool', 0],
			['user', 0],
		]);
	});

	it.each([
		[{ type: 'image_url', image_url: { url: 'https://a.example/a.png' } }, [1, 0, 0]],
		[{ type: 'input_audio', input_audio: { data: '', format: 'wav' } }, [0, 1, 0]],
		[{ type: 'file', data: '', mimeType: 'application/pdf' }, [0, 0, 1]],
		[{ type: 'media', mimeType: 'image/png', data: '' }, [1, 0, 0]],
		[{ type: 'media', mime_type: 'audio/mp3', data: '' }, [0, 1, 0]],
		[{ type: 'text', text: 'image/png' }, [0, 0, 0]],
	])('count what they hold: %j', (block, counts) => {
		const message = input([block]);
		expect([message?.imageCount, message?.audioCount, message?.fileCount]).toEqual(counts);
	});

	it('give their text and nothing else', () => {
		expect(
			textOf([
				{ type: 'text', text: 'a' },
				{ type: 'image_url', image_url: 'b' },
				{ type: 'text', text: 'c' },
			]),
		).toBe('a\nc');
	});
});

describe('options', () => {
	it('count tools and measure what their definitions add to the prompt', () => {
		const small = tool(() => '', { name: 'a', description: 'd', schema: { type: 'object', properties: {} } });
		const large = tool(() => '', {
			name: 'b',
			description: 'd'.repeat(500),
			schema: { type: 'object', properties: {} },
		});
		const one = toCallInput([], { tools: [small] });
		const two = toCallInput([], { tools: [small, large] });
		expect([one.toolCount, two.toolCount]).toEqual([1, 2]);
		expect(two.toolSchemaChars - one.toolSchemaChars).toBeGreaterThan(500);
		expect(toCallInput([], { tools: [small, large] }).toolSchemaChars).toBe(two.toolSchemaChars);
	});

	it.each([
		[{}, false],
		[{ tool_choice: 'auto' }, false],
		[{ tool_choice: 'none' }, false],
		[{ tool_choice: 'any' }, true],
		[{ tool_choice: { type: 'function', function: { name: 'a' } } }, true],
	])('tell a forced tool call: %j', (options, forced) => {
		expect(toCallInput([], options).toolCallForced).toBe(forced);
	});

	it('take the limit on output tokens in the words of each maker', () => {
		expect(toCallInput([], { max_tokens: 5 }).maxOutputTokens).toBe(5);
		expect(toCallInput([], { maxOutputTokens: 6 }).maxOutputTokens).toBe(6);
		expect(toCallInput([], { max_tokens: '5' })).not.toHaveProperty('maxOutputTokens');
	});
});
