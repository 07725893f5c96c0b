import { describe, expect, it } from '@jest/globals';
import { canonicalProvider, catalogueInfo, providerOfHost } from '../../../src/catalogue';

describe('providerOfHost', () => {
	it.each([
		['api.openai.com', 'openai'],
		['API.OpenAI.com:443', 'openai'],
		['openrouter.ai', 'openrouter'],
		['api.groq.com', 'groq'],
		['generativelanguage.googleapis.com', 'google'],
		['europe-west4-aiplatform.googleapis.com', 'google-vertex'],
		['aiplatform.eu.rep.googleapis.com', 'google-vertex'],
		['eu-west-1.api.x.ai', 'xai'],
		['my-team.openai.azure.com', 'azure'],
		['bedrock-runtime.us-east-1.amazonaws.com', 'amazon-bedrock'],
		['router.huggingface.co', 'huggingface'],
		['localhost:11434', 'ollama'],
	])('%s is %s', (host, provider) => {
		expect(providerOfHost(host)).toBe(provider);
	});

	it.each([
		'localhost:1234',
		'api.openai.com.evil.example',
		'evil-api.openai.com',
		'example.com',
		'',
		'constructor',
	])('"%s" is unknown', (host) => {
		expect(providerOfHost(host)).toBeUndefined();
	});
});

describe('canonicalProvider', () => {
	it.each([
		['azure_openai', 'azure'],
		['MistralAI', 'mistral'],
		['google_vertexai', 'google-vertex'],
		['x-ai', 'xai'],
		['openai', 'openai'],
		['somebody-new', 'somebody-new'],
	])('%s becomes %s', (name, expected) => {
		expect(canonicalProvider(name)).toBe(expected);
	});
});

describe('catalogueInfo', () => {
	it('has models of the providers that n8n connects', () => {
		const { modelsByProvider } = catalogueInfo();
		const wanted =
			'openai anthropic google google-vertex azure amazon-bedrock mistral deepseek groq xai cohere openrouter';
		expect(wanted.split(' ').filter((provider) => !modelsByProvider.get(provider))).toEqual([]);
	});
});
