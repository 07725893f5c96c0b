import { answerOf, type Attempt, madeToAnswer } from '../domain/attempt';
import type { Decision, RankedCandidate } from '../domain/decision';
import { FAILURE_RULES } from '../domain/failure';
import { formatUsd, type PicoUsd } from '../domain/money';
import type {
	RecordedAttempt,
	RecordedCaller,
	RecordedCandidate,
	RecordedConsensus,
	RecordedJudge,
	RecordedTotals,
	RoutingRecord,
} from '../domain/record';
import { type Classification, taskNameOf } from '../domain/task';
import { isUnpriced, spendingOf } from './billing';
import { costOf } from './cost';

/** What one finished call is recorded from. */
export interface RecordInput {
	readonly executionId?: string | undefined;
	readonly node?: string | undefined;
	/** Whether a router above asked this one; default false. */
	readonly nested?: boolean;
	readonly caller?: RecordedCaller | undefined;
	readonly classification: Classification;
	/** What came of the judge, where one was to be asked. */
	readonly judge?: RecordedJudge | undefined;
	readonly decision: Decision;
	readonly attempts: readonly Attempt[];
	readonly execution?: RecordedTotals | undefined;
	/** How far several answers agree, where several models were asked at once. */
	readonly consensus?: RecordedConsensus | undefined;
	/** Whether the call was only decided and nobody was asked; default false. */
	readonly dryRun?: boolean;
}

const UNKNOWN_MODEL = 'unknown';

/** Writes one call down: version 1 of the record, without any text of prompt or answer. */
export function buildRecord(input: RecordInput): RoutingRecord {
	const { classification, decision, attempts } = input;
	const { cost, usage, unpricedAttempts, estimatedCost } = spendingOf(attempts);
	const answered = answerOf(attempts);
	const baseline = answered && baselineOf(answered, decision.candidates);
	const saved =
		baseline !== undefined && cost !== undefined && unpricedAttempts === 0 ? baseline - cost : undefined;
	return {
		version: 1,
		...(input.executionId !== undefined && { executionId: input.executionId }),
		...(input.node !== undefined && { node: input.node }),
		...(input.nested === true && { nested: true }),
		...(input.dryRun === true && { dryRun: true }),
		strategy: decision.strategy,
		task: {
			id: taskNameOf(classification),
			difficulty: roundTo3(classification.difficulty),
			confidence: roundTo3(classification.confidence),
			source: classification.source,
		},
		...(input.judge && { judge: recordJudge(input.judge) }),
		decision: {
			...chosenOf(answered ?? (input.dryRun ? firstChoice(decision) : undefined)),
			reason: reasonOf(decision, madeToAnswer(attempts), answered),
			candidates: decision.candidates.map(recordCandidate),
		},
		attempts: inOrderMade(attempts).map(recordAttempt),
		...(input.consensus && { consensus: input.consensus }),
		...(usage && { usage }),
		...(cost !== undefined && { costUsd: formatUsd(cost) }),
		unpricedAttempts,
		...(estimatedCost !== undefined && { estimatedCostUsd: formatUsd(estimatedCost) }),
		...(baseline !== undefined && { baselineUsd: formatUsd(baseline) }),
		...(saved !== undefined && { savedUsd: formatUsd(saved) }),
		...(input.caller && { caller: input.caller }),
		...(input.execution && { execution: input.execution }),
	};
}

function chosenOf(model: Pick<Attempt, 'ref' | 'label'> | undefined): { chosen?: string } {
	return model ? { chosen: model.ref.model ?? model.label } : {};
}

/** Who would be asked first. */
function firstChoice({ candidates: [first] }: Decision): Pick<Attempt, 'ref' | 'label'> | undefined {
	return first?.rejection ? undefined : first?.candidate;
}

