import { describe, expect, it } from '@jest/globals';
import { lookUpModel } from '../../../src/catalogue';
import type { ModelProfile } from '../../../src/domain/model';

function idOf(provider: string, model: string): string | undefined {
	return lookUpModel({ provider, model })?.catalogueRef?.model;
}

function pricePico(profile: ModelProfile | undefined): readonly [bigint, bigint] | undefined {
	return profile?.price && [profile.price.inputPico, profile.price.outputPico];
}

describe('lookUpModel finds a model', () => {
	it.each([
		['by its id', 'openai', 'gpt-4.1-mini', 'gpt-4.1-mini'],
		['whatever the case', 'openai', 'GPT-4.1-Mini', 'gpt-4.1-mini'],
		['as a listed dated copy', 'openai', 'gpt-4.1-mini-2025-04-14', 'gpt-4.1-mini-2025-04-14'],
		['as a listed compact date', 'anthropic', 'claude-sonnet-4-20250514', 'claude-sonnet-4-20250514'],
		['as a dated copy that is not listed', 'openai', 'gpt-4.1-mini-2031-04-14', 'gpt-4.1-mini'],
		['as a dated copy with @', 'google-vertex', 'claude-sonnet-4-5@20250929', 'claude-sonnet-4-5@20250929'],
		['as -latest', 'anthropic', 'claude-3-5-haiku-latest', 'claude-3-5-haiku-latest'],
		['as -latest that is not listed', 'openai', 'gpt-4.1-mini-latest', 'gpt-4.1-mini'],
		['behind models/', 'google', 'models/gemini-2.5-flash', 'gemini-2.5-flash'],
		[
			'behind a publisher path',
			'google-vertex',
			'publishers/google/models/gemini-2.5-flash',
			'gemini-2.5-flash',
		],
		['behind its own provider', 'openai', 'openai/gpt-4.1-mini', 'gpt-4.1-mini'],
		['behind another name of its provider', 'xai', 'x-ai/grok-4', 'grok-4'],
		['as Vertex’s OpenAI endpoint has it', 'google-vertex', 'google/gemini-2.5-pro', 'gemini-2.5-pro'],
		['with its maker at OpenRouter', 'openrouter', 'openai/gpt-4.1-mini', 'openai/gpt-4.1-mini'],
		[
			'by a slug the source declares equal',
			'openrouter',
			'aion-labs/aion-2.0-20260223',
			'aion-labs/aion-2.0',
		],
		['at another name of the provider', 'mistralai', 'mistral-large-latest', 'mistral-large-latest'],
		['at a name with an underscore', 'google_genai', 'gemini-2.5-pro', 'gemini-2.5-pro'],
		['as a fine-tune', 'openai', 'ft:gpt-4o-mini-2024-07-18:acme::abc123', 'ft:gpt-4o-mini-2024-07-18'],
		[
			'at a Bedrock place',
			'bedrock',
			'us.anthropic.claude-sonnet-4-20250514-v1:0',
			'us.anthropic.claude-sonnet-4-20250514-v1:0',
		],
		[
			'behind an ARN',
			'amazon-bedrock',
			'arn:aws:bedrock:us-east-1:123456789012:inference-profile/us.amazon.nova-lite-v1:0',
			'us.amazon.nova-lite-v1:0',
		],
	])('%s', (_, provider, model, expected) => {
		expect(idOf(provider, model)).toBe(expected);
	});
});

describe('lookUpModel does not guess', () => {
	it.each([
		['openai', 'gpt-4.1-mini-fast'],
		['openai', 'gpt-4.1-min'],
		['openai', 'my-gpt-4.1-mini'],
		['openai', 'gpt-4.1-mini-2025-13-45'],
		['openai', 'gpt-4.1-mini-0414'],
		['openai', 'gpt-4.1-mini:free'],
		['openai', 'ft:acme-model:org::id'],
		['anthropic', 'gpt-4.1-mini'],
		['anthropic', 'claude-sonnet-4-5-preview'],
		['openrouter', 'gpt-4.1-mini'],
		['openrouter', 'openai/gpt-4.1-mini:nitro'],
		['openrouter', 'openai/gpt-4.1-mini:online'],
		['openrouter', 'nobody/no-such-model:free'],
		['amazon-bedrock', 'xx.amazon.nova-lite-v1:0'],
		['ollama', 'llama3.1'],
		['lmstudio', 'gpt-4.1-mini'],
		['constructor', 'toString'],
		['openai', 'constructor'],
		['openai', ''],
	])('%s %s', (provider, model) => {
		expect(lookUpModel({ provider, model })).toBeUndefined();
	});

	it('when the connected model does not tell its id', () => {
		expect(lookUpModel({ provider: 'openai' })).toBeUndefined();
	});

	it('for an unlisted copy of a model whose dated copies differ in price', () => {
		const [base, oldCopy] = ['gpt-4o', 'gpt-4o-2024-05-13'].map((model) =>
			lookUpModel({ provider: 'openai', model }),
		);
		expect(pricePico(oldCopy)).not.toEqual(pricePico(base));
		expect(lookUpModel({ provider: 'openai', model: 'gpt-4o-2031-01-01' })).toBeUndefined();
	});

	it('for a Bedrock place that is not listed where places differ in price', () => {
		const model = 'anthropic.claude-haiku-4-5-20251001-v1:0';
		const prices = ['global.', 'us.'].map((place) =>
			pricePico(lookUpModel({ provider: 'amazon-bedrock', model: place + model })),
		);
		expect(prices[0]).not.toEqual(prices[1]);
		expect(lookUpModel({ provider: 'amazon-bedrock', model: `us-gov.${model}` })).toBeUndefined();
	});
});

describe('free and unknown prices', () => {
	it('takes a listed :free variant for a declared zero', () => {
		const free = lookUpModel({ provider: 'openrouter', model: 'openai/gpt-oss-120b:free' });
		expect(free?.price).toEqual({ inputPico: 0n, outputPico: 0n });
	});

	it('takes a :free variant of a known model for a declared zero', () => {
		const free = lookUpModel({ provider: 'openrouter', model: 'openai/gpt-4.1-mini:free' });
		expect(free?.price).toEqual({ inputPico: 0n, outputPico: 0n });
		expect(free?.contextTokens).toBe(1_047_576);
	});

	it('leaves the price of a router that sets it per request absent', () => {
		const auto = lookUpModel({ provider: 'openrouter', model: 'openrouter/auto' });
		expect(auto).toBeDefined();
		expect(auto?.price).toBeUndefined();
	});
});
