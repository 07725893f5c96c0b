import type { Candidate } from './model';
import type { PicoUsd } from './money';

/** The strategies a user can choose. */
export type StrategyId = 'cheapestGoodEnough' | 'inOrder' | 'taskMatrix';

/** Why a candidate cannot take the call at all. */
export type RejectionKind =
	| 'no_tools'
	| 'no_images'
	| 'no_audio'
	| 'context_too_small';

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

/** A candidate's place in the decision. */
export interface RankedCandidate {
	readonly candidate: Candidate;
	readonly estimate: Estimate;
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
