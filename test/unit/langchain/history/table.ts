import type { Simulators } from '../../../../tools/simulators';
import { type LoopOptions, type Player, PLAYER_NAMES, playLoop } from './loop';

const NAMES: Readonly<Record<Player, string>> = {
	openai: 'OpenAI',
	anthropic: 'Anthropic',
	google: 'Gemini',
	mistral: 'Mistral',
	deepseek: 'DeepSeek',
};

/** What became of one loop: `passes`, or the refusal cut to one line. */
export async function outcomeOf(
	simulators: Simulators,
	players: readonly [Player, Player],
	options: LoopOptions,
): Promise<string> {
	try {
		await playLoop(simulators, players, options);
		return 'passes';
	} catch (failure) {
		const served = simulators.requests.filter(({ outcome }) => outcome === 'answered').length;
		const refused = simulators.requests.at(-1)?.outcome === 'rejected' ? 'refused' : 'not sent';
		return failure instanceof Error ? `${refused} at step ${served + 1}` : 'fails';
	}
}

/** The table of docs/history-repair.md: every ordered pair, whole and streamed, before and after. */
export async function roundTripTable(simulators: Simulators): Promise<string> {
	const lines = [
		'| steps 1, 3 | steps 2, 4 | as it is | as it is, streamed | repaired | repaired, streamed |',
		'|---|---|---|---|---|---|',
	];
	for (const first of PLAYER_NAMES) {
		for (const second of PLAYER_NAMES) {
			if (first === second) continue;
			const cells: string[] = [];
			for (const isRepaired of [false, true]) {
				for (const isStream of [false, true]) {
					cells.push(await outcomeOf(simulators, [first, second], { isStream, isRepaired }));
				}
			}
			lines.push(`| ${[NAMES[first], NAMES[second], ...cells].join(' | ')} |`);
		}
	}
	return `${lines.join('\n')}\n`;
}
