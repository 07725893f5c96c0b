import type { Decision, RankedCandidate } from '../domain/decision';
import type { Estimate } from '../domain/estimate';
import type { Outlook } from '../domain/outlook';
import { withInherited } from '../domain/rules';
import { decideCall } from './decide-call';
import type { SelfDescription } from './routed-mark';
import type { Router } from './router';

/** What a router tells of itself when it is a model of another router. */
export function describeSelf(router: Router): SelfDescription {
	const contexts = router.candidates.map(({ profile }) => profile.contextTokens);
	const known = contexts.filter((tokens) => tokens !== undefined);
	return {
		...(known.length > 0 && known.length === contexts.length && { contextTokens: Math.max(...known) }),
		outlook: (features, task, dataPolicies) => {
			const rules = withInherited(router.rules ?? {}, { dataPolicies });
			const classification = router.taskChoice ? { ...task, ...router.taskChoice, confidence: 1 } : task;
			return outlookOf(router, decideCall(router, features, classification, { mode: 'invoke', rules }));
		},
	};
}

function outlookOf({ strategy }: Router, { candidates }: Decision): Outlook {
	const ranked = candidates.filter(({ rejection }) => !rejection);
	const [first] = ranked;
	if (first && strategy.id === 'committee') return { estimate: together(ranked.slice(0, strategy.size)) };
	if (first) {
		const price = first.priceBelow ?? first.candidate.profile.price;
		return { estimate: first.estimate, ...(price && { price }) };
	}
	const reasons = candidates.map(
		({ candidate, rejection }) => `${candidate.label}: ${rejection?.message ?? ''}`,
	);
	return {
		estimate: {},
		rejection: {
			kind: 'none_below',
			message: `none of its models can take the call (${reasons.join('; ')})`,
		},
	};
}

/** Of models asked at once: the best quality, the sum of the costs, the longest time; unknown where one is unknown. */
function together(members: readonly RankedCandidate[]): Estimate {
	const qualities = members.flatMap(({ estimate: { quality } }) => quality ?? []);
	const costs = members.flatMap(({ estimate: { cost } }) => cost ?? []);
	const latencies = members.flatMap(({ estimate: { latencyMs } }) => latencyMs ?? []);
	const all = (values: readonly unknown[]) => values.length === members.length;
	return {
		...(all(qualities) && { quality: Math.max(...qualities) }),
		...(all(costs) && { cost: costs.reduce((sum, cost) => sum + cost, 0n) }),
		...(all(latencies) && { latencyMs: Math.max(...latencies) }),
	};
}
