import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { TASK_IDS, TASK_TEXTS } from '../../src/domain/task';
import { MAX_MODELS, NUMBER_OF_MODELS } from './dynamic-inputs';

/** The tasks as entries of a dropdown, in the order of the vocabulary. */
export const taskOptions: INodePropertyOptions[] = TASK_IDS.map((value) => ({
	...TASK_TEXTS[value],
	value,
}));

/** The stops of the quality bar, from the lowest. */
export const qualityBarOptions: INodePropertyOptions[] = [
	{ name: 'Economy', value: 'economy', description: 'Small models for all but hard calls' },
	{
		name: 'Balanced',
		value: 'balanced',
		description: 'Small models for easy calls, strong ones for hard calls',
	},
	{ name: 'High', value: 'high', description: 'Strong models for all but easy calls' },
	{ name: 'Best', value: 'best', description: 'The strongest models for nearly everything' },
];

/** "Model 1" to "Model 10". */
export const slotOptions: INodePropertyOptions[] = Array.from({ length: MAX_MODELS }, (_, index) => ({
	name: `Model ${index + 1}`,
	value: index + 1,
	description: `The model connected to input Model ${index + 1}`,
}));

/** The model input that a row of a list is about. */
export const modelInputProperty: INodeProperties = {
	displayName: 'Model',
	name: 'model',
	type: 'options',
	options: slotOptions,
	default: 1,
	description: 'The model input this is about',
};

/** How many model inputs the node shows. */
export const numberOfModelsProperty: INodeProperties = {
	displayName: 'Number of Models',
	name: NUMBER_OF_MODELS,
	type: 'options',
	noDataExpression: true,
	default: 2,
	options: Array.from({ length: MAX_MODELS }, (_, index) => ({
		name: String(index + 1),
		value: index + 1,
		description: index === 0 ? 'One model input' : `${index + 1} model inputs`,
	})),
	description: 'How many chat models can be connected below this node; other routers and chains count too',
};

/** The user's own word on how good a connected model is. */
export const strengthsProperty: INodeProperties = {
	displayName: 'Model Strengths',
	name: 'modelStrengths',
	type: 'fixedCollection',
	placeholder: 'Add Model Strength',
	typeOptions: { multipleValues: true },
	default: {},
	description: 'How good each model is, when you know better than benchmarks and prices suggest',
	options: [
		{
			displayName: 'Model Strength',
			name: 'strength',
			values: [
				modelInputProperty,
				{
					displayName: 'Strength',
					name: 'strength',
					type: 'options',
					options: [
						{ name: 'Small', value: 'small', description: 'Fine for easy and well-bounded work' },
						{ name: 'Medium', value: 'medium', description: 'Good for everyday work' },
						{ name: 'Strong', value: 'strong', description: 'Good for demanding work' },
						{ name: 'Frontier', value: 'frontier', description: 'Among the best there are' },
					],
					default: 'medium',
					description: 'How good the model is',
				},
			],
		},
	],
};
