import { AttemptsFailedError } from '../domain/errors';
import type { Candidate } from '../domain/model';
import type { Random } from '../domain/ports';
import type { HealthBoard } from './health';
import { type NextStep, nextStep, type RetryPolicy } from './next-step';
import { type AttemptContext, type AttemptEnd, runAttempt } from './run-attempt';

/** What a run over the ranked candidates needs. */
export interface ChainOptions<TChunk, TCandidate extends Candidate>
	extends AttemptContext<TChunk, TCandidate> {
	/** Best first; not empty. */
	readonly candidates: readonly TCandidate[];
	readonly policy: RetryPolicy;
	readonly health: HealthBoard;
	readonly random: Random;
}

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
		const end: AttemptEnd = yield* askOnce(candidate, options, deadlineMs);
		if (!end.failure) return;
		firstError ??= end.error;
		signal?.throwIfAborted();
		afterContent = end.committed;
		if (afterContent) break;
		const step: NextStep<TCandidate> = nextStep(
			{
				failed: candidate,
				triesOfFailed: tries,
				attemptsMade: trail.length,
				remaining,
				leftMs: deadlineMs - clock.monotonicMs(),
			},
			end.failure,
			options.policy,
			options.random,
		);
		if (step.kind === 'stop') break;
		if (step.kind === 'retry') await clock.sleep(step.delayMs, signal);
		else {
			[candidate, ...remaining] = health.order(step.remaining, clock.now());
			tries = 0;
		}
	}
	throw new AttemptsFailedError(trail, firstError, { afterContent });
}

/** One attempt, with the candidate's health kept up to date. */
async function* askOnce<TChunk, TCandidate extends Candidate>(
	candidate: TCandidate,
	options: ChainOptions<TChunk, TCandidate>,
	deadlineMs: number,
): AsyncGenerator<TChunk, AttemptEnd> {
	if (candidate.nested) return yield* runAttempt(candidate, options, deadlineMs);
	options.health.asked(candidate, options.clock.now());
	const end = yield* runAttempt(candidate, options, deadlineMs);
	if (end.failure) options.health.failed(candidate, end.failure, options.clock.now());
	else options.health.answered(candidate, options.clock.now());
	return end;
}
