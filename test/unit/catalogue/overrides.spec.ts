import { describe, expect, it } from '@jest/globals';
import {
	lookUpModel,
	parseCustomPrices,
	priceOriginOf,
	profileOf,
	unusedPrices,
} from '../../../src/catalogue';
import type { ModelPrice } from '../../../src/domain/price';
import { priceOf } from '../../support/builders';

const PRICE = { inputUsdPerMtok: 7, outputUsdPerMtok: 9 };
const MINI = { provider: 'openai', model: 'gpt-4.1-mini' };
const own = (...rows: object[]) => parseCustomPrices(rows).rows;

describe('profileOf', () => {
	it('is the catalogue without overrides', () => {
		expect(profileOf(MINI)).toEqual(lookUpModel(MINI));
		expect(profileOf({ provider: 'openai', model: 'nobody-knows' })).toBeUndefined();
	});

	it("puts the user's price whole in the place of the catalogue's and keeps its facts", () => {
		const profile = profileOf(MINI, { own: own({ ...MINI, ...PRICE, contextTokens: 5 }) });
		expect(profile).toMatchObject({ price: priceOf(7, 9), contextTokens: 5, tools: true });
		expect(profile?.serviceTierPrices).toBeUndefined();
		expect(profile && priceOriginOf(profile)).toBe('user');
	});

	it('adds a model that nobody knows', () => {
		const ref = { provider: 'openai', model: 'in-house' };
		expect(profileOf(ref, { own: own({ ...ref, ...PRICE }) })?.price).toEqual(priceOf(7, 9));
	});

	it.each([
		['upper case', { provider: 'OpenAI', model: 'GPT-4.1-Mini' }, MINI],
		["a provider's other name", { provider: 'mistralai', model: 'm' }, { provider: 'mistral', model: 'm' }],
		['a path', { provider: 'google', model: 'models/g' }, { provider: 'gemini', model: 'g' }],
	])('finds a row in spite of %s', (_, written, connected) => {
		expect(profileOf(connected, { own: own({ ...written, ...PRICE }) })?.price).toEqual(priceOf(7, 9));
	});

	it.each([
		['a dated copy', { ...MINI, model: 'gpt-4.1-mini-2025-04-14' }],
		['a model of a like name', { ...MINI, model: 'gpt-4.1-mini-fast' }],
		['the same model elsewhere', { ...MINI, provider: 'azure' }],
	])('does not take a row for %s', (_, connected) => {
		const profile = profileOf(connected, { own: own({ ...MINI, ...PRICE }) });
		expect(profile).toEqual(lookUpModel(connected));
	});

	it("ranks the user's price over a refreshed one, and that over the catalogue's", () => {
		const price = priceOf(1, 2);
		const refreshed = new Map([['openai|gpt-4.1-mini', { price, priceStanding: 'refreshed' as const }]]);
		const read = profileOf(MINI, { refreshed });
		expect(read).toMatchObject({ price, tools: true });
		expect(read && priceOriginOf(read)).toBe('refreshed');
		expect(profileOf(MINI, { refreshed, own: own({ ...MINI, ...PRICE }) })?.price).toEqual(priceOf(7, 9));
		const facts = profileOf(MINI, { refreshed, own: own({ ...MINI, tools: false }) });
		expect(facts).toMatchObject({ price, tools: false, priceStanding: 'refreshed' });
	});
});

describe('a refreshed price', () => {
	const ref = { provider: 'google', model: 'gemini-2.5-pro' };
	const shipped = lookUpModel(ref)?.price;
	const read = (price: ModelPrice) =>
		profileOf(ref, {
			refreshed: new Map([['google|gemini-2.5-pro', { price, priceStanding: 'refreshed' as const }]]),
		});

	it('that is the shipped one leaves its tiers, and takes what else the list says', () => {
		if (!shipped?.tiers) throw new Error('The test needs a model with tiers.');
		const { inputPico, outputPico, tiers } = shipped;
		const profile = read({ inputPico, outputPico, cachedInputPico: 7n });
		expect(profile?.price).toEqual({ ...shipped, cachedInputPico: 7n });
		expect(profile?.price?.tiers).toEqual(tiers);
		expect(profile?.priceStanding).toBe('refreshed');
	});

	it('that is another one replaces the shipped one whole', () => {
		expect(read(priceOf(1, 9))?.price).toEqual(priceOf(1, 9));
	});
});

describe('unusedPrices', () => {
	it('names the rows that are about no model at hand, and the models that are', () => {
		const rows = own({ ...MINI, ...PRICE }, { ...MINI, model: 'gpt-9', ...PRICE });
		expect(unusedPrices(rows, [MINI])).toBe(
			'Custom Prices: row 2 (openai/gpt-9) is about no model in use and changed nothing. In use: openai/gpt-4.1-mini.',
		);
		expect(unusedPrices(rows, [MINI, { provider: 'openai', model: 'gpt-9' }])).toBeUndefined();
		expect(unusedPrices([], [MINI])).toBeUndefined();
	});
});
