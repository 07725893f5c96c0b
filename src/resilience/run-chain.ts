import type { Attempt, CostSource } from '../domain/attempt';
import { AttemptsFailedError, isAttemptsFailedError } from '../domain/errors';
import { FAILURE_RULES, type Failure } from '../domain/failure';
import type { Candidate, ModelRef } from '../domain/model';
import type { PicoUsd } from '../domain/money';
import type { Clock } from '../domain/ports';
import type { TokenUsage } from '../domain/usage';
import { classifyFailure } from './classify-failure';

/** What is known of an attempt once its last chunk arrived or it broke. */
export interface SettledAttempt {
	/** The model as the answer names it. */
	readonly ref?: ModelRef;
	readonly usage?: TokenUsage;
	readonly cost?: PicoUsd;
	readonly costSource?: CostSource;
	/** Set when the answer is no answer (empty, cut, refused) although nothing was thrown. */
	readonly failure?: Failure;
}

/** One request in flight to one model. A whole answer is a stream of one chunk. */
export interface OpenAttempt<TChunk> {
	readonly chunks: AsyncIterable<TChunk>;
	/** Whether the chunk shows the caller text or a tool call, after which the answer cannot be taken back. */
	commits(chunk: TChunk): boolean;
	/** Called once, after the last chunk or the failure. */
	settle(): SettledAttempt;
}

/** What a run over the ranked candidates needs. */
export interface ChainOptions<TChunk, TCandidate extends Candidate> {
	/** Best first; not empty. */
	readonly candidates: readonly TCandidate[];
	readonly open: (candidate: TCandidate) => OpenAttempt<TChunk>;
	/** Whether answers come chunk by chunk, so that the time to the first one means something. */
	readonly streamed: boolean;
	readonly clock: Clock;
	readonly signal?: AbortSignal | undefined;
	/** Receives each attempt as it ends, also when the consumer stops reading. */
	readonly trail: Attempt[];
}

interface AttemptEnd {
	readonly failure?: Failure;
	readonly error?: unknown;
	readonly committed: boolean;
}

/**
 * Tries the candidates in order and yields the chunks of the first one that answers. Chunks are held back until one
 * commits; until then the next candidate may take over, after it a failure ends the call.
 *
 * @throws {AttemptsFailedError} when no candidate answered, or one broke off after its first content.
 * @throws the signal's reason when the caller cancels; a cancelled call never falls over.
 */
export async function* runChain<TChunk, TCandidate extends Candidate>(
	options: ChainOptions<TChunk, TCandidate>,
): AsyncGenerator<TChunk, void> {
	let firstError: unknown;
	for (const candidate of options.candidates) {
		options.signal?.throwIfAborted();
		const end = yield* runAttempt(candidate, options);
		if (!end.failure) return;
		firstError ??= end.error;
		options.signal?.throwIfAborted();
		if (end.committed) throw new AttemptsFailedError(options.trail, firstError, { afterContent: true });
		if (!FAILURE_RULES[end.failure.kind].tryNextModel) break;
	}
	throw new AttemptsFailedError(options.trail, firstError, { afterContent: false });
}

async function* runAttempt<TChunk, TCandidate extends Candidate>(
	candidate: TCandidate,
	options: ChainOptions<TChunk, TCandidate>,
): AsyncGenerator<TChunk, AttemptEnd> {
	const timer = startTimer(options.clock);
	const held: TChunk[] = [];
	let committed = false;
	let thrown: { readonly error: unknown } | undefined;
	let finished = false;
	let open: OpenAttempt<TChunk> | undefined;
	try {
		open = options.open(candidate);
		for await (const chunk of open.chunks) {
			if (!committed && open.commits(chunk)) {
				committed = true;
				if (options.streamed) timer.markFirstToken();
				yield* held.splice(0);
			}
			if (committed) yield chunk;
			else held.push(chunk);
		}
		finished = true;
	} catch (error) {
		thrown = { error };
	} finally {
		if (!finished && !thrown) {
			options.trail.push(abandonedAttempt(candidate, timer, open?.settle()));
		}
	}
	const settled = open?.settle() ?? {};
	const failure = thrown ? failureOf(thrown.error, options.signal) : settled.failure;
	options.trail.push(finishedAttempt(candidate, timer, settled, failure));
	if (!failure) yield* held;
	return { committed, ...(failure && { failure }), ...(thrown && { error: thrown.error }) };
}

function failureOf(error: unknown, signal: AbortSignal | undefined): Failure {
	if (signal?.aborted) return { kind: 'aborted', message: 'The execution was cancelled' };
	if (isAttemptsFailedError(error)) {
		const last = error.attempts.at(-1)?.failure;
		if (last) return last;
	}
	return classifyFailure(error);
}

interface AttemptTimer {
	readonly startedAt: number;
	markFirstToken(): void;
	durations(): Pick<Attempt, 'startedAt' | 'durationMs' | 'firstTokenMs'>;
}

function startTimer(clock: Clock): AttemptTimer {
	const startedAt = clock.now();
	const startMs = clock.monotonicMs();
	let firstTokenMs: number | undefined;
	return {
		startedAt,
		markFirstToken: () => {
			firstTokenMs = clock.monotonicMs() - startMs;
		},
		durations: () => ({
			startedAt,
			durationMs: clock.monotonicMs() - startMs,
			...(firstTokenMs !== undefined && { firstTokenMs }),
		}),
	};
}

function finishedAttempt(
	candidate: Candidate,
	timer: AttemptTimer,
	settled: SettledAttempt,
	failure: Failure | undefined,
): Attempt {
	const outcome = failure === undefined ? 'answered' : failure.kind === 'aborted' ? 'aborted' : 'failed';
	const { ref, usage, cost, costSource } = settled;
	return {
		slot: candidate.slot,
		label: candidate.label,
		ref: ref ?? candidate.ref,
		outcome,
		...(failure && { failure }),
		...timer.durations(),
		...(usage && { usage }),
		...(cost !== undefined && { cost }),
		...(costSource && { costSource }),
	};
}

function abandonedAttempt(
	candidate: Candidate,
	timer: AttemptTimer,
	settled: SettledAttempt | undefined,
): Attempt {
	return finishedAttempt(candidate, timer, settled ?? {}, {
		kind: 'aborted',
		message: 'The caller stopped reading the answer',
	});
}
