import type { INodeProperties } from 'n8n-workflow';

/** The user's own prices. */
export const customPricesProperty: INodeProperties = {
	displayName: 'Custom Prices',
	name: 'customPrices',
	type: 'json',
	typeOptions: { rows: 6 },
	default:
		'[{ "provider": "openai", "model": "my-model", "inputUsdPerMtok": 0.4, "outputUsdPerMtok": 1.6, "cachedInputUsdPerMtok": 0.1 }]',
	description:
		'Prices of your own, in USD per million tokens. They win over the prices this node ships with and over the costs that providers report. 0 means free.',
};

/** Which list of prices is read at run time. */
export const PRICE_REFRESHES = ['off', 'openRouter', 'url'] as const;

/** Prices that are read at run time. */
const priceRefreshProperties: INodeProperties[] = [
	{
		displayName: 'Price Refresh',
		name: 'priceRefresh',
		type: 'options',
		noDataExpression: true,
		default: 'off',
		options: [
			{ name: 'Off', value: 'off', description: 'Only the prices this node ships with and your own' },
			{
				name: 'OpenRouter List',
				value: 'openRouter',
				description: "OpenRouter's public list, for models connected through OpenRouter",
			},
			{ name: 'URL', value: 'url', description: 'A list of yours' },
		],
		description:
			'Whether newer prices are read at run time. A list is kept for 12 hours; when it cannot be read, the prices this node ships with are used and a hint says so.',
	},
	{
		displayName: 'Price List URL',
		name: 'priceListUrl',
		type: 'string',
		default: '',
		placeholder: 'e.g. https://example.com/prices.json',
		displayOptions: { show: { priceRefresh: ['url'] } },
		description: 'Where the list is: JSON in the form of Custom Prices or of the list of OpenRouter',
	},
];

/** All that a panel says of prices. */
export const priceOptions: INodeProperties[] = [customPricesProperty, ...priceRefreshProperties];
