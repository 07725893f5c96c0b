import {
	type INodeType,
	type INodeTypeDescription,
	type ISupplyDataFunctions,
	NodeConnectionTypes,
	type SupplyData,
} from 'n8n-workflow';
import { modelCodex, NOT_A_TOOL } from '../shared/codex';
import { MODEL_INPUTS } from '../shared/dynamic-inputs';
import { chainSubtitle } from '../shared/subtitle';
import { supplyRouter } from '../shared/supply-router';
import { readParameters } from './parameters';
import { properties } from './properties';

/** A chat model that asks the connected chat models in order until one answers. */
export class FallbackChain implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Fallback Chain',
		name: 'fallbackChain',
		icon: { light: 'file:fallback-chain.svg', dark: 'file:fallback-chain.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: chainSubtitle,
		description: 'Asks the connected models in order: when one fails, the next one takes over unnoticed',
		defaults: { name: 'Fallback Chain' },
		codex: modelCodex(['fallback model', 'failover', 'retry', 'backup model', 'resilience']),
		inputs: MODEL_INPUTS,
		outputs: [NodeConnectionTypes.AiLanguageModel],
		outputNames: ['Model'],
		usableAsTool: NOT_A_TOOL,
		properties,
	};

	async supplyData(this: ISupplyDataFunctions, itemIndex: number): Promise<SupplyData> {
		return await supplyRouter(this, itemIndex, () => readParameters(this, itemIndex));
	}
}
