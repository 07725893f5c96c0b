import type { AnswerFacts } from '../../../src/resilience/classify-answer';
import type { RecordedPayload } from './recorded-payloads';

/** Facts of a recorded answer, and whether it is one of the chat forms read here. */
export interface RecordedAnswerFacts extends AnswerFacts {
	readonly isChat: boolean;
}

type Json = Record<string, unknown>;

function object(value: unknown): Json {
	return typeof value === 'object' && value !== null ? (value as Json) : {};
}

function list(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

function chunksOf({ body, sse }: RecordedPayload): readonly Json[] {
	if (sse === null) return [object(body)];
	const lines = sse.split('\n').filter((line) => line.startsWith('data: {'));
	return lines.map((line) => object(JSON.parse(line.slice('data: '.length))));
}

/** The parts of an answer that can hold text or a call, whichever provider wrote it. */
function partsOf(chunk: Json): readonly Json[] {
	const choice = object(list(chunk['choices'])[0]);
	const message = object(
		choice['message'] ?? choice['delta'] ?? chunk['message'] ?? object(chunk['output'])['message'],
	);
	const candidate = object(list(chunk['candidates'])[0]);
	const output = list(chunk['output']).map(object);
	return [
		...[message['content'], chunk['content'], object(candidate['content'])['parts']].flatMap((content) =>
			typeof content === 'string' ? [{ text: content }] : list(content).map(object),
		),
		...list(message['tool_calls']).map(() => ({ type: 'tool_use' })),
		...output.flatMap((item) => [item, ...list(item['content']).map(object)]),
	];
}

function finishOf(chunk: Json): unknown {
	const choice = object(list(chunk['choices'])[0]);
	const candidate = object(list(chunk['candidates'])[0]);
	return choice['finish_reason'] ?? candidate['finishReason'] ?? chunk['stop_reason'] ?? chunk['stopReason'];
}

const CALLS = new Set<unknown>(['tool_use', 'function_call']);

/** Reduces a recorded answer, whole or streamed, to the facts that are classified. */
export function answerFactsOf(recording: RecordedPayload): RecordedAnswerFacts {
	const chunks = chunksOf(recording);
	const parts = chunks.flatMap(partsOf);
	const finishReason = chunks.map(finishOf).find((reason) => typeof reason === 'string' && reason !== '');
	const errorInside = chunks
		.map((chunk) => chunk['error'])
		.find((error) => error !== undefined && error !== null);
	const refusal = chunks.some((chunk) => object(chunk['promptFeedback'])['blockReason'] !== undefined);
	return {
		isChat: parts.length > 0,
		textLength: parts.reduce((sum, { text }) => sum + (typeof text === 'string' ? text.length : 0), 0),
		toolCallCount: parts.filter(
			(part) => CALLS.has(part['type']) || 'toolUse' in part || 'functionCall' in part,
		).length,
		invalidToolCallCount: 0,
		refusal,
		errorInside,
		...(typeof finishReason === 'string' && { finishReason }),
	};
}
