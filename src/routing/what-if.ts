import { priceAt, profileOf, type PriceOverrides } from '../catalogue';
import type { EstimatedCandidate, Strategy } from '../domain/decision';
import type { ModelRef } from '../domain/model';
import { parseUsd, type PicoUsd } from '../domain/money';
import type { RecordedCandidate, RoutingRecord } from '../domain/record';
import { isTaskId } from '../domain/task';
import { costOf } from '../ledger';
import { NO_CIRCUMSTANCES } from './circumstances';
import { checkStrategy, rank } from './policies';
import { type RecordedAnswer, recordedAnswer } from './recorded-answer';

/** How calls would have been routed instead: by another strategy among the models at hand, or to one model always. */
export type Alternative = { readonly strategy: Strategy } | { readonly model: ModelRef };

/** Why a call cannot be compared. */
export const WHAT_IF_GAPS = [
	'not_answered',
	'cost_unknown',
	'tokens_unknown',
	'no_candidate',
	'price_unknown',
] as const;

/** One of the reasons. */
export type WhatIfGap = (typeof WHAT_IF_GAPS)[number];

/** One call as it was and as it would have been. An absent amount is unknown. */
export interface WhatIfCall {
	readonly record: RoutingRecord;
	/** Who answered. */
	readonly model?: ModelRef;
	/** Who would have been asked. */
	readonly whatIfModel?: ModelRef;
	/** Whether that is another model. */
	readonly changed: boolean;
	readonly expectedQuality?: number;
	readonly whatIfExpectedQuality?: number;
	/** What the call cost with all its requests. */
	readonly cost?: PicoUsd;
	/** The part of it that was not for the answer: failed requests, answers not taken, judges. */
	readonly otherRequests?: PicoUsd;
	/** What the same tokens would have cost as one request to the other model. */
	readonly whatIf?: PicoUsd;
	/** Absent when the call can be compared. */
	readonly gap?: WhatIfGap;
}

/**
 * What calls would have cost had they been routed otherwise, from their records alone. Assumed: the other model answers
 * at once, with as many tokens of each kind, and no request fails. Calls that were part of another router's call, and
 * those that were only decided, are left out.
 *
 * @param prices What is said of prices beside the catalogue.
 * @throws {ConfigurationError} when the strategy has a setting that is not known or cannot work.
 */
export function whatIf(
	records: readonly RoutingRecord[],
	alternative: Alternative,
	prices: PriceOverrides = {},
): WhatIfCall[] {
	const checked = 'strategy' in alternative ? { strategy: checkStrategy(alternative.strategy) } : alternative;
	return records
		.filter(({ nested, dryRun }) => !nested && !dryRun)
		.map((record) => whatIfCall(record, checked, prices));
}

function whatIfCall(record: RoutingRecord, alternative: Alternative, prices: PriceOverrides): WhatIfCall {
	const answer = recordedAnswer(record);
	if (!answer) return { record, changed: false, gap: 'not_answered' };
	const other = alternativeOf(record, alternative);
	const changed = other !== undefined && !isAnswerer(other, answer);
	const cost = costOfCall(record);
	const ownAnswer = answer.attempt.costUsd === undefined ? undefined : parseUsd(answer.attempt.costUsd);
	const instead = other && (changed ? repriced(answer, other, prices) : ownAnswer);
	const gap = gapOf(answer, { other, cost, instead, changed });
	const { expectedQuality } = answer.candidate ?? {};
	return {
		record,
		model: answer.ref,
		...(other && { whatIfModel: { provider: other.provider, model: other.model } }),
		changed,
		...(expectedQuality !== undefined && { expectedQuality }),
		...(other?.expectedQuality !== undefined && { whatIfExpectedQuality: other.expectedQuality }),
		...(cost !== undefined && { cost }),
		...(cost !== undefined && ownAnswer !== undefined && { otherRequests: cost - ownAnswer }),
		...(instead !== undefined && { whatIf: instead }),
		...(gap && { gap }),
	};
}

interface Compared {
	readonly other: RecordedCandidate | undefined;
	readonly cost: PicoUsd | undefined;
	readonly instead: PicoUsd | undefined;
	readonly changed: boolean;
}

function gapOf(
	{ attempt }: RecordedAnswer,
	{ other, cost, instead, changed }: Compared,
): WhatIfGap | undefined {
	if (!other) return 'no_candidate';
	if (cost === undefined) return 'cost_unknown';
	if (instead !== undefined) return undefined;
	if (!changed) return 'cost_unknown';
	return !attempt.usage || attempt.usageEstimated ? 'tokens_unknown' : 'price_unknown';
}

/** The whole call's cost; a sum from which something is missing is none. */
function costOfCall({ costUsd, unpricedAttempts }: RoutingRecord): PicoUsd | undefined {
	return costUsd === undefined || unpricedAttempts > 0 ? undefined : parseUsd(costUsd);
}

function alternativeOf(record: RoutingRecord, alternative: Alternative): RecordedCandidate | undefined {
	const { candidates } = record.decision;
	if ('strategy' in alternative) return choiceOf(alternative.strategy, record);
	const { provider, model = '' } = alternative.model;
	return candidates.find((each) => each.provider === provider && each.model === model) ?? { provider, model };
}

/** Whom a strategy puts first by what was expected of the models at the time. */
function choiceOf(strategy: Strategy, { decision, task }: RoutingRecord): RecordedCandidate | undefined {
	const eligible = decision.candidates.filter(({ rejected }) => rejected === undefined);
	const bySlot = new Map(eligible.map((candidate, at) => [candidate.slot ?? at + 1, candidate]));
	const candidates = [...bySlot].map(([slot, candidate]) => estimated(slot, candidate));
	const classification = { ...task, task: isTaskId(task.id) ? task.id : ('other' as const), evidence: [] };
	const { ordered } = rank(strategy, { candidates, task: classification, circumstances: NO_CIRCUMSTANCES });
	const [first] = ordered;
	return first && bySlot.get(first.candidate.slot);
}

function estimated(slot: number, recorded: RecordedCandidate): EstimatedCandidate {
	const { provider, model, expectedQuality, expectedCostUsd, expectedLatencyMs } = recorded;
	const ref = { provider, model };
	return {
		candidate: { slot, label: model, ref, endpoint: '', profile: {}, bindsTools: true, nested: false },
		estimate: {
			...(expectedQuality !== undefined && { quality: expectedQuality }),
			...(expectedCostUsd !== undefined && { cost: parseUsd(expectedCostUsd) }),
			...(expectedLatencyMs !== undefined && { latencyMs: expectedLatencyMs }),
		},
	};
}

function isAnswerer(other: RecordedCandidate, { candidate, ref }: RecordedAnswer): boolean {
	if (other.slot !== undefined && candidate?.slot !== undefined) return other.slot === candidate.slot;
	return other.model === ref.model && other.provider === ref.provider;
}

function repriced(
	{ attempt }: RecordedAnswer,
	{ provider, model }: RecordedCandidate,
	prices: PriceOverrides,
): PicoUsd | undefined {
	if (!attempt.usage || attempt.usageEstimated) return undefined;
	const profile = profileOf({ provider, model }, prices);
	const price = profile && priceAt(profile, Date.parse(attempt.startedAt));
	return price && costOf(attempt.usage, price).total;
}
