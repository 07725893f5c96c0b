import { describe, expect, it } from '@jest/globals';
import { isAttemptsFailedError } from '../../src/domain/errors';
import type { ReplyStep } from '../../tools/simulators';
import { trailOf } from './support/check';
import { runChainScenario } from './support/run';
import { isStreamed, MAKERS, type Mode, type Scenario } from './support/scenario';
import { withSimulators } from './support/suite';

const LATE_MS = 5_000;
const CANCEL_AFTER_MS = 150;

interface Phase {
	readonly name: string;
	readonly reply: ReplyStep;
	readonly modes: readonly Mode[];
	/** What the record says of the one request. */
	readonly trail: string;
	readonly sawContent?: boolean;
}

const PHASES: readonly Phase[] = [
	{
		name: 'before the headers',
		reply: { delayMs: LATE_MS },
		modes: ['invoke', 'stream', 'tools'],
		trail: 'first aborted',
	},
	{
		name: 'before the first token',
		reply: { firstTokenDelayMs: LATE_MS },
		modes: ['stream', 'tools_stream'],
		trail: 'first aborted',
	},
	{
		name: 'in the middle of the stream',
		reply: { chunkDelayMs: LATE_MS },
		modes: ['stream'],
		trail: 'first aborted',
		sawContent: true,
	},
	{
		name: 'during a wait',
		reply: { fault: 'rate_limit', retryAfterSeconds: 2 },
		modes: ['invoke', 'stream'],
		trail: 'first rate_limit',
	},
];

const RUNS = PHASES.flatMap((phase) =>
	phase.modes.flatMap((mode) => MAKERS.map((maker) => [phase.name, mode, maker, phase] as const)),
);

describe('a cancelled call', () => {
	const simulators = withSimulators();

	it.each(RUNS)('ends %s, %s, %s', async (_name, mode, maker, phase) => {
		const scenario: Scenario = {
			name: phase.name,
			behaviour: { first: { always: phase.reply } },
			settings: { limits: { firstTokenMs: 0, gapMs: 0, wholeAnswerMs: 0 } },
			expected: () => ({ trail: [], maxMs: 0 }),
		};
		const signal = AbortSignal.timeout(CANCEL_AFTER_MS);
		const run = await runChainScenario(simulators(), scenario, mode, maker, signal);
		expect(run.error).toBeDefined();
		expect(run.message).toBeUndefined();
		expect(isAttemptsFailedError(run.error)).toBe(false);
		expect(run.elapsedMs).toBeLessThan(CANCEL_AFTER_MS + 300);
		expect(run.sawContent).toBe(phase.sawContent ?? false);
		// One request, nobody else asked, and the connection given back.
		await new Promise((resolve) => setTimeout(resolve, 60));
		expect(simulators().requests).toHaveLength(1);
		expect(trailOf(run.record, run.makers)).toEqual([phase.trail]);
		if (phase.trail === 'first aborted') expect(simulators().requests[0]?.aborted).toBe(true);
		expect(isStreamed(mode) || !run.sawContent).toBe(true);
	});
});
