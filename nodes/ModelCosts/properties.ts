import type { INodeProperties } from 'n8n-workflow';
import { feedbackProperties } from './feedback-properties';
import { learnProperties } from './learn-properties';
import { DEFAULT_OUTPUT_FIELD } from './operations';
import { priceProperties } from './price-properties';
import { whatIfProperties } from './what-if-properties';

/** What the node does. */
export const operationProperty: INodeProperties = {
	displayName: 'Operation',
	name: 'operation',
	type: 'options',
	noDataExpression: true,
	default: 'thisExecution',
	options: [
		{
			name: 'Feedback',
			value: 'feedback',
			action: 'Grade answers',
			description: 'Tell how good an answer was; what is expected of its model at that task follows',
		},
		{
			name: 'Learn Quality',
			value: 'learnQuality',
			action: 'Learn from graded answers',
			description: 'Make a profile of which model does well on which requests, for Route Model',
		},
		{
			name: 'Per Item',
			value: 'perItem',
			action: 'Add costs to each item',
			description: 'Add to each item what the calls made for it have cost, where n8n lets one know',
		},
		{
			name: 'Price Check',
			value: 'priceCheck',
			action: 'Compare prices before calling',
			description: 'Estimate what a prompt would cost on each of several models, without calling any',
		},
		{
			name: 'This Execution',
			value: 'thisExecution',
			action: 'Report costs of this execution',
			description: 'Report what the routed calls of this execution have cost so far, by model, node or task',
		},
		{
			name: 'What If',
			value: 'whatIf',
			action: 'Compare with another way of routing',
			description: 'Compare what calls have cost with another strategy, or with one model for all',
		},
	],
	description: 'What to find out or to teach',
};

const subWorkflows: INodeProperties = {
	displayName: 'Include Sub-Workflows',
	name: 'includeSubWorkflows',
	type: 'boolean',
	noDataExpression: true,
	default: false,
	displayOptions: { show: { operation: ['thisExecution', 'perItem'] } },
	description:
		'Whether to count the calls of the sub-workflows that this execution started, and of those below them',
};

const ofExecution = { operation: ['thisExecution'] };

/** The fields of This Execution. */
export const executionProperties: INodeProperties[] = [
	{
		displayName: 'Group By',
		name: 'groupBy',
		type: 'options',
		default: 'model',
		options: [
			{ name: 'Model', value: 'model', description: 'One row per model' },
			{ name: 'Node', value: 'node', description: 'One row per Route Model or Fallback Chain node' },
			{ name: 'Node, Model and Task', value: 'nodeModelTask', description: 'The finest rows there are' },
			{ name: 'Task', value: 'task', description: 'One row per kind of work' },
			{ name: 'Workflow', value: 'workflow', description: 'One row per workflow, sub-workflows if included' },
		],
		displayOptions: { show: ofExecution },
		description: 'What each row stands for',
	},
	{
		displayName: 'Simplify',
		name: 'simplify',
		type: 'boolean',
		default: true,
		displayOptions: { show: ofExecution },
		description: 'Whether to return a simplified version of the response instead of the raw data',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: ofExecution },
		description: 'Settings that are rarely needed',
		options: [
			{
				displayName: 'Chart',
				name: 'chart',
				type: 'multiOptions',
				default: ['html'],
				options: [
					{ name: 'HTML Page', value: 'html', description: 'Charts and table as one file, in chartHtml' },
					{ name: 'SVG Image', value: 'svg', description: 'Charts as an image, in chartSvg' },
				],
				description: 'Files to draw, attached to the last item as binary data',
			},
			{
				displayName: 'Output',
				name: 'output',
				type: 'options',
				default: 'rowsAndTotal',
				options: [
					{ name: 'Rows and Total', value: 'rowsAndTotal', description: 'An item per row, then the total' },
					{ name: 'Rows Only', value: 'rows', description: 'An item per row' },
					{ name: 'Total Only', value: 'total', description: 'A single item with the total' },
				],
				description: 'Which items to return',
			},
		],
	},
];

const ofItem = { operation: ['perItem'] };

const itemProperties: INodeProperties[] = [
	{
		displayName:
			'n8n tells whose cost is whose when the AI node gets one item at a time, as in a Loop Over Items with a batch size of 1',
		name: 'perItemNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: ofItem },
		description: 'When costs can be told apart',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add Option',
		default: {},
		displayOptions: { show: ofItem },
		description: 'Settings that are rarely needed',
		options: [
			{
				displayName: 'Keep Input Fields',
				name: 'keepInputFields',
				type: 'boolean',
				default: true,
				description: 'Whether the fields of the incoming item are kept beside its costs',
			},
			{
				displayName: 'Output Field',
				name: 'outputField',
				type: 'string',
				default: DEFAULT_OUTPUT_FIELD,
				placeholder: 'e.g. costs',
				description: 'Name of the field that receives the costs',
			},
		],
	},
];

/** The panel of Model Costs. */
export const properties: INodeProperties[] = [
	operationProperty,
	subWorkflows,
	...executionProperties,
	...itemProperties,
	...priceProperties,
	...whatIfProperties,
	...feedbackProperties,
	...learnProperties,
];
