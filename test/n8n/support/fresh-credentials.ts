import { randomUUID } from 'node:crypto';

import type { CredentialData } from '../../../tools/n8n-host/rest-client';
import type { Stage } from '../../../tools/n8n-host/stage';
import type { CredentialRef } from '../../../tools/n8n-host/workflow-types';

/**
 * Credentials with a key of their own for each test. Routers remember how a model fared with a key, and what one test
 * does to a model is not to show in the next.
 */
export async function freshCredentials({ rest, simulators }: Stage): Promise<Stage['credentials']> {
	const apiKey = `key-${randomUUID()}`;
	const { openai, anthropic, google, openrouter } = simulators.baseUrls;
	const create = (maker: string, credential: CredentialData): Promise<CredentialRef> =>
		rest.createCredential(`${maker} ${apiKey}`, credential);
	return {
		openAi: await create('OpenAI', { type: 'openAiApi', data: { apiKey, url: openai } }),
		anthropic: await create('Anthropic', { type: 'anthropicApi', data: { apiKey, url: anthropic } }),
		google: await create('Gemini', { type: 'googlePalmApi', data: { apiKey, host: google } }),
		openRouter: await create('OpenRouter', { type: 'openRouterApi', data: { apiKey, url: openrouter } }),
	};
}
