import type { EstimatedCandidate, MatrixRow, Strategy, StrategyId } from '../domain/decision';
import type { Classification, TaskId } from '../domain/task';

/** Candidates in the order to try, and why the first one is first. */
export interface Ranking {
	readonly ordered: readonly EstimatedCandidate[];
	readonly reason: string;
}

type Rank<TStrategy> = (
	strategy: TStrategy,
	candidates: readonly EstimatedCandidate[],
	task: Classification,
) => Ranking;

/** How a strategy is shown to the user and how it ranks. */
interface StrategyEntry<TStrategy> {
	readonly label: string;
	/** For the line below a node's name, where some 20 characters fit. */
	readonly shortLabel: string;
	readonly description: string;
	readonly rank: Rank<TStrategy>;
}

/** Every strategy, in one place; panels, validation and dispatch are derived from it. */
export const STRATEGIES: { readonly [K in StrategyId]: StrategyEntry<Extract<Strategy, { id: K }>> } = {
	cheapestGoodEnough: {
		label: 'Cheapest Good Enough',
		shortLabel: 'Cheapest',
		description: 'The cheapest model expected to be good enough for the task and difficulty of each call',
		rank: (strategy, candidates, task) => rankByCost(strategy.requiredQuality, candidates, task),
	},
	inOrder: {
		label: 'In Order',
		shortLabel: 'In order',
		description: 'Model 1 first, the next ones only when it fails or cannot take the call',
		rank: (_strategy, candidates) => ({
			ordered: [...candidates].sort(bySlot),
			reason: 'First in the given order that can take the call',
		}),
	},
	taskMatrix: {
		label: 'Task Matrix',
		shortLabel: 'Matrix',
		description: 'Your own table: for each task the preferred model and those that stand in for it',
		rank: (strategy, candidates, task) => rankByMatrix(strategy.rows, candidates, task.task),
	},
};

/** Ranks eligible candidates by the strategy. Ties go to the lower slot. */
export function rank(
	strategy: Strategy,
	candidates: readonly EstimatedCandidate[],
	task: Classification,
): Ranking {
	switch (strategy.id) {
		case 'cheapestGoodEnough':
			return STRATEGIES.cheapestGoodEnough.rank(strategy, candidates, task);
		case 'inOrder':
			return STRATEGIES.inOrder.rank(strategy, candidates, task);
		case 'taskMatrix':
			return STRATEGIES.taskMatrix.rank(strategy, candidates, task);
		default:
			return strategy satisfies never;
	}
}

/** Those expected to be good enough by cost, then the rest by quality, so that a failure still finds a stand-in. */
function rankByCost(
	requiredQuality: number,
	candidates: readonly EstimatedCandidate[],
	task: Classification,
): Ranking {
	const meetsBar = ({ estimate }: EstimatedCandidate) => (estimate.quality ?? 0) >= requiredQuality;
	const goodEnough = candidates.filter(meetsBar).sort(byCostThenSlot);
	const others = candidates.filter((entry) => !meetsBar(entry)).sort(byQualityThenSlot);
	const bar = requiredQuality.toFixed(2);
	const kind = `${task.task} of difficulty ${task.difficulty.toFixed(2)}`;
	return {
		ordered: [...goodEnough, ...others],
		reason:
			goodEnough.length > 0
				? `Cheapest of ${goodEnough.length} expected to reach quality ${bar} for ${kind}`
				: `None is known to reach quality ${bar} for ${kind}; the best expected goes first`,
	};
}

function rankByMatrix(
	rows: readonly MatrixRow[],
	candidates: readonly EstimatedCandidate[],
	task: TaskId,
): Ranking {
	const row = rows.find((entry) => entry.task === task) ?? rows.find((entry) => entry.task === 'other');
	const place = new Map((row?.slots ?? []).map((slot, index) => [slot, index]));
	const placeOf = ({ candidate }: EstimatedCandidate) => place.get(candidate.slot) ?? Infinity;
	const ordered = [...candidates].sort((a, b) => compare(placeOf(a), placeOf(b)) || bySlot(a, b));
	if (!row) return { ordered, reason: `The matrix has no row for ${task}, so the models go in order` };
	const used = row.task === task ? task : `${task}, through the row for other tasks`;
	return { ordered, reason: `The matrix names Model ${row.slots.join(', then Model ')} for ${used}` };
}

function byCostThenSlot(a: EstimatedCandidate, b: EstimatedCandidate): number {
	const left = a.estimate.cost;
	const right = b.estimate.cost;
	if (left === undefined || right === undefined) {
		return Number(left === undefined) - Number(right === undefined) || bySlot(a, b);
	}
	return compare(left, right) || bySlot(a, b);
}

function byQualityThenSlot(a: EstimatedCandidate, b: EstimatedCandidate): number {
	return compare(b.estimate.quality ?? -1, a.estimate.quality ?? -1) || bySlot(a, b);
}

function bySlot(a: EstimatedCandidate, b: EstimatedCandidate): number {
	return a.candidate.slot - b.candidate.slot;
}

function compare(left: number | bigint, right: number | bigint): number {
	return left < right ? -1 : left > right ? 1 : 0;
}
