import type { Candidate } from './model';
import type { PicoUsd } from './money';
import type { TaskId } from './task';

/** The strategies a user can choose. */
export const STRATEGY_IDS = ['cheapestGoodEnough', 'inOrder', 'taskMatrix'] as const;

/** One of the strategies. */
export type StrategyId = (typeof STRATEGY_IDS)[number];

/** One line of a task matrix: the slots for a task, the preferred one first. */
export interface MatrixRow {
	readonly task: TaskId;
	/** Slots counted from 1; not empty. */
	readonly slots: readonly number[];
}

/** A strategy with its settings. */
export type Strategy =
	| {
			readonly id: 'cheapestGoodEnough';
			/** The expected quality, 0 to 1, that a model must reach for the call at hand. */
			readonly requiredQuality: number;
	  }
	| { readonly id: 'inOrder' }
	| { readonly id: 'taskMatrix'; readonly rows: readonly MatrixRow[] };

/** Why a candidate cannot take the call at all. */
export type RejectionKind = 'no_tools' | 'no_images' | 'no_audio' | 'context_too_small';

/** A candidate's exclusion with its reason in words. */
export interface Rejection {
	readonly kind: RejectionKind;
	readonly message: string;
}

/** What is expected of one candidate for one call. Absent = unknown. */
export interface Estimate {
	/** Probability from 0 to 1 that the answer is good enough. */
	readonly quality?: number;
	readonly cost?: PicoUsd;
}

/** A candidate with what is expected of it, before it has a place. */
export interface EstimatedCandidate {
	readonly candidate: Candidate;
	readonly estimate: Estimate;
}

/** A candidate's place in the decision. */
export interface RankedCandidate extends EstimatedCandidate {
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
