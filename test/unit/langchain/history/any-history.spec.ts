import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { repairHistory, repairTargetOf } from '../../../../src/langchain/history';
import { startSimulators, type Simulators } from '../../../../tools/simulators';
import { conversation } from './arbitrary';
import { ask, clientOf, PLAYER_NAMES, PLAYERS } from './loop';

let simulators: Simulators;
beforeAll(async () => {
	simulators = await startSimulators();
	simulators.when(() => true, { text: 'Fine.' });
});
afterAll(() => simulators.close());

describe.each(PLAYER_NAMES)('whatever was said before, %s', (player) => {
	// DeepSeek reads no images; a conversation with one is refused by it, and the next model is asked.
	it('takes the conversation once it is repaired', async () => {
		const client = clientOf(simulators, player);
		const target = repairTargetOf(client, { provider: player, model: PLAYERS[player] });
		await fc.assert(
			fc.asyncProperty(conversation(player !== 'deepseek'), async (messages) => {
				const answer = await ask(client, [...repairHistory(messages, target)], false);
				expect(answer.text).toBe('Fine.');
			}),
			{ numRuns: 60 },
		);
	});
});
