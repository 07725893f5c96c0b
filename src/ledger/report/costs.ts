import type { PicoUsd } from '../../domain/money';
import { addUsage, type TokenUsage } from '../../domain/usage';

/** What a group of calls spent. An absent field is unknown, never zero. */
export interface Costs {
	/** Calls whose answer, or last attempt, came from this group. */
	readonly calls: number;
	/** Requests to models. */
	readonly attempts: number;
	readonly failedAttempts: number;
	/** Attempts that may have cost money nobody can put a figure on; `cost` is then a lower bound. */
	readonly unpricedAttempts: number;
	/** Sum over the attempts that reported their tokens. */
	readonly usage?: TokenUsage;
	/** Sum over the attempts with a known cost; absent when none has one. */
	readonly cost?: PicoUsd;
	/** Sum of the costs of estimated tokens; not part of `cost`, and such attempts count as unpriced. */
	readonly estimatedCost?: PicoUsd;
	/** What the answered calls would have cost on the dearest candidate; sum over the calls for which it is known. */
	readonly baseline?: PicoUsd;
	/** Baseline less cost; sum over the calls for which it is known. */
	readonly saved?: PicoUsd;
}

/** The costs of no calls at all. */
export const NO_COSTS: Costs = { calls: 0, attempts: 0, failedAttempts: 0, unpricedAttempts: 0 };

/** Adds two groups. An amount stays absent only when both sides lack it. */
export function addCosts(left: Costs, right: Costs): Costs {
	const usage = left.usage && right.usage ? addUsage(left.usage, right.usage) : (left.usage ?? right.usage);
	const cost = addAmounts(left.cost, right.cost);
	const estimatedCost = addAmounts(left.estimatedCost, right.estimatedCost);
	const baseline = addAmounts(left.baseline, right.baseline);
	const saved = addAmounts(left.saved, right.saved);
	return {
		calls: left.calls + right.calls,
		attempts: left.attempts + right.attempts,
		failedAttempts: left.failedAttempts + right.failedAttempts,
		unpricedAttempts: left.unpricedAttempts + right.unpricedAttempts,
		...(usage && { usage }),
		...(cost !== undefined && { cost }),
		...(estimatedCost !== undefined && { estimatedCost }),
		...(baseline !== undefined && { baseline }),
		...(saved !== undefined && { saved }),
	};
}

function addAmounts(left: PicoUsd | undefined, right: PicoUsd | undefined): PicoUsd | undefined {
	if (left === undefined || right === undefined) return left ?? right;
	return left + right;
}
