import { describe, expect, it } from '@jest/globals';
import { isAttemptsFailedError } from '../../src/domain/errors';
import { CANCEL_AFTER_MS, PHASES, scenarioOf } from './cases/cancelling';
import { trailOf } from './support/check';
import { runChainScenario } from './support/run';
import { isStreamed, MAKERS } from './support/scenario';
import { withSimulators } from './support/suite';

const RUNS = PHASES.flatMap((phase) =>
	phase.modes.flatMap((mode) => MAKERS.map((maker) => [phase.name, mode, maker, phase] as const)),
);

describe('a cancelled call', () => {
	const simulators = withSimulators();

	it.each(RUNS)('ends %s, %s, %s', async (_name, mode, maker, phase) => {
		const signal = AbortSignal.timeout(CANCEL_AFTER_MS);
		const run = await runChainScenario(simulators(), scenarioOf(phase), mode, maker, signal);
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
