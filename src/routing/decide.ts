import type { CallFeatures } from '../domain/call';
import type { Decision, EstimatedCandidate, RankedCandidate, Strategy } from '../domain/decision';
import type { Candidate } from '../domain/model';
import type { Classification } from '../domain/task';
import { type Circumstances, NO_CIRCUMSTANCES } from './circumstances';
import { rejectionOf } from './eligibility';
import { estimate } from './estimate';
import { rank } from './policies';
import { stayed } from './stickiness';

/**
 * Chooses who may answer a call and in which order: hard filters first, then the strategy. Pure; the same inputs
 * always give the same decision.
 */
export function decide(
	strategy: Strategy,
	candidates: readonly Candidate[],
	features: CallFeatures,
	task: Classification,
	circumstances: Circumstances = NO_CIRCUMSTANCES,
): Decision {
	const eligible: EstimatedCandidate[] = [];
	const rejected: RankedCandidate[] = [];
	for (const candidate of candidates) {
		const outlook = candidate.outlook?.(features, task, circumstances.dataPolicies ?? []);
		const rejection = rejectionOf(candidate, features, circumstances) ?? outlook?.rejection;
		const own = estimate(candidate, features, task, circumstances);
		// What the user says of a router as a whole wins over what it expects of itself.
		const estimated = {
			candidate,
			estimate: { ...outlook?.estimate, ...own },
			...(outlook?.price && { priceBelow: outlook.price }),
		};
		if (rejection) rejected.push({ ...estimated, rejection });
		else eligible.push(estimated);
	}
	rejected.sort((a, b) => a.candidate.slot - b.candidate.slot);
	const ranking = rank(strategy, { candidates: eligible, task, circumstances });
	const { ordered, reason } = stayed(strategy, ranking, features, circumstances);
	const awake = withRestingLast(ordered, circumstances);
	const ranked = awake.map((entry, index) => ({ ...entry, rank: index + 1 }));
	return {
		strategy: strategy.id,
		reason: ranked.length > 0 ? explained(reason, ordered, awake) : 'No connected model can take the call',
		candidates: [...ranked, ...rejected],
	};
}

/** Models that are left alone after failures come last, the soonest back first; a last resort and no rejection. */
function withRestingLast(
	ordered: readonly EstimatedCandidate[],
	{ blockedForMsOf }: Circumstances,
): RankedCandidate[] {
	if (!blockedForMsOf) return [...ordered];
	const viewed = ordered.map((entry) => ({ entry, blockedForMs: blockedForMsOf(entry.candidate) }));
	const resting = viewed.filter(({ blockedForMs }) => blockedForMs > 0);
	resting.sort((a, b) => a.blockedForMs - b.blockedForMs);
	return [
		...viewed.filter(({ blockedForMs }) => blockedForMs <= 0).map(({ entry }) => entry),
		...resting.map(({ entry, blockedForMs }) => ({
			...entry,
			postponed: `left alone for another ${Math.ceil(blockedForMs / 1000)} s after failures`,
		})),
	];
}

/** The strategy's reason is about its own first choice, so it says so when that one had to stand back. */
function explained(
	reason: string,
	byStrategy: readonly EstimatedCandidate[],
	[first]: readonly RankedCandidate[],
): string {
	const [wanted] = byStrategy;
	if (!wanted || !first || wanted.candidate.slot === first.candidate.slot) return reason;
	return `${reason}; that is ${wanted.candidate.label}, which is left alone after failures, so ${first.candidate.label} goes first`;
}
