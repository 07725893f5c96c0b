import {
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
	NodeConnectionTypes,
} from 'n8n-workflow';
import { z } from 'zod';
import { optionSubtitle } from '../shared/subtitle';
import { readParameter } from '../shared/read-parameters';
import { giveFeedback } from './feedback';
import { learnFromItems } from './learn-quality';
import { OPERATION_IDS, type OperationId } from './operations';
import { costsPerItem } from './per-item';
import { checkPrices } from './price-check';
import { operationProperty, properties } from './properties';
import { reportExecution } from './this-execution';
import { compareCosts } from './what-if';

type Run = (context: IExecuteFunctions) => INodeExecutionData[] | Promise<INodeExecutionData[]>;

const RUN: Readonly<Record<OperationId, Run>> = {
	thisExecution: reportExecution,
	perItem: costsPerItem,
	priceCheck: checkPrices,
	whatIf: compareCosts,
	feedback: giveFeedback,
	learnQuality: learnFromItems,
};

/** Tells what the routed calls of the running execution have cost, and what calls would cost. */
export class ModelCosts implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Model Costs',
		name: 'modelCosts',
		icon: { light: 'file:model-costs.svg', dark: 'file:model-costs.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: optionSubtitle(operationProperty),
		description:
			'Tells what routed model calls have cost or would have cost otherwise, and takes feedback on answers',
		defaults: { name: 'Model Costs' },
		codex: {
			categories: ['AI'],
			subcategories: { AI: ['Miscellaneous', 'Root Nodes'] },
			alias: ['cost', 'usage', 'tokens', 'budget', 'price', 'spend', 'feedback', 'model router'],
		},
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		usableAsTool: true,
		properties,
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const operation = readParameter(
			this,
			0,
			{ name: 'operation', label: 'Operation' },
			z.enum(OPERATION_IDS),
			`Choose one of: ${OPERATION_IDS.join(', ')}.`,
		);
		return [await RUN[operation](this)];
	}
}
