import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { repairHistory, repairTargetOf } from '../../../../src/langchain/history';
import { startSimulators, type Simulators } from '../../../../tools/simulators';
import { DOC, withTable } from './doc';
import { clientOf, PLAYER_NAMES, PLAYERS, playLoop } from './loop';
import { roundTripTable } from './table';

let simulators: Simulators;
beforeAll(async () => {
	simulators = await startSimulators();
});
afterAll(() => simulators.close());

const PAIRS = PLAYER_NAMES.flatMap((first) => PLAYER_NAMES.map((second) => [first, second] as const));

describe.each([false, true])('a tool loop, streamed: %s', (isStream) => {
	it.each(PAIRS)('that %s and %s answer in turn goes through', async (first, second) => {
		const messages = await playLoop(simulators, [first, second], { isStream, isRepaired: true });
		expect(messages.at(-1)?.text).toBe('It is mild everywhere.');
		expect(simulators.requests.map(({ maker, outcome }) => [maker, outcome])).toEqual([
			[first, 'answered'],
			[second, 'answered'],
			[first, 'answered'],
			[second, 'answered'],
		]);
	});

	it.each(PLAYER_NAMES)('that only %s answers is passed on untouched', async (player) => {
		const messages = await playLoop(simulators, [player, player], { isStream, isRepaired: false });
		const asked = messages.slice(0, -1);
		const target = repairTargetOf(clientOf(simulators, player), { provider: player, model: PLAYERS[player] });
		expect(repairHistory(asked, target)).toBe(asked);
	});
});

describe('the table of round trips', () => {
	it('stands in the documentation as it is measured', async () => {
		const page = readFileSync(DOC, 'utf8');
		expect(withTable(page, await roundTripTable(simulators))).toBe(page);
	});
});
