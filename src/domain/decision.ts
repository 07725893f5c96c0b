import type { Estimate, Rejection } from './estimate';
import type { Candidate } from './model';
import type { ModelPrice } from './price';

/** The strategies a user can choose, in the order of the panel. */
export const STRATEGY_IDS = [
	'cheapestGoodEnough',
	'bestWithinCost',
	'bestValue',
	'fastest',
	'balanced',
	'taskMatrix',
	'spreadLoad',
	'inOrder',
	'committee',
] as const;

/** One of the strategies. */
export type StrategyId = (typeof STRATEGY_IDS)[number];

/** One line of a task matrix: the slots for a task, the preferred one first. */
export interface MatrixRow {
	/** A built-in task, or the name of one of the user's own. */
	readonly task: string;
	/** Slots counted from 1; not empty. */
	readonly slots: readonly number[];
}

/** The share of the calls that a slot gets, compared with the other slots. */
export interface SlotWeight {
	/** Counted from 1. */
	readonly slot: number;
	/** From 0 (only when the others cannot) to 1000. */
	readonly weight: number;
}

/** How much each side of a model counts, 0 to 10; at least one is above 0. */
export interface BalanceWeights {
	readonly quality: number;
	readonly cost: number;
	readonly latency: number;
}

/** How several answers become one: what most of them say, or the one a judge picks. */
export type CommitteePick = 'majority' | 'judge';

/** A strategy with its settings. Plain data, so that a workflow or a file can hold it. */
export type Strategy =
	| {
			readonly id: 'cheapestGoodEnough';
			/** The expected quality, 0 to 1, that a model must reach for the call at hand. */
			readonly requiredQuality: number;
	  }
	| {
			readonly id: 'bestWithinCost';
			/** What one call may be expected to cost, as a decimal amount of USD. */
			readonly maxUsdPerCall: string;
	  }
	| {
			readonly id: 'bestValue';
			/** What a right answer is worth, as a decimal amount of USD. */
			readonly usdPerRightAnswer: string;
	  }
	| { readonly id: 'fastest' }
	| { readonly id: 'balanced'; readonly weights: BalanceWeights }
	| { readonly id: 'taskMatrix'; readonly rows: readonly MatrixRow[] }
	| {
			readonly id: 'spreadLoad';
			readonly by: 'weight' | 'leastBusy';
			/** Slots that are not named have weight 1. */
			readonly weights: readonly SlotWeight[];
	  }
	| { readonly id: 'inOrder' }
	| {
			readonly id: 'committee';
			/** How many models are asked at once, 2 to 5. */
			readonly size: number;
			readonly pick: CommitteePick;
			/** The slot that judges, counted from 1; absent: the first model that can take the call. */
			readonly judgeSlot?: number | undefined;
	  };

/** The strategy of an id. */
export type StrategyOf<Id extends StrategyId> = Extract<Strategy, { readonly id: Id }>;

/** A candidate with what is expected of it, before it has a place. */
export interface EstimatedCandidate {
	readonly candidate: Candidate;
	readonly estimate: Estimate;
	/** For a router or chain, the list price of the model it would ask first; absent where that is unknown. */
	readonly priceBelow?: ModelPrice;
}

/** A candidate's place in the decision. */
export interface RankedCandidate extends EstimatedCandidate {
	/** Why it stands further back than the strategy would have it. */
	readonly postponed?: string;
	/** 1 is tried first; absent when rejected. */
	readonly rank?: number;
	readonly rejection?: Rejection;
}

/** The outcome of routing one call: whom to try, in which order, and why. */
export interface Decision {
	readonly strategy: StrategyId;
	/** Why the first one is first, in one sentence. */
	readonly reason: string;
	/** Everyone considered: ranked ones by rank, then the rejected by slot. */
	readonly candidates: readonly RankedCandidate[];
}
