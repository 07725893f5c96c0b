import type { Attempt, CostGap, CostSource } from '../domain/attempt';
import { isAttemptsFailedError } from '../domain/errors';
import { type AnswerFault, type Failure, failureOf } from '../domain/failure';
import type { Candidate, ModelRef } from '../domain/model';
import type { PicoUsd } from '../domain/money';
import type { Clock } from '../domain/ports';
import type { TokenUsage } from '../domain/usage';
import { type AttemptTimer, startTimer } from './attempt-timer';
import { classifyFailure } from './classify-failure';
import { LimitReached, type TimeLimits, Watchdog } from './limits';

/** What is known of an attempt once its last chunk arrived or it broke. */
export interface SettledAttempt {
	/** The model as the answer names it. */
	readonly ref?: ModelRef;
	readonly usage?: TokenUsage;
	readonly cost?: PicoUsd;
	readonly costSource?: CostSource;
	readonly costGap?: CostGap;
	/** Stands in for usage and cost of content of which nothing was reported. */
	readonly estimate?: { readonly usage: TokenUsage; readonly cost?: PicoUsd };
	/** Set when the answer is no answer (empty, cut, refused) although nothing was thrown. */
	readonly failure?: Failure;
}

/** One request in flight to one model. A whole answer is a stream of one chunk. */
export interface OpenAttempt<TChunk> {
	readonly chunks: AsyncIterable<TChunk>;
	/** Whether the chunk shows the caller text or a tool call, after which the answer cannot be taken back. */
	commits(chunk: TChunk): boolean;
	/**
	 * Called after the last chunk or the failure.
	 *
	 * @param ended Whether the answer came to its end; else it broke off.
	 */
	settle(ended: boolean): SettledAttempt;
}

/** What every attempt of a call shares. */
export interface AttemptContext<TChunk, TCandidate extends Candidate> {
	/**
	 * Sends the request; the signal ends it, by the caller's cancel or by a limit. `repairs` is what was wrong with the
	 * answer that the same candidate has just given, of which it is to be told.
	 */
	readonly open: (candidate: TCandidate, signal: AbortSignal, repairs?: AnswerFault) => OpenAttempt<TChunk>;
	/** Whether answers come chunk by chunk. */
	readonly streamed: boolean;
	/** Whether a streamed answer is kept back until it is whole, so that it can be replaced to its end. Default false. */
	readonly heldBack?: boolean;
	readonly clock: Clock;
	readonly signal?: AbortSignal | undefined;
	readonly limits: TimeLimits;
	/** Receives each attempt as it ends, also when the consumer stops reading. */
	readonly trail: Attempt[];
}

/** What holds for one attempt of a call. */
export interface AttemptTerms {
	/** When the call has to be over, on the clock's monotonic scale; Infinity without a limit. */
	readonly deadlineMs: number;
	/** What was wrong with the candidate's last answer, where this attempt is to mend it. */
	readonly repairs?: AnswerFault | undefined;
}

/** How an attempt ended. */
export interface AttemptEnd {
	/** Absent when it answered. */
	readonly failure?: Failure;
	/** What was thrown, if anything was. */
	readonly error?: unknown;
	/** Whether the caller has already seen content of it. */
	readonly committed: boolean;
}

/**
 * Makes one request and yields its chunks, held back until one of them commits, so that a failure before that leaves
 * no trace with the caller.
 */
export async function* runAttempt<TChunk, TCandidate extends Candidate>(
	candidate: TCandidate,
	context: AttemptContext<TChunk, TCandidate>,
	{ deadlineMs, repairs }: AttemptTerms,
): AsyncGenerator<TChunk, AttemptEnd> {
	const timer = startTimer(context.clock);
	const abort = new AbortController();
	const signal = context.signal ? AbortSignal.any([context.signal, abort.signal]) : abort.signal;
	const watchdog = new Watchdog(context.clock, limitsFor(candidate, context.limits), deadlineMs);
	const progress: Progress = { begun: false, committed: false, finished: false };
	let open: OpenAttempt<TChunk> | undefined;
	let thrown: { readonly error: unknown } | undefined;
	const held: TChunk[] = [];
	const release = onAbort(context.signal, (reason) => watchdog.interrupt(reason));
	try {
		watchdog.begin(context.streamed);
		open = context.open(candidate, signal, repairs);
		yield* untilCommitted(open, { held, heldBack: context.heldBack ?? false, watchdog, timer, progress });
	} catch (error) {
		thrown = { error };
	} finally {
		release();
		watchdog.stop();
		if (!progress.finished) abort.abort(thrown?.error);
		if (!progress.finished && !thrown) {
			context.trail.push(attemptOf(candidate, timer, open?.settle(false) ?? {}, ABANDONED, repairs));
		}
	}
	const settled = open?.settle(!thrown) ?? {};
	const failure = thrown ? failureOfThrown(thrown.error, context.signal, context.clock) : settled.failure;
	context.trail.push(attemptOf(candidate, timer, settled, failure, repairs));
	if (!failure) yield* held;
	const { committed } = progress;
	return { committed, ...(failure && { failure }), ...(thrown && { error: thrown.error }) };
}

