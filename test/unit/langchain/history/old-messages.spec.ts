import { describe, expect, it } from '@jest/globals';
import {
	AIMessage,
	type BaseMessage,
	ChatMessage,
	FunctionMessage,
	HumanMessage,
} from '@langchain/core/messages';
import { MAKER_IDS, repairHistory } from '../../../../src/langchain/history';
import { deepFreeze } from '../../../support/freeze';

const ASK = new HumanMessage('Look it up.');

describe.each(MAKER_IDS)('messages of older kinds, for %s', (maker) => {
	it('keep a function call and its result together', () => {
		const call = new AIMessage({
			content: '',
			additional_kwargs: { function_call: { name: 'find', arguments: '{"q":"x"}' } },
		});
		const found = new FunctionMessage({ name: 'find', content: 'found' });
		const conversation: BaseMessage[] = [ASK, call, found];
		deepFreeze(conversation);
		const [, answer, result] = repairHistory(conversation, maker);
		const id = answer instanceof AIMessage ? answer.tool_calls?.[0]?.id : undefined;
		expect(answer).toMatchObject({ tool_calls: [{ name: 'find', args: { q: 'x' } }] });
		expect(answer?.additional_kwargs).not.toHaveProperty('function_call');
		expect(result).toMatchObject({ type: 'tool', tool_call_id: id, content: 'found' });
		expect(id).toMatch(/./);
	});

	it('have the role that they name', () => {
		const said = [new ChatMessage('Hello.', 'user'), new ChatMessage('Hi.', 'assistant'), ASK];
		expect(repairHistory(said, maker).map(({ type, text }) => [type, text])).toEqual([
			['human', 'Hello.'],
			['ai', 'Hi.'],
			['human', 'Look it up.'],
		]);
	});
});
