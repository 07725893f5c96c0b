import { FAILURE_RULES, type Failure } from '../domain/failure';
import type { Candidate } from '../domain/model';
import {
	type Admission,
	admissionOf,
	afterCoolDown,
	afterFailure,
	afterProbe,
	afterSuccess,
	blockedForMs,
	type BreakerOptions,
	type BreakerState,
	CLOSED,
	DEFAULT_BREAKER,
} from './breaker';

/** Where breaker states are kept; a plain Map will do. */
export interface BreakerStore {
	get(endpoint: string): BreakerState | undefined;
	set(endpoint: string, state: BreakerState): unknown;
}

/** Whom a call is to ask. */
export interface Taken<TCandidate> {
	/** Absent when there is nobody. */
	readonly candidate: TCandidate | undefined;
	readonly remaining: readonly TCandidate[];
	/** Whether it is tried out after an outage. */
	readonly isProbe: boolean;
}

/** How long a limited model is left alone when the provider does not say. */
const DEFAULT_COOL_DOWN_MS = 5_000;

/** What is known of the health of model endpoints, shared by all routers that use the same store. */
export class HealthBoard {
	constructor(
		private readonly store: BreakerStore,
		private readonly options: BreakerOptions = DEFAULT_BREAKER,
	) {}

	/** Whether a call may go to the candidate now, and how long it is blocked if not. */
	view(
		candidate: Candidate,
		nowMs: number,
	): { readonly admission: Admission; readonly blockedForMs: number } {
		const state = this.stateOf(candidate);
		return { admission: admissionOf(state, nowMs), blockedForMs: blockedForMs(state, nowMs) };
	}

	/**
	 * The candidates in the order to ask: those that may be asked in the given order, then the blocked ones, soonest
	 * recovery first, as a last resort.
	 */
	order<TCandidate extends Candidate>(candidates: readonly TCandidate[], nowMs: number): TCandidate[] {
		const views = candidates.map((candidate) => ({ candidate, ...this.view(candidate, nowMs) }));
		const open = views.filter(({ admission }) => admission !== 'blocked');
		const blocked = views.filter(({ admission }) => admission === 'blocked');
		blocked.sort((a, b) => a.blockedForMs - b.blockedForMs);
		return [...open, ...blocked].map(({ candidate }) => candidate);
	}

	/** Whether the candidate is being left alone, or tried out after that; a wait that it asked for does not count. */
	isFailing(candidate: Candidate): boolean {
		return this.stateOf(candidate).openUntilMs !== undefined;
	}

	/**
	 * The same order, with the first of it taken: if it is to be tried out after an outage, the call that asks for the order
	 * is the one to do so, and those that ask after it go round. Nothing may come between the two, or calls that run side
	 * by side would all be the one.
	 */
	take<TCandidate extends Candidate>(candidates: readonly TCandidate[], nowMs: number): Taken<TCandidate> {
		const [candidate, ...remaining] = this.order(candidates, nowMs);
		return { candidate, remaining, isProbe: candidate !== undefined && this.asked(candidate, nowMs) };
	}

	/**
	 * Notes that a call is on its way, so that a recovering model gets one probe and not a crowd.
	 *
	 * @returns whether it is that probe.
	 */
	asked(candidate: Candidate, nowMs: number): boolean {
		const state = this.stateOf(candidate);
		const isProbe = admissionOf(state, nowMs) === 'probe';
		if (isProbe) this.save(candidate, afterProbe(state, nowMs, this.options));
		return isProbe;
	}

	/** Notes that a probe was not sent after all, so that the next call may be it. */
	notAsked(candidate: Candidate, nowMs: number): void {
		const state = this.stateOf(candidate);
		if (state.openUntilMs !== undefined) this.save(candidate, { ...state, openUntilMs: nowMs });
	}

	/** Notes an answer. */
	answered(candidate: Candidate, nowMs: number): void {
		const state = this.stateOf(candidate);
		this.save(candidate, afterSuccess(state, nowMs, this.options));
	}

	/** Notes a failure as far as it says something about the model; errors of our own never do. */
	failed(candidate: Candidate, failure: Failure, nowMs: number): void {
		const state = this.stateOf(candidate);
		if (failure.kind === 'rate_limit') {
			const waitMs = failure.retryAfterMs ?? DEFAULT_COOL_DOWN_MS;
			this.save(candidate, afterCoolDown(state, nowMs + waitMs));
		} else if (FAILURE_RULES[failure.kind].countsAgainstBreaker) {
			this.save(candidate, afterFailure(state, nowMs, this.options));
		}
	}

	private stateOf(candidate: Candidate): BreakerState {
		return this.store.get(candidate.endpoint) ?? CLOSED;
	}

	private save(candidate: Candidate, state: BreakerState): void {
		this.store.set(candidate.endpoint, state);
	}
}
