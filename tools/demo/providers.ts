import type { Simulators } from '../simulators';
import type { CredentialData } from '../n8n-host/rest-client';
import type { ExampleMaker } from './example-models';

/** Where a maker's models are reached: its own service, through OpenRouter, or a simulator. */
export type Route = 'own' | 'openrouter' | 'simulator';

/** Where the models of one maker come from in this run, and the credential that leads there. */
export interface Provider {
	readonly maker: ExampleMaker;
	readonly route: Route;
	/** The name of the credential in n8n. */
	readonly credentialName: string;
	readonly credential: CredentialData;
	/** One line for the user; never the key. */
	readonly said: string;
}

const KEY_VARIABLES: Readonly<Record<ExampleMaker, string>> = {
	openai: 'OPENAI_API_KEY',
	anthropic: 'ANTHROPIC_API_KEY',
};
const OPENROUTER_VARIABLE = 'OPENROUTER_API_KEY';
const DISPLAY_NAMES: Readonly<Record<ExampleMaker, string>> = { openai: 'OpenAI', anthropic: 'Anthropic' };
const SIMULATOR_KEY = 'simulator-key';

function ownCredential(maker: ExampleMaker, apiKey: string): CredentialData {
	return maker === 'openai'
		? { type: 'openAiApi', data: { apiKey, url: 'https://api.openai.com/v1' } }
		: { type: 'anthropicApi', data: { apiKey, url: 'https://api.anthropic.com' } };
}

function simulated(maker: ExampleMaker, baseUrls: Simulators['baseUrls']): CredentialData {
	const data = { apiKey: SIMULATOR_KEY, url: baseUrls[maker] };
	return { type: maker === 'openai' ? 'openAiApi' : 'anthropicApi', data };
}

/**
 * Chooses where one maker's models come from: its own key first, then OpenRouter's, else a simulator. An empty
 * variable counts as absent.
 */
export function chooseProvider(
	maker: ExampleMaker,
	env: Readonly<Record<string, string | undefined>>,
	baseUrls: Simulators['baseUrls'],
): Provider {
	const name = DISPLAY_NAMES[maker];
	const variable = KEY_VARIABLES[maker];
	const ownKey = env[variable];
	if (ownKey) {
		return {
			maker,
			route: 'own',
			credentialName: name,
			credential: ownCredential(maker, ownKey),
			said: `${name}: the real service, with the key in ${variable}`,
		};
	}
	const openRouterKey = env[OPENROUTER_VARIABLE];
	if (openRouterKey) {
		return {
			maker,
			route: 'openrouter',
			credentialName: 'OpenRouter',
			credential: { type: 'openRouterApi', data: { apiKey: openRouterKey } },
			said: `${name}: the real models through OpenRouter, with the key in ${OPENROUTER_VARIABLE}`,
		};
	}
	return {
		maker,
		route: 'simulator',
		credentialName: `Simulated ${name}`,
		credential: simulated(maker, baseUrls),
		said: `${name}: simulated on this machine (${variable} is not set)`,
	};
}
