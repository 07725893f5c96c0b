import { AttemptsFailedError } from '../domain/errors';
import type { Candidate } from '../domain/model';
import type { Random } from '../domain/ports';
import type { HealthBoard } from './health';
import { hedge, type HedgeEnd } from './hedge';
import type { LatencyBoard } from './latency';
import { type ChainState, type NextStep, nextStep, type RetryPolicy } from './next-step';
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
	readonly random: Random;
}

/** How long a model nothing is known of runs alone before the next one is asked as well. */
const DEFAULT_HEDGE_DELAY_MS = 5_000;

/**
 * Asks the candidates in order and yields the chunks of the first one that answers. Chunks are held back until one
 * commits; until then the same model may be asked again or the next one take over, after it a failure ends the call.
 * This is the one owner of retries: the models are called so that they do not retry on their own.
 *
 * @throws {AttemptsFailedError} when no candidate answered, or one broke off after its first content.
 * @throws the signal's reason when the caller cancels; a cancelled call never falls over.
 */
export async function* runChain<TChunk, TCandidate extends Candidate>(
	options: ChainOptions<TChunk, TCandidate>,
): AsyncGenerator<TChunk, void> {
	const { clock, health, signal, trail, limits } = options;
	const deadlineMs = limits.callMs > 0 ? clock.monotonicMs() + limits.callMs : Infinity;
	let [candidate, ...remaining] = health.order(options.candidates, clock.now());
	let tries = 0;
	let firstError: unknown;
	let afterContent = false;
	while (candidate) {
		signal?.throwIfAborted();
		tries += 1;
		const rival = tries === 1 ? rivalOf(candidate, remaining, options) : undefined;
		const { end, rivalAsked }: HedgeEnd = yield* askHedged({ candidate, rival, deadlineMs }, options);
		if (!end.failure) return;
		if (rivalAsked) remaining = remaining.filter((entry) => entry !== rival);
		firstError ??= end.error;
		signal?.throwIfAborted();
		afterContent = end.committed;
		if (afterContent) break;
		const leftMs = deadlineMs - clock.monotonicMs();
		const state = { failed: candidate, triesOfFailed: tries, attemptsMade: trail.length, remaining, leftMs };
		const policy = policyFor(state, options);
		const step: NextStep<TCandidate> = nextStep(state, end.failure, policy, options.random);
		if (step.kind === 'stop') break;
		if (step.kind === 'retry') await clock.sleep(step.delayMs, signal);
		else {
			[candidate, ...remaining] = health.order(step.remaining, clock.now());
			tries = 0;
		}
	}
	throw new AttemptsFailedError(trail, firstError, { afterContent });
}

/** A model that counts as failing is not asked twice in a row while another one is left: a probe is one request. */
function policyFor<TCandidate extends Candidate>(
	{ failed, remaining }: Pick<ChainState<TCandidate>, 'failed' | 'remaining'>,
	{ policy, health }: { readonly policy: RetryPolicy; readonly health: HealthBoard },
): RetryPolicy {
	const isLastHope = remaining.length === 0;
	return !isLastHope && health.isFailing(failed) ? { ...policy, maxRetriesPerModel: 0 } : policy;
}

/** Who is asked as well when the candidate is slow; nobody unless the user wants it. */
function rivalOf<TCandidate extends Candidate>(
	candidate: TCandidate,
	remaining: readonly TCandidate[],
	{ policy }: { readonly policy: RetryPolicy },
): TCandidate | undefined {
	return policy.hedge && !candidate.nested ? remaining.find(({ nested }) => !nested) : undefined;
}

/** Asks the candidate, and where the user wants it and it takes unusually long, a rival as well. */
async function* askHedged<TChunk, TCandidate extends Candidate>(
	{
		candidate,
		rival,
		deadlineMs,
	}: { candidate: TCandidate; rival: TCandidate | undefined; deadlineMs: number },
	options: ChainOptions<TChunk, TCandidate>,
): AsyncGenerator<TChunk, HedgeEnd> {
	if (!rival) return { end: yield* askOnce(candidate, options, deadlineMs), rivalAsked: false };
	const { clock, signal, latency, streamed } = options;
	return yield* hedge({
		first: candidate,
		rival,
		delayMs: latency.p95Ms(candidate.endpoint, streamed) ?? DEFAULT_HEDGE_DELAY_MS,
		ask: (asked, stop) => askOnce(asked, { ...options, signal: stop }, deadlineMs),
		clock,
		signal,
	});
}

/** One attempt, with what is known of the candidate kept up to date. */
async function* askOnce<TChunk, TCandidate extends Candidate>(
	candidate: TCandidate,
	options: ChainOptions<TChunk, TCandidate>,
	deadlineMs: number,
): AsyncGenerator<TChunk, AttemptEnd> {
	const { clock, health, latency, streamed, trail } = options;
	if (candidate.nested) return yield* runAttempt(candidate, options, deadlineMs);
	health.asked(candidate, clock.now());
	const made = trail.length;
	const end = yield* runAttempt(candidate, options, deadlineMs);
	if (end.failure) health.failed(candidate, end.failure, clock.now());
	else {
		health.answered(candidate, clock.now());
		const attempt = trail.slice(made).find(({ slot }) => slot === candidate.slot);
		if (attempt) latency.note(candidate.endpoint, streamed, attempt.firstTokenMs ?? attempt.durationMs);
	}
	return end;
}