/** How far an attempt has come; changed as its chunks pass. */
interface Progress {
	/** Whether content has arrived. */
	begun: boolean;
	/** Whether the caller has seen it. */
	committed: boolean;
	finished: boolean;
}

/** What one attempt is followed with. */
interface Following<TChunk> {
	/** Chunks that the caller has not been given yet. */
	readonly held: TChunk[];
	readonly heldBack: boolean;
	readonly watchdog: Watchdog;
	readonly timer: AttemptTimer;
	readonly progress: Progress;
}

/**
 * Passes chunks on from the first one that commits; those before it wait in `held`, and all of them do where the
 * answer is held back. The watchdog cuts them off at the limits and when the caller cancels, even where the model heeds
 * neither.
 */
async function* untilCommitted<TChunk>(
	open: OpenAttempt<TChunk>,
	{ held, heldBack, watchdog, timer, progress }: Following<TChunk>,
): AsyncGenerator<TChunk, void> {
	const iterator = open.chunks[Symbol.asyncIterator]();
	try {
		for (;;) {
			const { done, value: chunk } = await watchdog.race(iterator.next());
			progress.finished = done === true;
			if (done) return;
			held.push(chunk);
			if (!progress.begun && open.commits(chunk)) {
				progress.begun = true;
				progress.committed = !heldBack;
				timer.markFirstToken();
			}
			if (progress.committed) {
				watchdog.rest();
				// One by one: to hand on a list takes several turns of the event loop, a chunk takes one.
				for (const released of held.splice(0)) yield released;
			}
			if (progress.begun) watchdog.touch();
		}
	} finally {
		// Not awaited: a model that hangs would hang here too.
		if (!progress.finished) void Promise.resolve(iterator.return?.()).catch(() => undefined);
	}
}

/** A model that thinks before it speaks shows nothing meanwhile, and that is no silence. */
const THINKING_FACTOR = 4;

/** The limits that hold for a candidate; a router below this one keeps its own. */
function limitsFor({ nested, profile }: Candidate, limits: TimeLimits): TimeLimits {
	if (nested) return NO_LIMITS;
	return profile.reasoning ? { ...limits, firstTokenMs: limits.firstTokenMs * THINKING_FACTOR } : limits;
}

const NO_LIMITS: TimeLimits = { firstTokenMs: 0, gapMs: 0, wholeAnswerMs: 0, callMs: 0 };

const ABANDONED: Failure = { kind: 'aborted', message: 'The caller stopped reading the answer.' };

/** Calls back once with the reason when the caller cancels; returns what takes the call-back away again. */
function onAbort(signal: AbortSignal | undefined, tell: (reason: Error) => void): () => void {
	if (!signal) return () => undefined;
	const listener = () => tell(signal.reason instanceof Error ? signal.reason : new Error('Cancelled'));
	if (signal.aborted) listener();
	signal.addEventListener('abort', listener, { once: true });
	return () => signal.removeEventListener('abort', listener);
}

function failureOfThrown(error: unknown, signal: AbortSignal | undefined, clock: Clock): Failure {
	if (signal?.aborted) return failureOf('aborted');
	if (error instanceof LimitReached) return error.failure;
	const nested = isAttemptsFailedError(error) ? error.attempts.at(-1)?.failure : undefined;
	return nested ?? classifyFailure(error, clock.now());
}

function attemptOf(
	candidate: Candidate,
	timer: AttemptTimer,
	settled: SettledAttempt,
	failure: Failure | undefined,
	repairs: AnswerFault | undefined,
): Attempt {
	const { ref, usage, cost, costSource, costGap } = settled;
	return {
		slot: candidate.slot,
		label: candidate.label,
		ref: ref ?? candidate.ref,
		outcome: failure === undefined ? 'answered' : failure.kind === 'aborted' ? 'aborted' : 'failed',
		...(failure && { failure }),
		...(repairs && { repairs }),
		...(candidate.ownRetries && { ownRetries: true }),
		...timer.read(),
		...(usage && { usage }),
		...(cost !== undefined && { cost }),
		...(costSource && { costSource }),
		...(costGap && { costGap }),
		...(!usage && settled.estimate && estimated(settled.estimate, cost)),
	};
}

/** A reported cost stands also where only the tokens had to be estimated. */
function estimated(
	estimate: NonNullable<SettledAttempt['estimate']>,
	reportedCost: PicoUsd | undefined,
): Partial<Attempt> {
	const cost = reportedCost === undefined ? estimate.cost : undefined;
	return {
		usage: estimate.usage,
		usageEstimated: true,
		...(cost !== undefined && { cost, costSource: 'estimate' }),
	};
}
