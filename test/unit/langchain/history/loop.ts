import { ChatAnthropic } from '@langchain/anthropic';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import {
	type AIMessage,
	type BaseMessage,
	HumanMessage,
	SystemMessage,
	ToolMessage,
} from '@langchain/core/messages';
import { ChatGoogleGenerativeAI } from '@langchain/google-genai';
import { ChatOpenAI } from '@langchain/openai';
import { repairHistory, repairTargetOf } from '../../../../src/langchain/history';
import type { ReplyStep, Simulators } from '../../../../tools/simulators';
import { collect } from '../../simulators/clients';

/** Makers whose real LangChain classes take part, each with the model that is strictest about its history. */
export const PLAYERS = {
	openai: 'gpt-4.1-mini',
	anthropic: 'claude-sonnet-4-5',
	google: 'gemini-3-pro-preview',
	mistral: 'mistral-large-latest',
	deepseek: 'deepseek-chat',
} as const;

/** One of the makers that take part. */
export type Player = keyof typeof PLAYERS;

/** Their names, in the order of the table. */
export const PLAYER_NAMES: readonly Player[] = ['openai', 'anthropic', 'google', 'mistral', 'deepseek'];

/** The tool of the loop. */
export const WEATHER = {
	type: 'function',
	function: {
		name: 'get_weather',
		description: 'The weather of a city.',
		parameters: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
	},
};

/** The real client of a maker without retries; Claude with extended thinking on. */
export function clientOf(
	simulators: Simulators,
	player: Player,
	model: string = PLAYERS[player],
): BaseChatModel {
	const url = simulators.baseUrls[player];
	const shared = { model, apiKey: 'test-key', maxRetries: 0 };
	const quiet = { logLevel: 'off' } as const;
	if (player === 'anthropic') {
		const thinking = { type: 'enabled', budget_tokens: 1024 } as const;
		return new ChatAnthropic({
			...shared,
			thinking,
			maxTokens: 2048,
			anthropicApiUrl: url,
			clientOptions: quiet,
		});
	}
	if (player === 'google') return new ChatGoogleGenerativeAI({ ...shared, baseUrl: url });
	return new ChatOpenAI({ ...shared, configuration: { baseURL: url, ...quiet } });
}

/** Has the makers call two tools side by side, then one, then one, then answer; told by the results they can see. */
export function scriptLoop(simulators: Simulators): void {
	let step = 0;
	const steps: readonly ReplyStep[] = [
		{ text: 'Let me look.', toolCalls: [call('Paris'), call('Rome')] },
		{ text: '', toolCalls: [call('Oslo')] },
		{ text: 'One more.', toolCalls: [call('Bern')] },
		{ text: 'It is mild everywhere.' },
	];
	simulators.when(
		() => true,
		() => steps[step++],
	);
}

function call(city: string) {
	return { name: 'get_weather', args: { city } };
}

/** One request of a loop. */
export interface LoopOptions {
	readonly isStream: boolean;
	/** Whether the conversation is repaired before each request. */
	readonly isRepaired: boolean;
}

/**
 * Plays the loop, the makers taking turns. Resolves with the conversation.
 *
 * @throws what the client throws when a request is refused.
 */
export async function playLoop(
	simulators: Simulators,
	players: readonly [Player, Player],
	{ isStream, isRepaired }: LoopOptions,
): Promise<readonly BaseMessage[]> {
	simulators.reset();
	scriptLoop(simulators);
	const messages: BaseMessage[] = [new SystemMessage('Be brief.'), new HumanMessage('How is the weather?')];
	for (let step = 0; step < 4; step += 1) {
		const player = players[step % 2] ?? players[0];
		const client = clientOf(simulators, player);
		const target = repairTargetOf(client, { provider: player, model: PLAYERS[player] });
		const input = isRepaired ? [...repairHistory(messages, target)] : messages;
		const answer = await ask(client, input, isStream);
		messages.push(answer, ...resultsOf(answer));
	}
	return messages;
}

/** Asks a model that has the tool. */
export async function ask(
	client: BaseChatModel,
	input: BaseMessage[],
	isStream: boolean,
): Promise<AIMessage> {
	const bound = client.bindTools?.([WEATHER]);
	if (!bound) throw new Error('The client binds no tools.');
	return isStream ? collect(await bound.stream(input)) : bound.invoke(input);
}

/** The results of an answer's tool calls. */
export function resultsOf(answer: AIMessage): ToolMessage[] {
	return (answer.tool_calls ?? []).map(({ id, args }) => {
		return new ToolMessage({
			tool_call_id: id ?? '',
			content: `${String(args['city'])}: 15 °C`,
			name: 'get_weather',
		});
	});
}
