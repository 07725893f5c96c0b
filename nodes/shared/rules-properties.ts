import type { INodeProperties } from 'n8n-workflow';
import { budgetOptions } from './budget-properties';
import { modelInputProperty, slotOptions } from './properties';

/** The value of "Pin Model" that pins none. */
export const NO_PIN = 0;

const pin: INodeProperties = {
	displayName: 'Pin Model',
	name: 'pinModel',
	type: 'options',
	default: 0,
	options: [{ name: 'None', value: 0, description: 'Every connected model may answer' }, ...slotOptions],
	description:
		'The only model that may answer, for tests and evaluations; when it fails, none takes over. An expression may give the number of its input, the name of its node, or its model ID.',
};

const policyFields: INodeProperties[] = [
	{
		displayName: 'Allowed Makers',
		name: 'allowedMakers',
		type: 'string',
		default: '',
		placeholder: 'e.g. anthropic, mistral',
		description: 'Makers or providers that may be asked, separated by commas; empty for all',
	},
	{
		displayName: 'Blocked Makers',
		name: 'blockedMakers',
		type: 'string',
		default: '',
		placeholder: 'e.g. deepseek, openrouter',
		description: 'Makers or providers that may not be asked, separated by commas',
	},
	{
		displayName: 'No Training',
		name: 'noTraining',
		type: 'boolean',
		default: false,
		description: 'Whether only models may be asked whose provider does not train on what it is sent',
	},
	{
		displayName: 'Regions',
		name: 'regions',
		type: 'string',
		default: '',
		placeholder: 'e.g. eu',
		description: 'Regions from which a model must be served, separated by commas; empty for all',
	},
	{
		displayName: 'Zero Retention',
		name: 'zeroRetention',
		type: 'boolean',
		default: false,
		description: 'Whether only models may be asked whose provider keeps nothing of what it is sent',
	},
];

const dataPolicy: INodeProperties = {
	displayName: 'Data Policy',
	name: 'dataPolicy',
	type: 'fixedCollection',
	placeholder: 'Add Data Policy',
	default: {},
	description: 'Where the text of calls may go. What is not known of a model counts as not allowed.',
	options: [{ displayName: 'Policy', name: 'policy', values: policyFields }],
};

const factFields: INodeProperties[] = [
	modelInputProperty,
	{
		displayName: 'Maker',
		name: 'maker',
		type: 'string',
		default: '',
		placeholder: 'e.g. mistral',
		description: 'Who made the model; empty to go by its name',
	},
	{
		displayName: 'Region',
		name: 'region',
		type: 'string',
		default: '',
		placeholder: 'e.g. eu-central-1',
		description: 'Where it is served from; empty to go by its address',
	},
	{
		displayName: 'Does Not Train on Data',
		name: 'noTraining',
		type: 'boolean',
		default: false,
		description: 'Whether your agreement with the provider rules out training on what it is sent',
	},
	{
		displayName: 'Keeps No Data',
		name: 'zeroRetention',
		type: 'boolean',
		default: false,
		description: 'Whether your agreement with the provider rules out keeping what it is sent',
	},
];

const modelFacts: INodeProperties = {
	displayName: 'Model Facts',
	name: 'modelFacts',
	type: 'fixedCollection',
	placeholder: 'Add Model Facts',
	typeOptions: { multipleValues: true },
	default: {},
	description: 'What you know of what happens to data sent to the models, for the data policy',
	options: [{ displayName: 'Model Facts', name: 'facts', values: factFields }],
};

const dryRun: INodeProperties = {
	displayName: 'Dry Run',
	name: 'dryRun',
	type: 'boolean',
	default: false,
	description:
		'Whether to answer each call with the decision, as JSON text, instead of asking a model. Nothing is spent.',
};

const sticky: INodeProperties = {
	displayName: 'Stay With Model',
	name: 'stayWithModel',
	type: 'boolean',
	default: true,
	description:
		'Whether a conversation, such as the steps of an agent, stays on its model while the prompt cache there is worth more than a cheaper model would save',
};

/** What holds whatever the strategy, for the Options of every router and chain. */
export const rulesOptions: INodeProperties[] = [
	...budgetOptions,
	dataPolicy,
	modelFacts,
	dryRun,
	pin,
	sticky,
];
