import type { AttemptOutcome, CostGap, CostSource } from './attempt';
import type { QualitySource } from './estimate';
import type { AnswerFault, FailureKind } from './failure';
import type { TaskSource } from './task';
import type { TokenUsage } from './usage';

/** One candidate as the record shows it. */
export interface RecordedCandidate {
	/** The input it is connected to, counted from 1. */
	slot?: number;
	model: string;
	provider: string;
	expectedQuality?: number;
	qualitySource?: QualitySource;
	/** By how much `expectedQuality` was moved by grades and faults seen before, -0.2 to 0.2. */
	qualityCorrection?: number;
	expectedCostUsd?: string;
	expectedLatencyMs?: number;
	rank?: number;
	/** Why it stands further back than the strategy would have it. */
	postponed?: string;
	rejected?: string;
}

/** One attempt as the record shows it. */
export interface RecordedAttempt {
	/** The input of the model, counted from 1. */
	slot?: number;
	model: string;
	provider: string;
	outcome: AttemptOutcome;
	/** Set when it asked for no answer to the call, but for a judgement on its task or on answers to it. */
	role?: 'judge';
	/** Set when it answered and another answer was taken. */
	unused?: true;
	failure?: FailureKind;
	/** What was wrong with an answer that came without an error. */
	fault?: AnswerFault;
	/** The fault of the model's answer before, of which it was told in this attempt. */
	repairs?: AnswerFault;
	/** Set when the model retries on its own, so that this may have been several requests. */
	ownRetries?: true;
	/** How long the provider asked to wait. */
	retryAfterMs?: number;
	httpStatus?: number;
	/** ISO 8601, UTC. */
	startedAt: string;
	durationMs: number;
	firstTokenMs?: number;
	usage?: TokenUsage;
	/** Set when `usage` is estimated; such an attempt counts as unpriced. */
	usageEstimated?: true;
	costUsd?: string;
	costSource?: CostSource;
	/** Why the attempt counts as unpriced, where that is known. */
	costGap?: CostGap;
}

/** How far the answers of several models to one call agree. */
export interface RecordedConsensus {
	asked: number;
	answered: number;
	/** Answers that say the same as the one taken, itself included. */
	agreed: number;
	/** From 0 to 1; models that did not answer agree with nobody. */
	score: number;
	by: 'majority' | 'judge';
}

/** Running totals of one execution, over all its routers. */
export interface RecordedTotals {
	calls: number;
	costUsd: string;
	inputTokens: number;
	outputTokens: number;
	unpricedAttempts: number;
	/** Cost of the attempts whose tokens were estimated; not part of `costUsd`. */
	estimatedCostUsd?: string;
}

/** The host's run for which a call was made, such as a run of an agent's node. */
export interface RecordedCaller {
	node: string;
	/** Counted from 0. */
	runIndex: number;
	/** Items the node worked on in that run. */
	itemCount: number;
	/** The one of them the call was made for, counted from 0; absent when that cannot be told. */
	itemIndex?: number;
}

/** How a judge settled a call's task, or why it was not asked. */
export type JudgeOutcome = 'judged' | 'remembered' | 'not_worth_it' | 'not_allowed' | 'failed';

/** What came of the judge of a call whose task was not clear. */
export interface RecordedJudge {
	/** `remembered`: judged before, on the same text. */
	outcome: JudgeOutcome;
	/** In words, with the numbers. */
	reason: string;
	/** What the rules said. */
	before: { id: string; difficulty: number; confidence: number };
	/** What asking the judge was expected to cost. */
	expectedCostUsd?: string;
	/** Between the dearest and the cheapest model that the call could go to, by its task and difficulty. */
	priceGapUsd?: string;
	/** Share of judged calls, 0 to 1, that went to a model cheaper than the dearest. */
	offloadedShare?: number;
}

/**
 * The record of one call, version 1. Changes are additive only. Amounts are exact decimal strings in USD; an absent
 * field is unknown, never zero.
 */
export interface RoutingRecord {
	version: 1;
	executionId?: string;
	node?: string;
	/** Set when a router above asked this one; the call is then counted there. */
	nested?: true;
	/** Set when the call was only decided and nobody was asked. */
	dryRun?: true;
	strategy: string;
	task: { id: string; difficulty: number; confidence: number; source: TaskSource };
	/** Absent when no judge is connected, or the task was clear without it. */
	judge?: RecordedJudge;
	decision: { chosen?: string; reason: string; candidates: RecordedCandidate[] };
	attempts: RecordedAttempt[];
	/** Set when several models were asked at once. */
	consensus?: RecordedConsensus;
	usage?: TokenUsage;
	costUsd?: string;
	unpricedAttempts: number;
	/** Cost of the attempts whose tokens were estimated; not part of `costUsd`. */
	estimatedCostUsd?: string;
	baselineUsd?: string;
	savedUsd?: string;
	/** Absent when the host does not say. */
	caller?: RecordedCaller;
	execution?: RecordedTotals;
}
