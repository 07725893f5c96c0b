import type { CostGap } from '../domain/attempt';
import type { ModelPrice } from '../domain/price';
import type { PicoUsd } from '../domain/money';
import { costOf } from './cost';
import type { UsageAnswer } from './usage';

/** What an answer costs at a price, or why that cannot be told. */
export function costOrGap(
	{ usage, problem }: UsageAnswer,
	price: ModelPrice | undefined,
): { readonly cost?: PicoUsd; readonly gap?: CostGap } {
	const isSilent = problem === undefined || problem === 'not_reported' || problem === 'incomplete';
	if (!usage && !isSilent) return { gap: 'contradicting_usage' };
	if (!price) return { gap: 'no_price' };
	if (!usage) return { gap: 'no_usage' };
	const { total, parts } = costOf(usage, price);
	if (total !== undefined) return { cost: total };
	return { gap: parts.length === 0 ? 'contradicting_usage' : 'part_without_price' };
}
