import { failureOf } from '../domain/failure';
import type { Candidate } from '../domain/model';
import type { Clock } from '../domain/ports';
import type { AttemptEnd } from './run-attempt';

/** Makes one attempt; the signal ends it. */
export type Ask<TChunk, TCandidate extends Candidate> = (
	candidate: TCandidate,
	signal: AbortSignal,
) => AsyncGenerator<TChunk, AttemptEnd>;

/** A race between a slow model and the next one. */
export interface HedgeOptions<TChunk, TCandidate extends Candidate> {
	readonly first: TCandidate;
	readonly rival: TCandidate;
	/** How long the first one runs alone. */
	readonly delayMs: number;
	readonly ask: Ask<TChunk, TCandidate>;
	readonly clock: Clock;
	readonly signal?: AbortSignal | undefined;
}

/** How a race ended. */
export interface HedgeEnd {
	readonly end: AttemptEnd;
	/** Whether the rival was asked at all. */
	readonly rivalAsked: boolean;
}

type Step<TChunk> = IteratorResult<TChunk, AttemptEnd>;

interface Runner<TChunk> {
	readonly attempt: AsyncGenerator<TChunk, AttemptEnd>;
	readonly stop: AbortController;
	readonly step: Promise<Step<TChunk>>;
}

/**
 * Asks the first model, and after a while the next one as well. The first to show content wins and the other is
 * ended; an attempt yields nothing before it commits, so its first step tells. When one fails, the other goes on alone.
 */
export async function* hedge<TChunk, TCandidate extends Candidate>(
	options: HedgeOptions<TChunk, TCandidate>,
): AsyncGenerator<TChunk, HedgeEnd> {
	const first = start(options, options.first);
	if (await settlesWithin(first.step, options)) {
		return { end: yield* finish(first, await first.step), rivalAsked: false };
	}
	const rival = start(options, options.rival);
	const [ahead, behind] = await inOrderOfArrival(first, rival);
	const step = await ahead.step;
	if (step.done && step.value.failure) {
		// One has failed, so whatever the other brings is the answer.
		return { end: yield* finish(behind, await behind.step), rivalAsked: true };
	}
	behind.stop.abort(new Error(failureOf('aborted').message));
	await endQuietly(behind);
	return { end: yield* finish(ahead, step), rivalAsked: true };
}

function start<TChunk, TCandidate extends Candidate>(
	{ ask, signal }: HedgeOptions<TChunk, TCandidate>,
	candidate: TCandidate,
): Runner<TChunk> {
	const stop = new AbortController();
	const attempt = ask(candidate, signal ? AbortSignal.any([signal, stop.signal]) : stop.signal);
	const step = attempt.next();
	step.catch(() => undefined);
	return { attempt, stop, step };
}

async function settlesWithin<TChunk, TCandidate extends Candidate>(
	step: Promise<Step<TChunk>>,
	{ clock, delayMs, signal }: HedgeOptions<TChunk, TCandidate>,
): Promise<boolean> {
	const waiting = new AbortController();
	const stop = signal ? AbortSignal.any([signal, waiting.signal]) : waiting.signal;
	const late = clock.sleep(delayMs, stop).then(
		() => false,
		() => true,
	);
	const settled = await Promise.race([step.then(() => true), late]);
	waiting.abort();
	return settled;
}

async function inOrderOfArrival<TChunk>(
	a: Runner<TChunk>,
	b: Runner<TChunk>,
): Promise<[Runner<TChunk>, Runner<TChunk>]> {
	const winner = await Promise.race([a.step.then(() => a), b.step.then(() => b)]);
	return winner === a ? [a, b] : [b, a];
}

async function* finish<TChunk>(
	runner: Runner<TChunk>,
	step: Step<TChunk>,
): AsyncGenerator<TChunk, AttemptEnd> {
	let next = step;
	try {
		while (!next.done) {
			yield next.value;
			next = await runner.attempt.next();
		}
		return next.value;
	} finally {
		if (!next.done) await endQuietly(runner);
	}
}

/** Lets an attempt that is no longer wanted write itself down. */
async function endQuietly<TChunk>(runner: Runner<TChunk>): Promise<void> {
	runner.stop.abort(new Error(failureOf('aborted').message));
	await runner.step.catch(() => undefined);
	await runner.attempt.return({ committed: false, failure: failureOf('aborted') }).catch(() => undefined);
}