/** Why the chosen one was chosen; when the first failed, that is why another one answered. */
function reasonOf(decision: Decision, attempts: readonly Attempt[], answered: Attempt | undefined): string {
	const failed = attempts.find(({ outcome, slot }) => outcome === 'failed' && slot !== answered?.slot);
	if (!answered || !failed?.failure) return decision.reason;
	return `${decision.reason}; it failed (${FAILURE_RULES[failed.failure.kind].label}), so ${answered.label} took over`;
}

/**
 * What the answer's own tokens would have cost on the dearest candidate that could have taken the call; a router or chain
 * counts with the model it would have asked first.
 */
function baselineOf(answered: Attempt, candidates: readonly RankedCandidate[]): PicoUsd | undefined {
	const { usage, cost, usageEstimated } = answered;
	if (!usage || usageEstimated || cost === undefined) return undefined;
	let dearest = cost;
	for (const { candidate, priceBelow, rejection } of candidates) {
		const price = priceBelow ?? candidate.profile.price;
		if (rejection || candidate.slot === answered.slot || !price) continue;
		const wouldCost = costOf(usage, price).total;
		if (wouldCost !== undefined && wouldCost > dearest) dearest = wouldCost;
	}
	return dearest;
}

function recordCandidate(ranked: RankedCandidate): RecordedCandidate {
	const { candidate, estimate, rank, postponed, rejection } = ranked;
	return {
		slot: candidate.slot,
		model: candidate.ref.model ?? UNKNOWN_MODEL,
		provider: candidate.ref.provider,
		...(estimate.quality !== undefined && { expectedQuality: roundTo3(estimate.quality) }),
		...(estimate.qualitySource && { qualitySource: estimate.qualitySource }),
		...(estimate.correction !== undefined && { qualityCorrection: roundTo3(estimate.correction) }),
		...(estimate.cost !== undefined && { expectedCostUsd: formatUsd(estimate.cost) }),
		...(estimate.latencyMs !== undefined && { expectedLatencyMs: Math.round(estimate.latencyMs) }),
		...(rank !== undefined && { rank }),
		...(postponed !== undefined && { postponed }),
		...(rejection && { rejected: rejection.message }),
	};
}

/** Two attempts may overlap, and the one that began later may end first. */
function inOrderMade(attempts: readonly Attempt[]): Attempt[] {
	return [...attempts].sort((a, b) => a.startedAt - b.startedAt);
}

function recordAttempt(attempt: Attempt): RecordedAttempt {
	const { failure, repairs, ownRetries, usage, usageEstimated, cost, costSource, costGap, firstTokenMs } =
		attempt;
	return {
		slot: attempt.slot,
		model: attempt.ref.model ?? UNKNOWN_MODEL,
		provider: attempt.ref.provider,
		outcome: attempt.outcome,
		...(attempt.role && { role: attempt.role }),
		...(attempt.unused && { unused: attempt.unused }),
		...(failure && { failure: failure.kind }),
		...(failure?.fault && { fault: failure.fault }),
		...(failure?.httpStatus !== undefined && { httpStatus: failure.httpStatus }),
		...(failure?.retryAfterMs !== undefined && { retryAfterMs: failure.retryAfterMs }),
		...(repairs && { repairs }),
		...(ownRetries && { ownRetries }),
		startedAt: new Date(attempt.startedAt).toISOString(),
		durationMs: Math.round(attempt.durationMs),
		...(firstTokenMs !== undefined && { firstTokenMs: Math.round(firstTokenMs) }),
		...(usage && { usage }),
		...(usageEstimated && { usageEstimated }),
		...(cost !== undefined && { costUsd: formatUsd(cost) }),
		...(costSource && { costSource }),
		...(costGap && isUnpriced(attempt) && { costGap }),
	};
}

function recordJudge(judge: RecordedJudge): RecordedJudge {
	const { before, offloadedShare } = judge;
	return {
		...judge,
		before: {
			...before,
			difficulty: roundTo3(before.difficulty),
			confidence: roundTo3(before.confidence),
		},
		...(offloadedShare !== undefined && { offloadedShare: roundTo3(offloadedShare) }),
	};
}

function roundTo3(value: number): number {
	return Math.round(value * 1000) / 1000;
}
