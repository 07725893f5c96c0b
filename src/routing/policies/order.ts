import type { EstimatedCandidate } from '../../domain/decision';

/** Compares two candidates: negative when the first one goes first. */
export type Order = (a: EstimatedCandidate, b: EstimatedCandidate) => number;

/** Smaller first. */
export function compare(left: number | bigint, right: number | bigint): number {
	return left < right ? -1 : left > right ? 1 : 0;
}

/** The lower input first; the last word of every order, because no two candidates share an input. */
export const bySlot: Order = (a, b) => a.candidate.slot - b.candidate.slot;

const cheaper: Order = (a, b) => knownFirst(a.estimate.cost, b.estimate.cost);

const better: Order = (a, b) => knownFirst(b.estimate.quality, a.estimate.quality, 'last');

/** The cheaper first, those of unknown cost last; of two at the same known cost the better one. */
export const byCost: Order = (a, b) =>
	cheaper(a, b) || (a.estimate.cost === undefined ? 0 : better(a, b)) || bySlot(a, b);

/** The better first, those of unknown quality last; of two of the same known quality the cheaper one. */
export const byQuality: Order = (a, b) =>
	better(a, b) || (a.estimate.quality === undefined ? 0 : cheaper(a, b)) || bySlot(a, b);

/** Smaller first; an unknown side goes last, also where the sides were swapped to put larger first. */
function knownFirst(
	left: number | bigint | undefined,
	right: number | bigint | undefined,
	swapped?: 'last',
): number {
	if (left !== undefined && right !== undefined) return compare(left, right);
	const unknownLast = Number(left === undefined) - Number(right === undefined);
	return swapped ? -unknownLast : unknownLast;
}
