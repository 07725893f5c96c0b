import { AttemptsFailedError } from '../domain/errors';
import type { AnswerFault, Failure } from '../domain/failure';
import type { Candidate } from '../domain/model';
import type { PicoUsd } from '../domain/money';
import type { Random } from '../domain/ports';
import { type Admit, type Permit, refusedAttempt, type Refusal } from './admission';
import type { HealthBoard } from './health';
import { hedge, type HedgeEnd } from './hedge';
import type { LatencyBoard } from './latency';
import type { LoadBoard } from './load';
import { type NextStep, nextStep, type RetryPolicy } from './next-step';
import { type AttemptContext, type AttemptEnd, runAttempt } from './run-attempt';

/** What a run over the ranked candidates needs. */
export interface ChainOptions<TChunk, TCandidate extends Candidate>
	extends AttemptContext<TChunk, TCandidate> {
	/** Best first; not empty. */
	readonly candidates: readonly TCandidate[];
	readonly policy: RetryPolicy;
	readonly health: HealthBoard;
	/** What is learnt of how long models take. */
	readonly latency: LatencyBoard;
	/** Counts the requests on their way. */
	readonly load?: LoadBoard | undefined;
	readonly random: Random;
	/** Asked before each request, such as by budgets; absent: all may be sent. */
	readonly admit?: Admit<TCandidate> | undefined;
	/**
	 * Whether a candidate can go on with the answer of which the caller has seen a part; asked only after a part was
	 * seen. Absent: none can.
	 */
	readonly canContinue?: (candidate: TCandidate) => boolean;
	/** What this call is expected to cost on a candidate; absent where nobody knows. */
	readonly expectedCost?: (candidate: TCandidate) => PicoUsd | undefined;
}

/** How long a model nothing is known of runs alone before the next one is asked as well. */
const DEFAULT_HEDGE_DELAY_MS = 5_000;

/** Where a call stands. */
interface Standing<TCandidate> {
	/** The one to be asked; absent when nobody is left. */
	candidate: TCandidate | undefined;
	/** Those not asked yet, best first. */
	remaining: readonly TCandidate[];
	/** Whether the candidate is tried out after an outage by this call. */
	isProbe: boolean;
	/** Requests made to the candidate. */
	tries: number;
	/** Whether the caller has seen a part of an answer. */
	shown: boolean;
	/** What was wrong with the candidate's last answer, when it is asked to mend it. */
	repairs: AnswerFault | undefined;
	readonly deadlineMs: number;
}

/**
 * Asks the candidates in order and yields the chunks of the first one that answers. Chunks are held back until one
 * commits; until then the same model may be asked again or the next one take over. After it a failure ends the call,
 * unless another model can go on with the answer. This is the one owner of retries: the models are called so that they
 * do not retry on their own.
 *
 * @throws {AttemptsFailedError} when no candidate answered, or one broke off after its first content.
 * @throws the signal's reason when the caller cancels; a cancelled call never falls over.
 */
export async function* runChain<TChunk, TCandidate extends Candidate>(
	options: ChainOptions<TChunk, TCandidate>,
): AsyncGenerator<TChunk, void> {
	const { clock, health, signal, trail, limits } = options;
	const deadlineMs = limits.callMs > 0 ? clock.monotonicMs() + limits.callMs : Infinity;
	signal?.throwIfAborted();
	const standing: Standing<TCandidate> = {
		...health.take(options.candidates, clock.now()),
		tries: 0,
		shown: false,
		repairs: undefined,
		deadlineMs,
	};
	let firstError: unknown;
	while (standing.candidate) {
		standing.tries += 1;
		const rival = rivalOf(standing.candidate, standing, options);
		const { end, rivalAsked } = rival
			? yield* askHedged(standing.candidate, rival, standing, options)
			: { end: yield* askOnce(standing.candidate, options, standing), rivalAsked: false };
		if (!end.failure) return;
		if (rivalAsked) standing.remaining = standing.remaining.filter((entry) => entry !== rival);
		firstError ??= end.error;
		signal?.throwIfAborted();
		standing.shown ||= end.committed;
		const step = stepAfter(standing, standing.candidate, end.failure, options);
		if (step.kind === 'stop') break;
		standing.repairs = step.kind === 'retry' ? end.failure.fault : undefined;
		if (step.kind === 'retry') await clock.sleep(step.delayMs, signal);
		else {
			Object.assign(standing, health.take(step.remaining, clock.now()), { tries: 0 });
		}
	}
	throw new AttemptsFailedError(trail, firstError, { afterContent: standing.shown });
}

