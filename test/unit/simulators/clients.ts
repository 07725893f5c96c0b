import { ChatAnthropic } from '@langchain/anthropic';
import type { BaseChatModel } from '@langchain/core/language_models/chat_models';
import type { AIMessage, AIMessageChunk, BaseMessage, UsageMetadata } from '@langchain/core/messages';
import { ChatGoogleGenerativeAI } from '@langchain/google-genai';
import { ChatOpenAI } from '@langchain/openai';

import type { Maker, Simulators } from '../../../tools/simulators';

/** A model of each maker that the tests talk to. */
export const MODELS: Readonly<Record<Maker, string>> = {
	openai: 'gpt-4.1-mini',
	openrouter: 'openai/gpt-4.1-mini',
	anthropic: 'claude-haiku-4-5',
	google: 'gemini-2.5-flash',
	mistral: 'mistral-large-latest',
	deepseek: 'deepseek-chat',
};

export const MAKERS = ['openai', 'openrouter', 'anthropic', 'google'] as const;

/** The SDKs write what they cannot parse to the console before they throw. */
const QUIET = { logLevel: 'off' } as const;

/** What the tests set on a client. */
export interface ClientFields {
	readonly model?: string;
	readonly apiKey?: string;
	readonly maxTokens?: number;
}

/** The real LangChain client of a maker, pointed at the simulators and without retries of its own. */
export function clientOf(simulators: Simulators, maker: Maker, fields: ClientFields = {}): BaseChatModel {
	const url = simulators.baseUrls[maker];
	const { maxTokens = 1024, ...rest } = fields;
	const shared = { model: MODELS[maker], apiKey: 'test-key', maxRetries: 0, ...rest };
	switch (maker) {
		case 'anthropic':
			return new ChatAnthropic({ ...shared, maxTokens, anthropicApiUrl: url, clientOptions: QUIET });
		case 'google':
			return new ChatGoogleGenerativeAI({ ...shared, maxOutputTokens: maxTokens, baseUrl: url });
		default:
			return new ChatOpenAI({ ...shared, maxTokens, configuration: { baseURL: url, ...QUIET } });
	}
}

/** The usage of an answer, with every kind readable. */
export function usageOf(message: BaseMessage | undefined): UsageMetadata | undefined {
	return message && isAnswer(message) ? message.usage_metadata : undefined;
}

/** Whether a message is a model's answer. */
export function isAnswer(message: BaseMessage): message is AIMessage {
	return message.getType() === 'ai';
}

/** Reads a stream to its end and joins its chunks. */
export async function collect(stream: AsyncIterable<AIMessageChunk>): Promise<AIMessageChunk> {
	let whole: AIMessageChunk | undefined;
	for await (const chunk of stream) whole = whole ? whole.concat(chunk) : chunk;
	if (!whole) throw new Error('The stream was empty.');
	return whole;
}
