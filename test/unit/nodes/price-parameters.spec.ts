import { describe, expect, it } from '@jest/globals';
import { readPrices } from '../../../nodes/shared/price-parameters';
import { customPricesProperty } from '../../../nodes/shared/price-properties';
import { priceOf } from '../../support/builders';
import { parameterContext, settingErrorOf } from '../../support/n8n-context';

const ROW = { provider: 'openai', model: 'm', inputUsdPerMtok: 1, outputUsdPerMtok: 2 };
const read = (options: object) => readPrices(parameterContext({ options }), 0);
const errorOf = (customPrices: unknown) => settingErrorOf(() => read({ customPrices }));

describe('Custom Prices', () => {
	it.each([
		['text', JSON.stringify([ROW])],
		['a value', [ROW]],
	])('are read from %s', (_, customPrices) => {
		const { own, listUrl } = read({ customPrices });
		expect(own).toMatchObject([
			{ row: 1, ref: { provider: 'openai', model: 'm' }, profile: { price: priceOf(1, 2) } },
		]);
		expect(listUrl).toBeUndefined();
	});

	it.each([[''], ['[]']])('may be %j', (customPrices) => {
		expect(read({ customPrices }).own).toEqual([]);
	});

	it('begin with an example that can be read', () => {
		expect(read({ customPrices: customPricesProperty.default }).own).toHaveLength(1);
	});

	it('name the row, the field, the value, the rule and the way out', async () => {
		expect(await errorOf([ROW, { ...ROW, model: 'n', inputUsdPerMtok: '1' }])).toMatchObject({
			message:
				'My Router, parameter "Custom Prices, row 2": "inputUsdPerMtok" is a number of USD per million tokens, got "1". Write it without quotes, such as 0.4.',
			description: expect.stringContaining('Write a JSON list such as'),
			functionality: 'configuration-node',
		});
	});

	it('name every bad row at once', async () => {
		const error = await errorOf([{ ...ROW, inputUsdPerMtok: -1 }, ROW, { ...ROW, model: 'n', tools: 'no' }]);
		expect(error.message).toContain('row 1');
		expect(error.message).toContain('and 1 more');
		expect(String(error.description).split('\n')).toEqual([
			expect.stringContaining('Row 1: "inputUsdPerMtok" cannot be negative, got -1.'),
			expect.stringContaining('Row 3: "tools" is true or false, got "no".'),
		]);
	});

	it('say where JSON breaks', async () => {
		const error = await errorOf('[{ "provider": openai }]');
		expect(error.message).toMatch(/"Custom Prices": .*is not JSON: Unexpected token/);
	});

	it('say what they are when they are something else', async () => {
		expect((await errorOf('7')).message).toContain('a JSON list of objects, got 7');
	});
});

describe('Price Refresh', () => {
	it("reads OpenRouter's list, or a list of the user's", () => {
		expect(read({ priceRefresh: 'openRouter' }).listUrl?.host).toBe('openrouter.ai');
		const priceListUrl = ' https://example.com/prices.json?key=1 ';
		expect(read({ priceRefresh: 'url', priceListUrl }).listUrl?.href).toBe(priceListUrl.trim());
		expect(read({ priceRefresh: 'off', priceListUrl }).listUrl).toBeUndefined();
	});

	it.each([[''], ['example.com/prices'], ['file:///etc/passwd'], ['ftp://example.com/x']])(
		'refuses the address %j',
		async (priceListUrl) => {
			const error = await settingErrorOf(() => read({ priceRefresh: 'url', priceListUrl }));
			expect(error.message).toContain('"Price List URL"');
			expect(error.message).toContain('is no web address');
		},
	);
});
