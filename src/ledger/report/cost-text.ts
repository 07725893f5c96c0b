import { formatUsd } from '../../domain/money';
import type { Costs } from './costs';

/** A cost in words: an exact amount, `>=` an amount when some of it has no price, or that it is not known. */
export function costText({ cost, unpricedAttempts }: Costs): string {
	if (cost === undefined) return unpricedAttempts > 0 ? 'unknown' : 'nothing billed';
	return `${unpricedAttempts > 0 ? '>=' : ''}${formatUsd(cost)} USD`;
}
