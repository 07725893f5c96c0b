import type { BaseMessage } from '@langchain/core/messages';
import type { Attempt } from '../domain/attempt';
import { NoCandidateError } from '../domain/errors';
import {
	type Admit,
	type AfterContent,
	DEFAULT_RETRY_POLICY,
	DEFAULT_TIME_LIMITS,
	runChain,
} from '../resilience';
import { ANY_FORM, askedFormOf } from './asked-form';
import { openAttempt, toolNamesOf } from './call-candidate';
import type { CallMode, CandidateCall } from './candidate-call';
import type { RoutedCallOptions } from './call-options';
import { continuesText } from './continues-text';
import type { ConnectedCandidate } from './describe-model';
import type { Router, StartedCall } from './router';
import { ShownAnswer } from './shown-answer';
import { admitWithin, type SpendingLimits } from './spending-limits';

/** One call as its caller made it. */
export interface CallersCall {
	readonly messages: readonly BaseMessage[];
	readonly options: RoutedCallOptions;
	readonly mode: CallMode;
}

/**
 * Asks the candidates of a decision in its order and yields what the one that answers says.
 *
 * @param trail Receives each attempt as it ends.
 * @throws {NoCandidateError} when the decision leaves nobody.
 * @throws {AttemptsFailedError} when none of them answered.
 */
export function askCandidates(
	router: Router,
	started: StartedCall,
	call: CallersCall,
	trail: Attempt[],
): AsyncGenerator<BaseMessage, void> {
	const { decision, spending } = started;
	const eligible = decision.candidates.filter(({ rejection }) => !rejection);
	if (eligible.length === 0) throw new NoCandidateError(decision.candidates);
	const bySlot = new Map(router.candidates.map((candidate) => [candidate.slot, candidate]));
	const costs = new Map(eligible.map(({ candidate, estimate }) => [candidate.slot, estimate.cost]));
	const policy = router.policy ?? DEFAULT_RETRY_POLICY;
	const streamed = call.mode === 'stream';
	const asked = askedOf(call, policy.afterContent, started);
	const { shown, heldBack } = asked;
	const chunks = runChain({
		candidates: eligible.flatMap(({ candidate }) => bySlot.get(candidate.slot) ?? []),
		open: (candidate: ConnectedCandidate, signal, repairs) =>
			openAttempt(
				candidateCall(router, candidate, { ...asked, repairs, options: { ...call.options, signal } }),
			),
		streamed,
		heldBack,
		canContinue: (candidate) => shown !== undefined && shown.isText && continuesText(candidate),
		expectedCost: ({ slot }) => costs.get(slot),
		clock: router.clock,
		random: router.random,
		signal: call.options.signal,
		limits: router.limits ?? DEFAULT_TIME_LIMITS,
		policy,
		health: router.health,
		latency: router.latency,
		load: router.load,
		admit: admissionOf(router, spending, shown),
		trail,
	});
	return shown ? noting(chunks, shown) : chunks;
}

function admissionOf(
	{ budgets, clock }: Router,
	spending: SpendingLimits | undefined,
	shown: ShownAnswer | undefined,
): Admit<ConnectedCandidate> | undefined {
	return spending && budgets && admitWithin(spending, budgets, clock, () => shown?.tokens ?? 0);
}

function askedOf(call: CallersCall, afterContent: AfterContent | undefined, started: StartedCall): Asked {
	const streamed = call.mode === 'stream';
	const heldBack = streamed && afterContent === 'restart';
	const shown = streamed && afterContent === 'continue' ? new ShownAnswer() : undefined;
	const form = streamed && !heldBack ? ANY_FORM : askedFormOf(call.messages, call.options);
	return { ...call, started, heldBack, shown, form };
}

/** What is asked of every candidate of a call. */
interface Asked extends CallersCall, Pick<CandidateCall, 'heldBack' | 'form' | 'repairs'> {
	readonly started: StartedCall;
	readonly shown: ShownAnswer | undefined;
}

function candidateCall(
	router: Router,
	candidate: ConnectedCandidate,
	{ started: { features, spending, rules }, shown, ...asked }: Asked,
): CandidateCall {
	return {
		...asked,
		candidate,
		askedAtMs: router.clock.now(),
		faultChoice: router.faultChoice,
		toolNames: toolNamesOf(candidate, asked.options),
		inputTokensEstimate: features.inputTokensEstimate,
		tokenRatios: router.tokenRatios,
		outputCap: spending?.outputCapOf(candidate),
		rules,
		goesOnWith: shown && shown.length > 0 ? shown : undefined,
	};
}

/** Passes chunks on and notes what the caller is given. */
async function* noting(
	chunks: AsyncGenerator<BaseMessage, void>,
	shown: ShownAnswer,
): AsyncGenerator<BaseMessage, void> {
	for await (const chunk of chunks) {
		shown.note(chunk);
		yield chunk;
	}
}
