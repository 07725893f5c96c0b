import type { ISupplyDataFunctions } from 'n8n-workflow';
import { optionsIn } from '../shared/panel-places';
import { evaluated } from '../shared/read-parameters';
import { readPrices } from '../shared/price-parameters';
import { readHandOver, readResilience } from '../shared/resilience-parameters';
import { readRules } from '../shared/rules-parameters';
import { readSinks } from '../shared/sink-parameters';
import type { RouterConfig } from '../shared/supply-router';
import { properties } from './properties';

/**
 * Reads and checks the panel of Fallback Chain.
 *
 * @throws {NodeOperationError} naming the parameter and what to do.
 */
export function readParameters(
	context: Pick<ISupplyDataFunctions, 'getNode' | 'getNodeParameter'>,
	itemIndex: number,
): RouterConfig {
	evaluated(context, itemIndex, { name: 'options', label: 'Options', ...optionsIn(properties) });
	const { limits, policy, faultChoice } = readResilience(context, itemIndex);
	return {
		strategy: { id: 'inOrder' },
		prices: readPrices(context, itemIndex),
		rules: readRules(context, itemIndex),
		sinks: readSinks(context, itemIndex),
		strengths: new Map(),
		limits,
		policy: { ...policy, handOver: readHandOver(context, itemIndex) },
		faultChoice,
	};
}
