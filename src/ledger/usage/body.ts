import type { ServiceTier } from '../../domain/price';
import type { PicoUsd } from '../../domain/money';
import type { TokenUsage } from '../../domain/usage';
import { locateUsage } from './locate';
import type { UsageProblem } from './problem';
import { providerReportedCost } from './reported-cost';
import { serviceTierOf } from './service-tier';
import { settleCounts } from './settle';
import { webSearchesIn } from './web-searches';

/** What one answer says about its tokens and its price. Each absent member is unknown, never zero. */
export interface UsageAnswer {
	readonly usage?: TokenUsage;
	/** What the provider itself says the request cost, in 10⁻¹² USD; it wins over any table. */
	readonly reportedCost?: PicoUsd;
	/** The class of service the answer names, when it is not the standard one. */
	readonly serviceTier?: ServiceTier;
	readonly problem?: UsageProblem;
}

/** What a body says, and whether its counts can be trusted as they stand or could be a sum of stream chunks. */
export interface BodyUsage {
	readonly answer: UsageAnswer;
	readonly exact: boolean;
}

/**
 * Reads the usage of a provider's answer: the whole body, its final stream event, or the usage object alone. The
 * wording is recognised by its keys, so a gateway that speaks another provider's wording is read right; `provider`, a
 * catalogue id, only settles what the wording leaves open. Never throws.
 */
export function usageFromBody(provider: string | undefined, body: unknown): UsageAnswer {
	return readBody(provider, body).answer;
}

/** `usageFromBody` with the note whether the counts can be trusted as they stand. */
export function readBody(provider: string | undefined, body: unknown): BodyUsage {
	const located = locateUsage(body);
	const serviceTier = serviceTierOf(body);
	const service = serviceTier ? { serviceTier } : {};
	if (!located) return { answer: { ...service, problem: 'not_reported' }, exact: false };
	const read = located.read(located.usage);
	const counts = { ...read, webSearches: read.webSearches ?? webSearchesIn(body) };
	const settled = settleCounts(counts);
	const reported = providerReportedCost(located.usage, provider);
	const problem = settled.problem ?? reported.problem;
	const answer = {
		...(settled.usage && { usage: settled.usage }),
		...(reported.cost !== undefined && { reportedCost: reported.cost }),
		...service,
		...(problem && { problem }),
	};
	return { answer, exact: counts.exact === true };
}
