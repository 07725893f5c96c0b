import { z } from 'zod';
import type { EstimatedCandidate, StrategyOf } from '../../domain/decision';
import { bySlot, compare } from './order';
import { strictObject } from '../settings';
import type { Policy, Ranking, RankingInput } from './policy';

type Own = StrategyOf<'fastest'>;

/** Models nobody has measured yet are tried first, the least busy one before the others; then by expected time. */
export const fastest: Policy<Own> = {
	label: 'Fastest',
	shortLabel: 'Fastest',
	description:
		'The model expected to finish first, by the first-token times and speeds measured here. Models that have not been measured yet are tried first.',
	whenToUse: 'Somebody waits for the answer, and any of the connected models is good enough.',
	settings: strictObject({ id: z.literal('fastest') }),
	rank,
};

function rank(_strategy: Own, { candidates, circumstances }: RankingInput): Ranking {
	const busy = ({ candidate }: EstimatedCandidate) => circumstances.inFlightOf?.(candidate) ?? 0;
	const unmeasured = candidates
		.filter(({ estimate }) => estimate.latencyMs === undefined)
		.sort((a, b) => compare(busy(a), busy(b)) || bySlot(a, b));
	const measured = candidates
		.filter(({ estimate }) => estimate.latencyMs !== undefined)
		.sort((a, b) => compare(a.estimate.latencyMs ?? 0, b.estimate.latencyMs ?? 0) || bySlot(a, b));
	const seconds = ((measured[0]?.estimate.latencyMs ?? 0) / 1000).toFixed(1);
	return {
		ordered: [...unmeasured, ...measured],
		reason:
			unmeasured.length > 0
				? `Its speed is not known yet; ${measured.length} of ${candidates.length} models have been measured`
				: `Expected to finish first, after ${seconds} s, of ${measured.length} measured models`,
	};
}
