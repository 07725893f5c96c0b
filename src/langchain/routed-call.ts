import { AIMessage, type BaseMessage } from '@langchain/core/messages';
import { answerOf, type Attempt } from '../domain/attempt';
import type { RecordedConsensus, RoutingRecord } from '../domain/record';
import { buildRecord } from '../ledger';
import { askCandidates, type CallersCall } from './ask-candidates';
import { askCommittee } from './ask-committee';
import { explanationOf } from './explanation';
import { quietly } from './observers';
import type { CallMode } from './candidate-call';
import type { RoutedCallOptions } from './call-options';
import { consultJudge } from './consult-judge';
import { noteAnswers } from './note-answers';
import type { CallObserver, FinishedCall, Router, StartedCall } from './router';
import { startCall } from './start-call';
import { learnOutputLength } from './output-length';

/**
 * Routes one call: features, task, decision, attempts, record. The one path for whole answers and streams. Yields the
 * chosen model's messages or chunks as they come.
 *
 * @param onRecord Receives the record once, before the last step of the iteration ends.
 * @throws {NoCandidateError} when no connected model can take the call.
 * @throws {AttemptsFailedError} when none of them answered.
 */
export async function* routeCall(
	router: Router,
	messages: readonly BaseMessage[],
	options: RoutedCallOptions,
	mode: CallMode,
	onRecord: (record: RoutingRecord) => void,
): AsyncGenerator<BaseMessage, void> {
	let started = startCall(router, messages, options, mode);
	const finish = observe(router.observer, started);
	const judged: Attempt[] = [];
	const attempts: Attempt[] = [];
	const conclude = (error?: unknown) => {
		const made = [...judged, ...attempts];
		const record = recordCall(router, started, made, consensus);
		const { decision } = started;
		finish({ record, attempts: made, decision, ...(error !== undefined && { error }) });
		onRecord(record);
	};
	let thrown: { readonly error: unknown } | undefined;
	let answered = false;
	let consensus: RecordedConsensus | undefined;
	try {
		const call = { messages, options, mode };
		if (router.judge) started = await consultJudge(router, router.judge, started, call, judged);
		consensus = (yield* answersOf(router, started, call, attempts)) ?? undefined;
		answered = true;
	} catch (error) {
		thrown = { error };
	} finally {
		if (!answered && !thrown) conclude();
	}
	const error = thrown && (router.presentError?.(thrown.error) ?? thrown.error);
	conclude(error);
	if (thrown) throw error;
}

/** Who answers the call: nobody on a dry run, all of a committee, else the first of the candidates that does. */
function answersOf(
	router: Router,
	started: StartedCall,
	call: CallersCall,
	trail: Attempt[],
): AsyncGenerator<BaseMessage, RecordedConsensus | undefined | void> {
	const { strategy, rules } = router;
	if (rules?.dryRun) return explainedAnswer(started);
	if (strategy.id === 'committee') return askCommittee(router, strategy, started, call, trail);
	return askCandidates(router, started, call, trail);
}

async function* explainedAnswer(started: StartedCall): AsyncGenerator<BaseMessage, void> {
	yield new AIMessage(JSON.stringify(explanationOf(started), null, 2));
}

function recordCall(
	router: Router,
	started: StartedCall,
	attempts: readonly Attempt[],
	consensus: RecordedConsensus | undefined,
): RoutingRecord {
	const { nested } = started;
	const dryRun = router.rules?.dryRun === true;
	if (!dryRun) {
		router.totals?.add(attempts, { nested });
		noteAnswers(router, started, attempts);
		learnOutputLength(router, started, attempts);
	}
	const answered = answerOf(attempts);
	if (answered) started.conversation?.answeredBy(answered);
	return buildRecord({
		executionId: router.executionId,
		node: router.node,
		nested,
		dryRun,
		caller: router.caller,
		classification: started.classification,
		judge: started.judge,
		decision: started.decision,
		attempts,
		consensus,
		execution: router.totals?.toRecord(),
	});
}

function observe(observer: CallObserver | undefined, started: StartedCall): (call: FinishedCall) => void {
	const finish = quietly(() => observer?.started(started));
	return (call) => quietly(() => finish?.(call));
}
