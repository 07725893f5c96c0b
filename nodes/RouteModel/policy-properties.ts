import type { INodeProperties } from 'n8n-workflow';
import { modelInputProperty, qualityBarOptions, slotOptions } from '../shared/properties';
import { matrixProperty } from './matrix-properties';

// n8n's lint reads defaults and limits off the page, so they are written out here; a test holds them equal to the
// settings of the policies.

const qualityBar: INodeProperties = {
	displayName: 'Quality Bar',
	name: 'qualityBar',
	type: 'options',
	default: 'balanced',
	options: qualityBarOptions,
	displayOptions: { show: { strategy: ['cheapestGoodEnough'] } },
	description:
		'How good an answer must be expected to be before a cheaper model may give it. An expression may also give a number from 0 to 1.',
};

const maxCost: INodeProperties = {
	displayName: 'Most per Call',
	name: 'maxUsdPerCall',
	type: 'string',
	default: '0.01',
	placeholder: 'e.g. 0.01',
	displayOptions: { show: { strategy: ['bestWithinCost'] } },
	description:
		'What one call may be expected to cost, in USD. When no model fits, the cheapest one is asked; to stop instead, set a budget in Options.',
};

const worth: INodeProperties = {
	displayName: 'Worth of a Right Answer',
	name: 'usdPerRightAnswer',
	type: 'string',
	default: '0.05',
	placeholder: 'e.g. 0.05',
	displayOptions: { show: { strategy: ['bestValue'] } },
	description:
		'What a right answer is worth to you, in USD. A dearer model is asked when it is expected to be right so much more often that it pays.',
};

function weightProperty(
	displayName: string,
	name: string,
	defaultWeight: number,
	what: string,
): INodeProperties {
	return {
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 10, numberPrecision: 1 },
		default: defaultWeight,
		displayOptions: { show: { strategy: ['balanced'] } },
		description: `How much ${what} counts, from 0 to 10, compared with the other two`,
	};
}

const spreadBy: INodeProperties = {
	displayName: 'Spread By',
	name: 'spreadBy',
	type: 'options',
	default: 'weight',
	options: [
		{ name: 'Weight', value: 'weight', description: 'By chance, in proportion to the weights' },
		{
			name: 'Least Busy',
			value: 'leastBusy',
			description: 'To the model with the fewest requests on their way, for its weight',
		},
	],
	displayOptions: { show: { strategy: ['spreadLoad'] } },
	description: 'What decides which model the next call goes to',
};

/** The shares of the load. */
export const spreadWeightsProperty: INodeProperties = {
	displayName: 'Weights',
	name: 'spreadWeights',
	type: 'fixedCollection',
	placeholder: 'Add Weight',
	typeOptions: { multipleValues: true },
	default: {},
	displayOptions: { show: { strategy: ['spreadLoad'] } },
	description: 'How much of the load each model gets, compared with the others; 1 for those not listed',
	options: [
		{
			displayName: 'Weight',
			name: 'weight',
			values: [
				modelInputProperty,
				{
					displayName: 'Weight',
					name: 'weight',
					type: 'number',
					typeOptions: { minValue: 0, maxValue: 1000 },
					default: 1,
					description: 'Its share; 0 for a model that only stands in for the others',
				},
			],
		},
	],
};

const committeeProperties: INodeProperties[] = [
	{
		displayName: 'Committee Size',
		name: 'committeeSize',
		type: 'number',
		typeOptions: { minValue: 2, maxValue: 5 },
		default: 3,
		displayOptions: { show: { strategy: ['committee'] } },
		description:
			'How many models are asked at once, the first ones that can take the call. All are paid for.',
	},
	{
		displayName: 'Decide By',
		name: 'committeePick',
		type: 'options',
		default: 'majority',
		options: [
			{
				name: 'Majority',
				value: 'majority',
				description:
					'The answer most of them give, for labels, short answers and JSON; of longer texts the one most like the others',
			},
			{ name: 'Judge', value: 'judge', description: 'The answer that one of the models picks as the best' },
		],
		displayOptions: { show: { strategy: ['committee'] } },
		description: 'How several answers become one',
	},
	{
		displayName: 'Judge',
		name: 'committeeJudge',
		type: 'options',
		options: slotOptions,
		default: 1,
		displayOptions: { show: { strategy: ['committee'], committeePick: ['judge'] } },
		description: 'The model that picks; it sees the answers without the names of the models',
	},
];

/** The settings of the strategies, each shown with its own strategy only. */
export const policyProperties: INodeProperties[] = [
	qualityBar,
	maxCost,
	worth,
	weightProperty('Quality Weight', 'qualityWeight', 5, 'expected quality'),
	weightProperty('Cost Weight', 'costWeight', 3, 'a low cost'),
	weightProperty('Speed Weight', 'latencyWeight', 2, 'a quick answer'),
	matrixProperty,
	spreadBy,
	spreadWeightsProperty,
	...committeeProperties,
];
