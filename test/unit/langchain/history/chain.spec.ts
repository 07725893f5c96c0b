import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type AIMessage, type BaseMessage, HumanMessage } from '@langchain/core/messages';
import { startSimulators, type Simulators } from '../../../../tools/simulators';
import { collect } from '../../simulators/clients';
import { chainOver } from '../../../support/routers';
import { clientOf, PLAYER_NAMES, type Player, resultsOf, scriptLoop, WEATHER } from './loop';

let simulators: Simulators;
beforeAll(async () => {
	simulators = await startSimulators();
});
afterAll(() => simulators.close());

const PAIRS = PLAYER_NAMES.flatMap((first) =>
	PLAYER_NAMES.filter((second) => second !== first).map((second) => [first, second] as const),
);

/** A chain made anew, as n8n's agent makes one for each step. */
async function askChain(
	players: readonly Player[],
	messages: BaseMessage[],
	isStream: boolean,
): Promise<AIMessage> {
	const models = players.map((provider) => ({ model: clientOf(simulators, provider), provider }));
	const bound = chainOver(models).model.bindTools([WEATHER]);
	return isStream ? collect(await bound.stream(messages)) : bound.invoke(messages);
}

describe.each([false, true])('a fallback chain in a tool loop, streamed: %s', (isStream) => {
	it.each(PAIRS)('goes on when %s fails at each second step and %s takes over', async (first, second) => {
		simulators.reset();
		let isDown = false;
		simulators.when(
			(request) => isDown && request.maker === first,
			() => ({ fault: 'auth' }),
		);
		scriptLoop(simulators);
		const messages: BaseMessage[] = [new HumanMessage('How is the weather?')];
		for (let step = 0; step < 4; step += 1) {
			isDown = step % 2 === 1;
			const answer = await askChain([first, second], messages, isStream);
			messages.push(answer, ...resultsOf(answer));
		}
		expect(messages.at(-1)?.text).toBe('It is mild everywhere.');
		expect(simulators.requests.map(({ maker, outcome }) => `${maker} ${outcome}`)).toEqual([
			`${first} answered`,
			`${first} fault`,
			`${second} answered`,
			`${first} answered`,
			`${first} fault`,
			`${second} answered`,
		]);
	});
});
