import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { slotOptions, taskOptions } from '../shared/properties';

/** The value of a row's task that stands for a task of the user's own. */
export const OWN_TASK = 'own';

const matrixTasks: INodePropertyOptions[] = [
	...taskOptions,
	{ name: 'Own Task', value: OWN_TASK, description: 'A task of your own, by its name' },
];

const matrixRow: INodeProperties[] = [
	{
		displayName: 'Task',
		name: 'task',
		type: 'options',
		options: matrixTasks,
		default: 'extraction',
		description: 'The task this row is for; a row for Other also takes every task without a row of its own',
	},
	{
		displayName: 'Own Task',
		name: 'ownTask',
		type: 'string',
		default: '',
		placeholder: 'e.g. refund_request',
		displayOptions: { show: { task: [OWN_TASK] } },
		description: 'The name of your task, as in Options → Own Tasks or in the label of Classify Task',
	},
	{
		displayName: 'Model',
		name: 'model',
		type: 'options',
		options: slotOptions,
		default: 1,
		description: 'The model that is asked first',
	},
	{
		displayName: 'Stand-Ins',
		name: 'standIns',
		type: 'string',
		default: '',
		placeholder: 'e.g. 2, 3',
		description: 'Numbers of the models that take over when it fails, in order; the others come last',
	},
];

/** The user's own table of tasks and models. */
export const matrixProperty: INodeProperties = {
	displayName: 'Task Matrix',
	name: 'matrix',
	type: 'fixedCollection',
	placeholder: 'Add Row',
	typeOptions: { multipleValues: true, sortable: true },
	default: {
		row: [
			{ task: 'extraction', model: 1, standIns: '2' },
			{ task: 'classification', model: 1, standIns: '2' },
			{ task: 'generation', model: 2, standIns: '1' },
			{ task: 'code', model: 2, standIns: '1' },
			{ task: 'reasoning', model: 2, standIns: '1' },
			{ task: 'vision', model: 2, standIns: '1' },
			{ task: 'voice', model: 2, standIns: '1' },
			{ task: 'translation', model: 1, standIns: '2' },
			{ task: 'other', model: 1, standIns: '2' },
		],
	},
	displayOptions: { show: { strategy: ['taskMatrix'] } },
	description:
		'Which model takes which task. Filled in for a small model on Model 1 and a strong one on Model 2: documents and labels, long texts, code and reasoning, images, voice, translation.',
	options: [{ displayName: 'Row', name: 'row', values: matrixRow }],
};
