import { describe, expect, it } from '@jest/globals';
import type { FailureKind } from '../../../src/domain/failure';
import { classifyAnswer, type AnswerFacts } from '../../../src/resilience/classify-answer';
import { describeRecorded, readRecordings } from './recorded-payloads';
import { answerFactsOf } from './recorded-answers';

const TEXT: AnswerFacts = { textLength: 12, toolCallCount: 0, invalidToolCallCount: 0 };
const NOTHING: AnswerFacts = { ...TEXT, textLength: 0 };

describe('classifyAnswer', () => {
	it.each<readonly [name: string, facts: AnswerFacts, kind: FailureKind | undefined]>([
		['text', { ...TEXT, finishReason: 'stop' }, undefined],
		['text without a reason', TEXT, undefined],
		['a tool call', { ...NOTHING, toolCallCount: 1, finishReason: 'tool_calls' }, undefined],
		['an image', { ...NOTHING, mediaCount: 1 }, undefined],
		['nothing', { ...NOTHING, finishReason: 'STOP' }, 'empty_answer'],
		['cut', { ...TEXT, finishReason: 'length' }, 'output_truncated'],
		['cut, as Anthropic says it', { ...TEXT, finishReason: 'max_tokens' }, 'output_truncated'],
		['cut, accepted', { ...TEXT, finishReason: 'MAX_TOKENS', truncationAccepted: true }, undefined],
		[
			'nothing but reasoning',
			{ ...NOTHING, finishReason: 'length', truncationAccepted: true },
			'output_truncated',
		],
		[
			'half a tool call',
			{ ...TEXT, invalidToolCallCount: 1, finishReason: 'length', truncationAccepted: true },
			'output_truncated',
		],
		[
			'half a structure',
			{ ...TEXT, structureValid: false, finishReason: 'length', truncationAccepted: true },
			'output_truncated',
		],
		['filtered', { ...TEXT, finishReason: 'content_filter' }, 'content_refused'],
		['blocked', { ...NOTHING, finishReason: 'SAFETY' }, 'content_refused'],
		['a refusal', { ...TEXT, refusal: true }, 'content_refused'],
		['a broken call', { ...NOTHING, invalidToolCallCount: 1 }, 'malformed_answer'],
		[
			'a broken call, as Google says it',
			{ ...NOTHING, finishReason: 'MALFORMED_FUNCTION_CALL' },
			'malformed_answer',
		],
		['the wrong structure', { ...TEXT, structureValid: false }, 'invalid_structure'],
		['an error inside', { ...NOTHING, errorInside: { code: 402, message: 'x' } }, 'quota_exhausted'],
		['an error text inside', { ...NOTHING, errorInside: 'Rate limit exceeded' }, 'rate_limit'],
		['a failed end', { ...TEXT, finishReason: 'error' }, 'server_error'],
		['no capacity', { ...TEXT, finishReason: 'insufficient_system_resource' }, 'overloaded'],
		['null for no error', { ...TEXT, errorInside: null }, undefined],
		['an empty object for no error', { ...TEXT, errorInside: {} }, undefined],
	])('%s', (_name, facts, kind) => {
		expect(classifyAnswer(facts)?.kind).toBe(kind);
	});
});

describeRecorded('recorded answers', () => {
	const recordings = readRecordings('recorded_payloads.json');

	it.each(
		recordings
			.filter(({ kind }) => kind === 'truncated' || kind === 'blocked')
			.map((row) => [row.id, row] as const),
	)('%s is none', (_id, recording) => {
		const expected = recording.kind === 'blocked' ? 'content_refused' : 'output_truncated';
		expect(classifyAnswer(answerFactsOf(recording))?.kind).toBe(expected);
	});

	it('takes every good chat answer for one', () => {
		const chats = recordings
			.filter((row) => row.kind === 'success')
			.map((row) => ({ row, facts: answerFactsOf(row) }));
		const wrong = chats.filter(({ facts }) => facts.isChat && classifyAnswer(facts) !== undefined);
		const found = wrong.map(({ row, facts }) => [row.id, classifyAnswer(facts)?.kind, facts.finishReason]);
		console.log(`Recorded good answers read: ${chats.filter(({ facts }) => facts.isChat).length}`);
		expect(found).toEqual([]);
	});
});
