import type { Decision } from '../domain/decision';
import type { PicoUsd } from '../domain/money';

/** The share of judged calls that is taken to go to a cheaper model before any has been judged. */
const PRIOR_OFFLOADED_SHARE = 0.5;
/** How many judged calls the prior counts for. */
const PRIOR_CALLS = 10;

/** Judged calls, and those of them that went to a model cheaper than the dearest they could have gone to. */
export interface OffloadTally {
	readonly judged: number;
	readonly offloaded: number;
}

/** The share, 0 to 1, of judged calls that go to a cheaper model: the prior, moved by what was seen. */
export function offloadedShare({ judged, offloaded }: OffloadTally = { judged: 0, offloaded: 0 }): number {
	return (offloaded + PRIOR_OFFLOADED_SHARE * PRIOR_CALLS) / (judged + PRIOR_CALLS);
}

/** Where a call could go, depending on its task and difficulty. */
export interface Reach {
	/** Whether there is more than one first choice. */
	readonly varies: boolean;
	/** Absent when the cost of a first choice is unknown. */
	readonly costs?: { readonly dearest: PicoUsd; readonly cheapest: PicoUsd };
}

/** The range of first choices over decisions made for different verdicts on one call. */
export function reachOf(decisions: readonly Decision[]): Reach {
	const firsts = new Map(
		decisions.flatMap(({ candidates: [first] }) =>
			first && !first.rejection ? [[first.candidate.slot, first] as const] : [],
		),
	);
	const costs = [...firsts.values()].map(({ estimate }) => estimate.cost);
	const known = costs.filter((cost) => cost !== undefined);
	const [some] = known;
	if (some === undefined || known.length < costs.length) return { varies: firsts.size > 1 };
	const dearest = known.reduce((most, cost) => (cost > most ? cost : most), some);
	const cheapest = known.reduce((least, cost) => (cost < least ? cost : least), some);
	return { varies: firsts.size > 1, costs: { dearest, cheapest } };
}

const PER_MILLE = 1_000;

/**
 * Whether a judge is expected to pay for itself: its cost < (dearest − cheapest first choice) × off-loaded share. It is
 * the break-even of every router that costs something: without it, a call that may be hard has to go to the dear model.
 */
export function judgePays(judgeCost: PicoUsd, priceGap: PicoUsd, share: number): boolean {
	return judgeCost * BigInt(PER_MILLE) < priceGap * BigInt(Math.round(share * PER_MILLE));
}
