import { usageFromBody, type UsageAnswer } from './body';
import { locateUsage } from './locate';
import type { JsonObject } from './raw-counts';

/**
 * Reads the usage of a stream from its parsed events in order. Providers repeat running totals (Anthropic in two events,
 * Gemini in each), so each named count is taken from the last event that names it and none is added up.
 */
export function usageFromEvents(provider: string | undefined, events: readonly unknown[]): UsageAnswer {
	const latest: Record<string, unknown> = {};
	for (const event of events) Object.assign(latest, namedCounts(locateUsage(event)?.usage));
	return usageFromBody(provider, latest);
}

function namedCounts(usage: JsonObject | undefined): JsonObject {
	if (!usage) return {};
	return Object.fromEntries(
		Object.entries(usage).filter(([, value]) => value !== null && value !== undefined),
	);
}
