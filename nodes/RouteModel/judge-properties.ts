import type { INodeProperties } from 'n8n-workflow';
import { USE_JUDGE } from '../shared/dynamic-inputs';

/** The judge of calls whose task is not clear; the switch also shows its input. */
export const judgeProperties: INodeProperties[] = [
	{
		displayName: 'Ask a Judge When Unsure',
		name: USE_JUDGE,
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether a small model of your choice is asked what kind of work a call is when that is not clear, and when the answer is expected to save more than it costs. Shows one more input, after those of the models.',
	},
	{
		displayName: 'Judge Below Confidence',
		name: 'judgeBelowConfidence',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
		default: 0.5,
		displayOptions: { show: { [USE_JUDGE]: [true] } },
		description:
			'The judge is asked about calls whose task is less sure than this, from 0 (never) to 1 (whenever it pays)',
	},
	{
		displayName: 'Judge Time Limit',
		name: 'judgeSeconds',
		type: 'number',
		typeOptions: { minValue: 0.1, maxValue: 60, numberPrecision: 1 },
		default: 2,
		displayOptions: { show: { [USE_JUDGE]: [true] } },
		description: 'How long a call waits for the judge, in seconds; after that it goes on without it',
	},
];
