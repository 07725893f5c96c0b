import { usageFromBody, type UsageAnswer } from './body';
import { locateUsage } from './locate';
import type { JsonObject } from './raw-counts';
import { serviceTierOf } from './service-tier';
import { webSearchesIn } from './web-searches';

/**
 * Reads the usage of a stream from its parsed events in order. Providers repeat running totals (Anthropic in two events,
 * Gemini in each), so each named count is taken from the last event that names it and none is added up.
 */
export function usageFromEvents(provider: string | undefined, events: readonly unknown[]): UsageAnswer {
	const latest: Record<string, unknown> = {};
	let serviceTier: UsageAnswer['serviceTier'];
	let webSearches: number | undefined;
	for (const event of events) {
		Object.assign(latest, namedCounts(locateUsage(event)?.usage));
		serviceTier = serviceTierOf(event) ?? serviceTier;
		webSearches = webSearchesIn(event) ?? webSearches;
	}
	const answer = usageFromBody(provider, latest);
	return {
		...answer,
		...(serviceTier && { serviceTier }),
		...(answer.usage && webSearches !== undefined && { usage: { webSearches, ...answer.usage } }),
	};
}

function namedCounts(usage: JsonObject | undefined): JsonObject {
	if (!usage) return {};
	return Object.fromEntries(
		Object.entries(usage).filter(([, value]) => value !== null && value !== undefined),
	);
}
