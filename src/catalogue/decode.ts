import type { ModelProfile } from '../domain/model';
import type { ModelPrice, PriceTier, ScheduledPrice, ServiceTier, TokenRates } from '../domain/price';
import { parseUsd, usdPerMtokToPico } from '../domain/money';
import {
	CAPABILITY_CODES,
	FEE_CODES,
	FIELD_SEPARATOR,
	RATE_CODES,
	SERVICE_TIER_KEYS,
	STANDING_CODES,
	type Capability,
	type FeeKind,
	type RateKind,
} from './format';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

const RATE_KINDS = invert<RateKind>(RATE_CODES);
const FEE_KINDS = invert<FeeKind>(FEE_CODES);
const CAPABILITIES = invert<Capability>(CAPABILITY_CODES);
const SERVICE_TIERS = invert<ServiceTier>(SERVICE_TIER_KEYS);
const STANDINGS = new Map(Object.entries(STANDING_CODES));
const PERIOD = /^(\d{4}-\d\d-\d\d)?~(\d{4}-\d\d-\d\d)?(?:@(\d+)-(\d+))?$/;

/** A public source of prices: its name and the day its copy was taken, `YYYY-MM-DD`. */
export interface CatalogueSource {
	readonly name: string;
	readonly date: string;
}

/**
 * Reads one row of the catalogue; `format.ts` tells its form.
 *
 * @throws {RangeError} when a price is no decimal number; the generated data never holds one.
 */
export function decodeRow(
	provider: string,
	row: string,
	sources: Readonly<Record<string, CatalogueSource>>,
): ModelProfile {
	const [id = '', , limits = '', flags = '', standing = '', price = '', others = ''] =
		row.split(FIELD_SEPARATOR);
	const profile: Writable<ModelProfile> = { catalogueRef: { provider, model: id } };
	const [contextTokens, maxOutputTokens] = limits.split(',');
	if (contextTokens) profile.contextTokens = Number(contextTokens);
	if (maxOutputTokens) profile.maxOutputTokens = Number(maxOutputTokens);
	for (const flag of flags) {
		const capability = CAPABILITIES.get(flag.toUpperCase());
		if (capability) profile[capability] = flag !== flag.toLowerCase();
	}
	if (price) {
		profile.price = decodePrice(price);
		addStanding(profile, standing, sources);
	}
	if (others) addOtherPrices(profile, others);
	return profile;
}

function addStanding(
	profile: Writable<ModelProfile>,
	text: string,
	sources: Readonly<Record<string, CatalogueSource>>,
): void {
	const standing = STANDINGS.get(text.charAt(0));
	const known = [...text.slice(1)].flatMap((letter) => sources[letter] ?? []);
	if (standing) profile.priceStanding = standing;
	profile.priceSources = known.map((source) => source.name);
	const newest = known
		.map((source) => source.date)
		.sort()
		.at(-1);
	if (newest) profile.priceCheckedOn = newest;
}

function addOtherPrices(profile: Writable<ModelProfile>, text: string): void {
	const schedule: ScheduledPrice[] = [];
	const tierPrices: Partial<Record<ServiceTier, ModelPrice>> = {};
	for (const part of text.split(';')) {
		const [key = '', price = ''] = part.split('=');
		const tier = SERVICE_TIERS.get(key);
		if (tier) tierPrices[tier] = decodePrice(price);
		else schedule.push(decodePeriod(key, decodePrice(price)));
	}
	if (schedule.length > 0) profile.priceSchedule = schedule;
	if (Object.keys(tierPrices).length > 0) profile.serviceTierPrices = tierPrices;
}

function decodePeriod(key: string, price: ModelPrice): ScheduledPrice {
	const [, fromDate, untilDate, fromMinute, untilMinute] = PERIOD.exec(key) ?? [];
	return {
		price,
		...(fromDate ? { fromDate } : {}),
		...(untilDate ? { untilDate } : {}),
		...(fromMinute ? { dailyFromMinute: Number(fromMinute) } : {}),
		...(untilMinute ? { dailyUntilMinute: Number(untilMinute) } : {}),
	};
}

/** Reads `i0.4 o1.6>200000 i0.8 o3.2`. */
function decodePrice(text: string): ModelPrice {
	const [base = '', ...tierTexts] = text.split('>');
	const fees: Writable<Partial<Pick<ModelPrice, FeeKind>>> = {};
	const rates = decodeRates(base.split(' '), fees);
	const tiers = tierTexts.map((tier): PriceTier => {
		const [start = '', ...words] = tier.split(' ');
		return { aboveInputTokens: Number(start), ...decodeRates(words, {}) };
	});
	return { ...rates, ...fees, ...(tiers.length > 0 ? { tiers } : {}) };
}

function decodeRates(
	words: readonly string[],
	fees: Writable<Partial<Pick<ModelPrice, FeeKind>>>,
): TokenRates {
	const rates: Writable<TokenRates> = { inputPico: 0n, outputPico: 0n };
	for (const word of words) {
		const kind = RATE_KINDS.get(word.charAt(0));
		const fee = FEE_KINDS.get(word.charAt(0));
		if (kind) rates[kind] = usdPerMtokToPico(word.slice(1));
		else if (fee) fees[fee] = parseUsd(word.slice(1));
	}
	return rates;
}

function invert<K extends string>(codes: Readonly<Record<K, string>>): ReadonlyMap<string, K> {
	const inverted = new Map<string, K>();
	for (const key in codes) inverted.set(codes[key], key);
	return inverted;
}
