import { ChatAnthropic } from '@langchain/anthropic';
import { ChatOpenAI } from '@langchain/openai';
import { createAgent, tool } from 'langchain';
import { fallbackChain, routeModel, type RoutedChatModel, type RoutingRecord } from 'n8n-nodes-model-router';
import { z } from 'zod/v4';

/** Where the two makers are reached; without an address, at their own services. */
export interface Endpoints {
	readonly openAi: { readonly apiKey: string; readonly baseUrl?: string };
	readonly anthropic: { readonly apiKey: string; readonly baseUrl?: string };
}

/** A tool like any other. */
export const parcelTracker = tool(
	({ parcel }: { parcel: string }) => `Parcel ${parcel} left the warehouse and arrives tomorrow.`,
	{
		name: 'parcel_tracker',
		description: 'Where a parcel is now.',
		schema: z.object({ parcel: z.string().describe('Its number, such as A-1042') }),
	},
);

/**
 * A small model for easy calls, and a chain of two strong ones for hard calls. The router is a chat model, so it goes
 * wherever LangChain takes one.
 */
export function buildModel(
	{ openAi, anthropic }: Endpoints,
	onRecord?: (record: RoutingRecord) => void,
): RoutedChatModel {
	const gpt = (model: string): ChatOpenAI =>
		new ChatOpenAI({ model, apiKey: openAi.apiKey, configuration: { baseURL: openAi.baseUrl } });
	const claude = (model: string): ChatAnthropic =>
		new ChatAnthropic({
			model,
			apiKey: anthropic.apiKey,
			...(anthropic.baseUrl === undefined ? {} : { anthropicApiUrl: anthropic.baseUrl }),
		});
	const strong = fallbackChain({ models: [claude('claude-sonnet-4-5'), gpt('gpt-4.1')] });
	return routeModel({
		models: [
			{ model: gpt('gpt-4.1-mini'), strength: 'medium' },
			{ model: strong, label: 'strong chain', strength: 'strong' },
		],
		...(onRecord === undefined ? {} : { onRecord }),
	});
}

/** An agent over the routed model; nothing in it knows that there is more than one. */
export function buildAgent(model: RoutedChatModel) {
	return createAgent({ model, tools: [parcelTracker], systemPrompt: 'Use a tool when one fits. Be brief.' });
}
