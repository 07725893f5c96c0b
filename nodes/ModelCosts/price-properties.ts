import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { priceOptions } from '../shared/price-properties';
import { MODEL_PRESETS, OWN_LIST } from './model-presets';
import { DEFAULT_OUTPUT_TOKENS } from './operations';

const show = { operation: ['priceCheck'] };

const modelOptions: INodePropertyOptions[] = [
	...Object.entries(MODEL_PRESETS).map(([value, { name, description }]) => ({ name, value, description })),
	{ name: 'My Own List', value: OWN_LIST, description: 'The models written below' },
];

/** The fields of Price Check. */
export const priceProperties: INodeProperties[] = [
	{
		displayName: 'Prompt',
		name: 'prompt',
		type: 'string',
		default: '={{ $json.text }}',
		required: true,
		typeOptions: { rows: 2 },
		placeholder: 'e.g. {{ $json.chatInput }}',
		displayOptions: { show },
		description: 'The text that would be sent; its tokens are estimated. Evaluated for each item.',
	},
	{
		displayName: 'Models',
		name: 'models',
		type: 'options',
		default: 'small',
		options: modelOptions,
		displayOptions: { show },
		description: 'The models to compare',
	},
	{
		displayName: 'Model List',
		name: 'modelList',
		type: 'string',
		default: 'openai/gpt-4.1-mini\nanthropic/claude-haiku-4-5',
		typeOptions: { rows: 4 },
		placeholder: 'e.g. openai/gpt-4.1-mini',
		displayOptions: { show: { ...show, models: [OWN_LIST] } },
		description: 'Models as provider/model, one per line or separated by commas',
	},
	{
		displayName: 'Expected Output Tokens',
		name: 'outputTokens',
		type: 'number',
		default: DEFAULT_OUTPUT_TOKENS,
		typeOptions: { minValue: 0, numberPrecision: 0 },
		displayOptions: { show },
		description: 'How long the answer will be; 750 words of English are about 1,000 tokens',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show },
		description: 'Settings that are rarely needed',
		options: [
			...priceOptions,
			{
				displayName: 'Prompt Tokens',
				name: 'promptTokens',
				type: 'number',
				default: 1000,
				typeOptions: { minValue: 0, numberPrecision: 0 },
				description: 'The exact number of tokens of the prompt, used instead of the estimate',
			},
		],
	},
];
