import type { INodeProperties } from 'n8n-workflow';

const budgetFields: INodeProperties[] = [
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'string',
		default: '1.00',
		placeholder: 'e.g. 5.00',
		description: 'What the calls may cost together, in USD',
	},
	{
		displayName: 'For',
		name: 'scope',
		type: 'options',
		default: 'execution',
		options: [
			{ name: 'All Workflows', value: 'all', description: 'All nodes of this n8n that have such a budget' },
			{ name: 'This Execution', value: 'execution', description: 'One run of this workflow' },
			{ name: 'This Node', value: 'node', description: 'This node in all runs of this workflow' },
			{ name: 'This Workflow', value: 'workflow', description: 'All runs of this workflow' },
		],
		description: 'Whose calls share the limit; other nodes take part when they have the same budget',
	},
	{
		displayName: 'Per',
		name: 'window',
		type: 'options',
		default: 'none',
		options: [
			{ name: 'Day', value: 'day', description: 'Starts anew at midnight in the time zone of the workflow' },
			{ name: 'Hour', value: 'hour', description: 'Starts anew at each full hour' },
			{ name: 'Month', value: 'month', description: 'Starts anew on the first of the month' },
			{ name: 'No Window', value: 'none', description: 'Never starts anew' },
		],
		description: 'When the budget starts anew; one for an execution needs no window',
	},
	{
		displayName: 'Unknown Price',
		name: 'unknownPrice',
		type: 'options',
		default: 'refuse',
		options: [
			{ name: 'Refuse', value: 'refuse', description: 'A model without a known price is not asked' },
			{ name: 'Use Ceiling', value: 'ceiling', description: 'Each request is taken to cost the ceiling' },
		],
		description: 'What to do about a model whose price is not known',
	},
	{
		displayName: 'Ceiling',
		name: 'ceiling',
		type: 'string',
		default: '0.05',
		placeholder: 'e.g. 0.05',
		displayOptions: { show: { unknownPrice: ['ceiling'] } },
		description: 'What one request to a model of unknown price is taken to cost, in USD',
	},
];

const budgets: INodeProperties = {
	displayName: 'Budgets',
	name: 'budgets',
	type: 'fixedCollection',
	placeholder: 'Add Budget',
	typeOptions: { multipleValues: true },
	default: {},
	description:
		'Limits on what calls may cost. Before each request the most it can cost is set aside; a request that could exceed the limit is not sent. Sums are kept by this n8n process and begin anew when it restarts.',
	options: [{ displayName: 'Budget', name: 'budget', values: budgetFields }],
};

const longestAnswer: INodeProperties = {
	displayName: 'Longest Answer',
	name: 'longestAnswerTokens',
	type: 'number',
	typeOptions: { minValue: 1 },
	default: 4096,
	description:
		'The most tokens of an answer while a budget is set, for models without a limit of their own; four times as many for models that think before they speak. 3,000 words of English are about 4,000 tokens.',
};

/** What calls may cost, for the Options of every router and chain. */
export const budgetOptions: INodeProperties[] = [budgets, longestAnswer];
