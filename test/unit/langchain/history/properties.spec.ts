import { describe, expect, it } from '@jest/globals';
import type { BaseMessage, MessageContent } from '@langchain/core/messages';
import * as fc from 'fast-check';
import { MAKER_IDS, type RepairTarget, repairHistory } from '../../../../src/langchain/history';
import {
	callsOf,
	isAnswer,
	isResult,
	joinedText,
	textOfBlock,
} from '../../../../src/langchain/history/message';
import { MAKER_NEEDS } from '../../../../src/langchain/history/needs';
import { conversation } from './arbitrary';

const target: fc.Arbitrary<RepairTarget> = fc.record({
	maker: fc.constantFrom(...MAKER_IDS),
	thinking: fc.boolean(),
});

function shapeOf(messages: readonly BaseMessage[]): unknown {
	return JSON.parse(JSON.stringify(messages.map((message) => ({ ...message, type: message.type }))));
}

function piecesOf(content: MessageContent): string[] {
	const texts = typeof content === 'string' ? [content] : content.map((block) => textOfBlock(block) ?? '');
	return texts.flatMap((text) => text.split('\n'));
}

function holds(check: (messages: BaseMessage[], target: RepairTarget) => void): void {
	fc.assert(fc.property(conversation(true), target, check), { numRuns: 300 });
}

describe('a repaired conversation', () => {
	it('leaves the messages that were given as they were', () => {
		holds((messages, to) => {
			const before = shapeOf(messages);
			repairHistory(Object.freeze(messages), to);
			expect(shapeOf(messages)).toEqual(before);
		});
	});

	it('needs no second repair', () => {
		holds((messages, to) => {
			const once = repairHistory(messages, to);
			expect(shapeOf(repairHistory(once, to))).toEqual(shapeOf(once));
			expect(repairHistory(once, to)).toBe(once);
		});
	});

	it('holds every word of the user', () => {
		holds((messages, to) => {
			const said = repairHistory(messages, to)
				.map(({ content }) => joinedText(content))
				.join('\n');
			const asked = messages.filter(({ type }) => type === 'human');
			for (const line of asked.flatMap(({ content }) => piecesOf(content)))
				expect(said).toContain(line.trim());
		});
	});

	it('has each call followed by its own result, and no result without a call', () => {
		holds((messages, to) => {
			let open: (string | undefined)[] = [];
			for (const message of repairHistory(messages, to)) {
				if (isResult(message)) {
					expect(message.tool_call_id).toBe(open.shift());
					continue;
				}
				expect(open).toEqual([]);
				open = isAnswer(message) ? callsOf(message).map(({ id }) => id) : [];
			}
			expect(open).toEqual([]);
		});
	});

	it('has ids that the maker takes, each once', () => {
		holds((messages, to) => {
			const ids = repairHistory(messages, to)
				.filter(isAnswer)
				.flatMap(callsOf)
				.map(({ id }) => id ?? '');
			expect(new Set(ids).size).toBe(ids.length);
			for (const id of ids) expect(id).toMatch(MAKER_NEEDS[to.maker].toolCallId);
		});
	});
});
