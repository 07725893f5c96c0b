import { afterAll, beforeAll, describe, it, jest } from '@jest/globals';
import { type Simulators, startSimulators } from '../../../tools/simulators';
import { checkRun } from './check';
import { runChainScenario } from './run';
import { MAKERS, MODES, type Scenario } from './scenario';

/** Simulators for one spec file; every SDK is used once before anything is measured, as its first call is slow. */
export function withSimulators(): () => Simulators {
	let simulators: Simulators | undefined;
	const get = () => {
		if (!simulators) throw new Error('The simulators have not been started.');
		return simulators;
	};
	beforeAll(async () => {
		// Anthropic's SDK writes of chunks it cannot read and of models it finds old, whatever its log level.
		jest.spyOn(console, 'error').mockImplementation(() => undefined);
		jest.spyOn(console, 'warn').mockImplementation(() => undefined);
		simulators = await startSimulators();
		const calm: Scenario = { name: 'calm', behaviour: {}, expected: () => ({ trail: [], maxMs: 0 }) };
		const limits = { firstTokenMs: 0, gapMs: 0, wholeAnswerMs: 0, callMs: 0 };
		for (const maker of MAKERS) {
			for (const mode of MODES) await runChainScenario(get(), { ...calm, settings: { limits } }, mode, maker);
		}
	});
	afterAll(() => simulators?.close());
	return get;
}

/** Plays every scenario in every mode, with each maker in the first place. */
export function describeScenarios(title: string, scenarios: readonly Scenario[]): void {
	const simulators = withSimulators();
	describe.each(scenarios.map((scenario) => [`${title}: ${scenario.name}`, scenario] as const))(
		'%s',
		(_name, scenario) => {
			const runs = (scenario.makers ?? MAKERS).flatMap((maker) =>
				(scenario.modes ?? MODES).map((mode) => [maker, mode] as const),
			);
			it.each(runs)('%s first, %s', async (maker, mode) => {
				const run = await runChainScenario(simulators(), scenario, mode, maker);
				checkRun(run, scenario.expected(mode, maker), scenario, mode);
			});
		},
	);
}
