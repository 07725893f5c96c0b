import { describe, expect, it } from '@jest/globals';
import { ANSWER_FAULT_RULES } from '../../../src/domain/answer-fault';
import { ANSWER_FAULTS, type AnswerFault, type FailureKind } from '../../../src/domain/failure';
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
		['cut', { ...TEXT, finishReason: 'length' }, undefined],
		['cut, as Anthropic says it', { ...TEXT, finishReason: 'max_tokens' }, undefined],
		['nothing but reasoning', { ...NOTHING, finishReason: 'length' }, 'output_truncated'],
		['half a tool call', { ...TEXT, invalidToolCallCount: 1, finishReason: 'length' }, 'output_truncated'],
		[
			'half a structure',
			{ ...TEXT, formFaults: ['invalid_json'], finishReason: 'length' },
			'output_truncated',
		],
		['filtered', { ...TEXT, finishReason: 'content_filter' }, 'content_refused'],
		['blocked', { ...NOTHING, finishReason: 'SAFETY' }, 'content_refused'],
		['a refusal', { ...TEXT, refusal: true }, 'content_refused'],
		['a broken call', { ...NOTHING, invalidToolCallCount: 1 }, 'invalid_structure'],
		[
			'a broken call, as Google says it',
			{ ...NOTHING, finishReason: 'MALFORMED_FUNCTION_CALL' },
			'malformed_answer',
		],
		['the wrong structure', { ...TEXT, formFaults: ['invalid_json'] }, 'invalid_structure'],
		['an error inside', { ...NOTHING, errorInside: { code: 402, message: 'x' } }, 'quota_exhausted'],
		['an error text inside', { ...NOTHING, errorInside: 'Rate limit exceeded' }, 'rate_limit'],
		['a failed end', { ...TEXT, finishReason: 'error' }, 'server_error'],
		['no capacity', { ...TEXT, finishReason: 'insufficient_system_resource' }, 'overloaded'],
		['time up at Cohere', { ...TEXT, finishReason: 'TIMEOUT' }, 'timeout_total'],
		['no room left at Cohere', { ...NOTHING, finishReason: 'ERROR_LIMIT' }, 'output_truncated'],
		['a malformed response of Gemini', { ...TEXT, finishReason: 'MALFORMED_RESPONSE' }, 'malformed_answer'],
		['endless calls of Gemini', { ...TEXT, finishReason: 'TOO_MANY_TOOL_CALLS' }, 'malformed_answer'],
		['a drawing Gemini recited', { ...TEXT, finishReason: 'IMAGE_RECITATION' }, 'content_refused'],
		['null for no error', { ...TEXT, errorInside: null }, undefined],
		['an empty object for no error', { ...TEXT, errorInside: {} }, undefined],
	])('%s', (_name, facts, kind) => {
		expect(classifyAnswer(facts)?.kind).toBe(kind);
	});
});

describe('what counts as a failure', () => {
	const cases: readonly (readonly [AnswerFault, AnswerFacts])[] = [
		['empty', NOTHING],
		['cut_off', { ...TEXT, finishReason: 'length' }],
		['refused', { ...TEXT, refusal: true }],
		['invalid_json', { ...TEXT, formFaults: ['invalid_json'] }],
		['schema_mismatch', { ...TEXT, formFaults: ['schema_mismatch'] }],
		['unknown_tool', { ...NOTHING, toolCallCount: 1, formFaults: ['unknown_tool'] }],
		['unreadable_arguments', { ...NOTHING, invalidToolCallCount: 1 }],
	];

	it('has a case for every fault', () => {
		expect(cases.map(([fault]) => fault)).toEqual(ANSWER_FAULTS);
	});

	it.each(cases)(
		'%s does when switched on, with its own words, and not when switched off',
		(fault, facts) => {
			const { kind, sentence } = ANSWER_FAULT_RULES[fault];
			expect(classifyAnswer(facts, { [fault]: true })).toEqual({ kind, message: `${sentence}.`, fault });
			expect(classifyAnswer(facts, { [fault]: false })).toBeUndefined();
		},
	);

	it.each(cases)('%s does by default as the table says', (fault, facts) => {
		expect(classifyAnswer(facts) !== undefined).toBe(ANSWER_FAULT_RULES[fault].failsByDefault);
	});

	it('leaves an error inside and a failed end failures whatever the switches say', () => {
		const none = Object.fromEntries(ANSWER_FAULTS.map((fault) => [fault, false]));
		expect(classifyAnswer({ ...TEXT, finishReason: 'error' }, none)?.kind).toBe('server_error');
		expect(classifyAnswer({ ...NOTHING, errorInside: { code: 402 } }, none)?.kind).toBe('quota_exhausted');
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
		expect(classifyAnswer(answerFactsOf(recording), { cut_off: true })?.kind).toBe(expected);
	});

	it('takes every good chat answer for one', () => {
		const chats = recordings
			.filter((row) => row.kind === 'success')
			.map((row) => ({ row, facts: answerFactsOf(row) }));
		const wrong = chats.filter(
			({ facts }) => facts.isChat && classifyAnswer(facts, { cut_off: true }) !== undefined,
		);
		const found = wrong.map(({ row, facts }) => [
			row.id,
			classifyAnswer(facts, { cut_off: true })?.kind,
			facts.finishReason,
		]);
		console.log(`Recorded good answers read: ${chats.filter(({ facts }) => facts.isChat).length}`);
		expect(found).toEqual([]);
	});
});
