import { describe, expect, it } from '@jest/globals';
import type { ChatModel } from '../../../src/langchain';
import { baseUrlOf, endpointOf } from '../../../src/langchain/endpoint';
import { ScriptedChatModel } from '../../support/scripted-model';

const REF = { provider: 'openai', model: 'gpt-4.1-mini' };
const modelWith = (fields: object): ChatModel => Object.assign(new ScriptedChatModel([]), fields);

describe('baseUrlOf', () => {
	it.each([
		[{ clientConfig: { baseURL: 'https://a.example/v1' } }],
		[{ apiUrl: 'https://a.example' }],
		[{ baseUrl: 'https://a.example/x' }],
		[{ endpoint: 'https://a.example' }],
	])('reads %j', (fields) => {
		expect(baseUrlOf(modelWith(fields))?.host).toBe('a.example');
	});

	it.each([
		[{}],
		[{ baseUrl: '' }],
		[{ baseUrl: 'not a url' }],
		[{ endpoint: 42 }],
		[{ clientConfig: null }],
	])('finds none in %j', (fields) => {
		expect(baseUrlOf(modelWith(fields))).toBeUndefined();
	});
});

describe('endpointOf', () => {
	const endpoint = (fields: object, ref = REF) => endpointOf(modelWith(fields), ref);

	it('is the same for the same model, address and credential, whatever the object', () => {
		const fields = { baseUrl: 'https://a.example/v1', apiKey: 'sk-one' };
		expect(endpoint(fields)).toBe(endpoint({ ...fields }));
	});

	it('differs by provider, model, address and credential', () => {
		const fields = { baseUrl: 'https://a.example/v1', apiKey: 'sk-one' };
		const all = [
			endpoint(fields),
			endpoint({ ...fields, apiKey: 'sk-two' }),
			endpoint({ ...fields, baseUrl: 'https://b.example/v1' }),
			endpoint(fields, { ...REF, model: 'gpt-4.1' }),
			endpoint(fields, { ...REF, provider: 'azure' }),
			endpoint({}),
		];
		expect(new Set(all).size).toBe(all.length);
	});

	it.each(['apiKey', 'openAIApiKey', 'anthropicApiKey', 'accessToken'])('holds no part of %s', (name) => {
		const key = 'sk-proj-abcdefghijklmnop';
		const text = endpoint({ [name]: key });
		for (let start = 0; start + 4 <= key.length; start += 1)
			expect(text).not.toContain(key.slice(start, start + 4));
		expect(text).toMatch(/\|[0-9a-f]{1,8}$/);
	});

	it('is the published checksum', () => {
		// FNV-1a, 32 bits, of "foobar", from the test vectors of its authors.
		expect(endpoint({ apiKey: 'foobar' }).split('|').at(-1)).toBe('bf9cf968');
	});
});
