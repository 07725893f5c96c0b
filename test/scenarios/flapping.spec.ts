import { describe, expect, it } from '@jest/globals';
import { nonEmptyString, property } from '../../src/langchain/chat-model-shape';
import { createFallbackChain } from '../../src/langchain/plain';
import type { LoggedRequest } from '../../tools/simulators';
import { ask, type Outcome } from './support/ask';
import { fastClock } from './support/fast-clock';
import { clientOf, MODELS, stage } from './support/fleet';
import { freshPorts } from './support/run';
import { LIMITS, MAKERS, type Mode, POLICY } from './support/scenario';
import { withSimulators } from './support/suite';

/** One second of the test is a minute of the breaker. */
const FACTOR = 60;
const OUTAGE_S = 150;
const BREAK_S = 30;
/** Between two calls. */
const STEP_S = 3;
const CALM = { name: 'flapping', behaviour: {}, expected: () => ({ trail: [], maxMs: 0 }) };

interface Served {
	/** Seconds of the breaker's time since the outage began. */
	readonly atS: number;
	readonly answeredBy: string | undefined;
}

const secondsAfter = (startedAt: number, at = Date.now()) => ((at - startedAt) * FACTOR) / 1000;
const answeringModel = (message: Outcome['message']) =>
	nonEmptyString(property(property(message?.response_metadata, 'routing'), 'model'));
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

describe('a primary that goes down and comes back', () => {
	const simulators = withSimulators();

	/** One call after the other through the outage and for a minute after it. */
	async function callThroughOutage(mode: Mode) {
		simulators().reset();
		const startedAt = Date.now();
		const isOut = () => secondsAfter(startedAt) < OUTAGE_S;
		simulators().when({ model: MODELS.openai }, () => (isOut() ? { fault: 'unavailable' } : undefined));
		stage(simulators(), CALM, mode, MAKERS);
		const models = MAKERS.map((maker) => clientOf(simulators(), maker));
		const ports = { ...freshPorts(), clock: fastClock(FACTOR) };
		const chain = createFallbackChain(ports, { models, limits: LIMITS, policy: POLICY });
		const served: Served[] = [];
		while (secondsAfter(startedAt) < OUTAGE_S + 60) {
			const { message } = await ask(chain, mode);
			served.push({ atS: secondsAfter(startedAt), answeredBy: answeringModel(message) });
			await pause((STEP_S / FACTOR) * 1000);
		}
		const asked = simulators().requests.filter(({ model }) => model === MODELS.openai);
		return { served, askedAtS: secondsOf(asked, startedAt) };
	}

	function secondsOf(requests: readonly LoggedRequest[], startedAt: number): number[] {
		return requests.map(({ at }) => secondsAfter(startedAt, at));
	}

	it.each(['invoke', 'stream'] as const)('serves every call and returns to the primary, %s', async (mode) => {
		const { served, askedAtS } = await callThroughOutage(mode);
		expect(served.length).toBeGreaterThan(20);
		expect(served.filter(({ answeredBy }) => answeredBy === undefined)).toEqual([]);

		const back = served.find(({ answeredBy }) => answeredBy === MODELS.openai);
		expect(back?.atS).toBeGreaterThan(OUTAGE_S);
		expect(back?.atS).toBeLessThan(OUTAGE_S + BREAK_S + 2 * STEP_S);

		// Three failures open the breaker; from then on there is one request in half a minute.
		const probesAtS = askedAtS.filter((atS) => atS < OUTAGE_S).slice(3);
		const tooSoon = probesAtS.slice(1).filter((atS, index) => atS - (probesAtS[index] ?? 0) < BREAK_S - 1);
		expect(tooSoon).toEqual([]);
		expect(probesAtS.length).toBeLessThanOrEqual(OUTAGE_S / BREAK_S);
	});
});