/** What to do after a failure; once a part was seen, only those that can go on with it count. */
function stepAfter<TChunk, TCandidate extends Candidate>(
	{ remaining, tries, shown, deadlineMs }: Standing<TCandidate>,
	failed: TCandidate,
	failure: Failure,
	options: ChainOptions<TChunk, TCandidate>,
): NextStep<TCandidate> {
	const { clock, health, trail, random, canContinue } = options;
	const able = (candidate: TCandidate) => !shown || (canContinue?.(candidate) ?? false);
	const left = remaining.filter(able);
	const state = {
		failed,
		triesOfFailed: tries,
		attemptsMade: trail.length,
		remaining: left,
		nextIsCheaper: isCheaper(left[0], failed, options),
		leftMs: deadlineMs - clock.monotonicMs(),
	};
	// A model that counts as failing is not asked twice in a row while another is left: a probe is one request.
	const isProbe = state.remaining.length > 0 && health.isFailing(failed);
	const policy = isProbe || !able(failed) ? { ...options.policy, maxRetriesPerModel: 0 } : options.policy;
	return nextStep(state, failure, policy, random);
}

/** Whether one is expected to cost less than the other; not where either is unknown. */
function isCheaper<TChunk, TCandidate extends Candidate>(
	one: TCandidate | undefined,
	other: TCandidate,
	{ expectedCost }: ChainOptions<TChunk, TCandidate>,
): boolean {
	const ofOne = one && expectedCost?.(one);
	const ofOther = expectedCost?.(other);
	return ofOne !== undefined && ofOther !== undefined && ofOne < ofOther;
}

/** Who is asked as well when the candidate is slow; nobody unless the user wants it, and only for a first request. */
function rivalOf<TCandidate extends Candidate>(
	candidate: TCandidate,
	{ remaining, tries, shown }: Standing<TCandidate>,
	{ policy }: { readonly policy: RetryPolicy },
): TCandidate | undefined {
	if (!policy.hedge || candidate.nested || tries > 1 || shown) return undefined;
	return remaining.find(({ nested }) => !nested);
}

/** Asks the candidate, and when it takes unusually long, its rival as well. */
function askHedged<TChunk, TCandidate extends Candidate>(
	candidate: TCandidate,
	rival: TCandidate,
	standing: Standing<TCandidate>,
	options: ChainOptions<TChunk, TCandidate>,
): AsyncGenerator<TChunk, HedgeEnd> {
	const { clock, signal, latency, streamed } = options;
	return hedge({
		first: candidate,
		rival,
		delayMs: latency.p95Ms(candidate.endpoint, streamed) ?? DEFAULT_HEDGE_DELAY_MS,
		ask: (asked, stop) => askOnce(asked, { ...options, signal: stop }, standing),
		clock,
		signal,
	});
}

/** Asks for the permit to send a request. A probe that is not sent after all is left to the next call. */
async function permitFor<TChunk, TCandidate extends Candidate>(
	candidate: TCandidate,
	{ admit, signal, health, clock }: ChainOptions<TChunk, TCandidate>,
	{ candidate: taken, isProbe }: Standing<TCandidate>,
): Promise<Permit | Refusal | undefined> {
	if (!admit) return undefined;
	let isSent = false;
	try {
		const permit = await admit(candidate, signal);
		isSent = !('refusal' in permit);
		return permit;
	} finally {
		if (!isSent && isProbe && candidate === taken) health.notAsked(candidate, clock.now());
	}
}

/** One attempt, with what is known of the candidate kept up to date. */
async function* askOnce<TChunk, TCandidate extends Candidate>(
	candidate: TCandidate,
	options: ChainOptions<TChunk, TCandidate>,
	terms: Standing<TCandidate>,
): AsyncGenerator<TChunk, AttemptEnd> {
	const { clock, health, latency, streamed, trail } = options;
	if (candidate.nested) return yield* runAttempt(candidate, options, terms);
	const permit = await permitFor(candidate, options, terms);
	if (permit && 'refusal' in permit) {
		trail.push(refusedAttempt(candidate, permit.refusal, clock));
		return { committed: false, failure: permit.refusal };
	}
	health.asked(candidate, clock.now());
	const made = trail.length;
	const ended = options.load?.begin(candidate.endpoint);
	let end: AttemptEnd;
	try {
		end = yield* runAttempt(candidate, options, terms);
	} finally {
		ended?.();
		permit?.settle(trail.slice(made).filter(({ slot }) => slot === candidate.slot));
	}
	if (end.failure) health.failed(candidate, end.failure, clock.now());
	else {
		health.answered(candidate, clock.now());
		const attempt = trail.slice(made).find(({ slot }) => slot === candidate.slot);
		if (attempt) latency.learn(candidate.endpoint, streamed, attempt);
	}
	return end;
}
