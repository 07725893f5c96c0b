import { expect } from '@jest/globals';
import { isAttemptsFailedError } from '../../../src/domain/errors';
import type { RoutingRecord } from '../../../src/domain/record';
import { endingOf } from './ending';
import { answerOf, MODELS } from './fleet';
import type { ChainRun } from './run';
import { type Expected, type Mode, type Place, PLACES, type Scenario, type SdkMaker } from './scenario';

const PLACE_OF: ReadonlyMap<string, number> = new Map(PLACES.map((place, index) => [place, index]));

function makerAt(makers: readonly SdkMaker[], place: string): SdkMaker | undefined {
	return makers[PLACE_OF.get(place) ?? -1];
}

/** The attempts of a record in the words of a scenario. */
export function trailOf(record: RoutingRecord | undefined, makers: readonly SdkMaker[]): string[] {
	return (record?.attempts ?? []).map(({ model, outcome, failure }) => {
		const place = PLACES[makers.findIndex((maker) => MODELS[maker] === model)];
		return `${place ?? model} ${failure ?? outcome}`;
	});
}

/** Holds a run against what the scenario asks for. */
export function checkRun(run: ChainRun, expected: Expected, scenario: Scenario, mode: Mode): void {
	expect(trailOf(run.record, run.makers)).toEqual(expected.trail);
	checkRequests(run, expected, scenario);
	const ending = endingOf(expected);
	if (ending === 'answer') checkAnswer(run, expected, scenario, mode);
	else checkError(run, ending);
	expect(run.elapsedMs).toBeLessThan(expected.maxMs);
	if (expected.minMs !== undefined) expect(run.elapsedMs).toBeGreaterThanOrEqual(expected.minMs);
}

/** Every attempt is one request at the provider, in the same order, and there are no others. */
function checkRequests(run: ChainRun, { trail }: Expected, { behaviour }: Scenario): void {
	const arriving = trail
		.map((entry) => entry.split(' ')[0] ?? '')
		.filter((place) => behaviour[place as Place]?.unreachable === undefined);
	expect(run.requests.map(({ maker }) => maker)).toEqual(arriving.map((place) => makerAt(run.makers, place)));
}

/** The caller gets exactly the answer of the model that the record names, and nothing of any other. */
function checkAnswer(run: ChainRun, { trail }: Expected, { behaviour }: Scenario, mode: Mode): void {
	expect(run.error).toBeUndefined();
	const place = trail.at(-1)?.split(' ')[0] as Place | undefined;
	const maker = makerAt(run.makers, place ?? '');
	if (!place || !maker) throw new Error('The scenario names no place for its last attempt.');
	const told = behaviour[place]?.always;
	const { text, toolCalls = [] } = { ...answerOf(maker, mode), ...(told && !('fault' in told) && told) };
	// Compared before they are printed: a difference in 10 MB would be printed in full.
	expect(run.text === text ? 'the same text' : run.text.slice(0, 500)).toBe('the same text');
	expect(run.toolCalls).toEqual(toolCalls);
	const answered = run.record?.attempts.at(-1);
	const billed = run.requests.at(-1)?.usage;
	expect(answered?.usage).toMatchObject({
		inputTokens: billed?.inputTokens,
		outputTokens: billed?.outputTokens,
	});
	expect(answered?.costUsd).toBeDefined();
	expect(run.message?.response_metadata['routing']).toMatchObject({
		model: MODELS[maker],
		attempts: trail.length,
	});
}

/** The caller gets an error that lists the attempts, with what the first model threw as its cause. */
function checkError(run: ChainRun, ending: 'error' | 'broken'): void {
	expect(isAttemptsFailedError(run.error)).toBe(true);
	expect(run.sawContent).toBe(ending === 'broken');
	if (isAttemptsFailedError(run.error)) {
		expect(run.error.attempts).toHaveLength(run.record?.attempts.length ?? 0);
	}
}
