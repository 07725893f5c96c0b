import type { ModelProfile } from '../domain/model';
import type { ModelPrice, ScheduledPrice, ServiceTier } from '../domain/price';

/** All that hangs on the price. */
const PRICE_FIELDS = [
	'price',
	'priceSchedule',
	'serviceTierPrices',
	'priceStanding',
	'priceSources',
	'priceCheckedOn',
] as const;
const DAY_LENGTH = 'YYYY-MM-DD'.length;
const MS_PER_MINUTE = 60_000;
const MINUTES_PER_DAY = 1440;

/**
 * The profile of a model with what the user says of it on top. A user's price replaces the catalogue's whole: its
 * tiers, other periods and service classes go with it, so that no part of the bill comes from elsewhere.
 */
export function mergeProfile(base: ModelProfile | undefined, override: ModelProfile): ModelProfile {
	if (!override.price) return { ...base, ...override };
	const facts: { -readonly [K in keyof ModelProfile]: ModelProfile[K] } = { ...base };
	for (const field of PRICE_FIELDS) delete facts[field];
	return { ...facts, priceStanding: 'user', ...override };
}

/** Whose price it is; the names are those of a cost's source. */
export type PriceOrigin = 'user' | 'refreshed' | 'catalogue';

/** Whose price a profile carries. */
export function priceOriginOf({ priceStanding }: ModelProfile): PriceOrigin {
	return priceStanding === 'user' || priceStanding === 'refreshed' ? priceStanding : 'catalogue';
}

/** Classes of service that their provider bills at the price of the standard one. */
const BILLED_AS_STANDARD: Readonly<Record<string, readonly ServiceTier[]>> = {
	// https://console.groq.com/docs/flex-processing
	groq: ['flex'],
};

/** The class by which an answer is priced; undefined for the standard one. */
export function pricedTier(provider: string, tier: ServiceTier | undefined): ServiceTier | undefined {
	return tier && BILLED_AS_STANDARD[provider]?.includes(tier) ? undefined : tier;
}

/**
 * The price that holds for a call made at `atMs` (milliseconds since 1970-01-01T00:00:00Z); undefined when it is not
 * known. A service class without a price of its own has none: it is not billed as the standard one.
 */
export function priceAt(
	profile: ModelProfile,
	atMs: number,
	serviceTier?: ServiceTier,
): ModelPrice | undefined {
	if (serviceTier) return profile.serviceTierPrices?.[serviceTier];
	const schedule = profile.priceSchedule;
	if (!schedule) return profile.price;
	const day = new Date(atMs).toISOString().slice(0, DAY_LENGTH);
	const minute = Math.floor(atMs / MS_PER_MINUTE) % MINUTES_PER_DAY;
	return schedule.find((entry) => holds(entry, day, minute))?.price ?? profile.price;
}

function holds(entry: ScheduledPrice, day: string, minute: number): boolean {
	if (entry.fromDate !== undefined && day < entry.fromDate) return false;
	if (entry.untilDate !== undefined && day >= entry.untilDate) return false;
	const { dailyFromMinute: from, dailyUntilMinute: until } = entry;
	if (from === undefined || until === undefined) return true;
	return from <= until ? minute >= from && minute < until : minute >= from || minute < until;
}
