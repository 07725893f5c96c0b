import { afterAll, expect, it } from '@jest/globals';
import { FAILURE_KINDS, type Failure } from '../../../src/domain/failure';
import { classifyFailure } from '../../../src/resilience/classify-failure';
import {
	anthropicStyle,
	axiosStyle,
	googleStyle,
	n8nStyle,
	openAiStyle,
	type FailedAnswer,
} from './error-shapes';
import { expectedKind } from './expected-kinds';
import { describeRecorded, readRecordings, type RecordedPayload } from './recorded-payloads';

const ERROR_KINDS = new Set(['error', 'midstream_error', 'blocked']);
const recordings = [
	...readRecordings('recorded_payloads.json'),
	...readRecordings('issue_quoted_errors.json'),
].filter(({ id, kind, status }) => ERROR_KINDS.has(kind) && (status !== 200 || id.includes('midstream')));

const counts = new Map<string, number>();

function bodyOf({ body, note }: RecordedPayload): unknown {
	return body ?? /"([^"]+)"/.exec(note ?? '')?.[1];
}

function answerOf(recording: RecordedPayload): FailedAnswer {
	const { headers = {}, status } = recording;
	return { status: status === 200 ? undefined : (status ?? undefined), body: bodyOf(recording), headers };
}

/** Every way such an answer reaches us; a stream only as its text. */
function shapesOf(recording: RecordedPayload): readonly (readonly [string, unknown])[] {
	if (recording.sse !== null) return [['stream', recording.sse]];
	const answer = answerOf(recording);
	const sdk: readonly (readonly [string, Error])[] = [
		['OpenAI SDK', openAiStyle(answer)],
		['Anthropic SDK', anthropicStyle(answer)],
		['Google SDK', googleStyle(answer)],
		['axios', axiosStyle(answer)],
	];
	return [...sdk, ...sdk.map(([name, error]) => [`${name} in n8n`, n8nStyle(error)] as const)];
}

describeRecorded('recorded failures land in their kind', () => {
	it.each(recordings.map((recording) => [recording.id, recording] as const))('%s', (_id, recording) => {
		const expected = expectedKind(recording);
		counts.set(expected, (counts.get(expected) ?? 0) + 1);
		const found = shapesOf(recording).map(([shape, thrown]): [string, Failure] => [
			shape,
			classifyFailure(thrown),
		]);
		expect(found.map(([shape, { kind }]) => [shape, kind])).toEqual(
			found.map(([shape]) => [shape, expected]),
		);
		const status = answerOf(recording).status;
		if (status !== undefined)
			expect(new Set(found.map(([, failure]) => failure.httpStatus))).toEqual(new Set([status]));
	});

	afterAll(() => {
		const lines = FAILURE_KINDS.map((kind) => `${kind.padEnd(22)}${counts.get(kind) ?? 0}`);
		console.log(`Recorded failures by kind (${recordings.length}):\n${lines.join('\n')}`);
	});
});
