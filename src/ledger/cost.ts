import type { ModelPrice, TokenRates } from '../domain/price';
import type { PicoUsd } from '../domain/money';
import type { TokenUsage } from '../domain/usage';
import { bucketsOf, type Bucket, type TokenKind } from './cost-buckets';

/** What a part of a bill counts: tokens of one kind, web searches, or the request itself. */
export type CostKind = TokenKind | 'web_search' | 'request';

/** One line of a bill. An absent price is unknown, and so is the cost then. */
export interface CostPart {
	readonly kind: CostKind;
	/** Tokens; searches or requests for the two kinds that are no tokens. */
	readonly tokens: number;
	/** For one of them, in 10⁻¹² USD. */
	readonly pricePico?: PicoUsd;
	readonly cost?: PicoUsd;
}

/** A bill whose parts add up to its total. */
export interface CostBreakdown {
	/** In 10⁻¹² USD; absent when a part has no known price, or the usage contradicts itself. */
	readonly total?: PicoUsd;
	/** The parts with a count above zero; token kinds add up to the usage's input and output. */
	readonly parts: readonly CostPart[];
}

/**
 * What a usage costs at a price, exactly: each token is in one bucket, each bucket is a whole number of tokens times a
 * whole number of 10⁻¹² USD. The tier is the highest whose `aboveInputTokens` the whole prompt exceeds, cached tokens
 * included. A missing price falls back as `TokenRates` says, within the tier; audio, image output and web searches fall
 * back to nothing: without a price of their own the total is unknown. Never throws.
 */
export function costOf(usage: TokenUsage, price: ModelPrice): CostBreakdown {
	const rates = ratesFor(price, usage.inputTokens);
	const buckets = bucketsOf(usage, rates);
	if (!buckets) return { parts: [] };
	const parts: CostPart[] = [];
	let total: PicoUsd | undefined = 0n;
	for (const bucket of [...buckets, ...feesOf(usage, price)]) {
		if (bucket.tokens === 0) continue;
		const part = priced(bucket);
		parts.push(part);
		total = total === undefined || part.cost === undefined ? undefined : total + part.cost;
	}
	return total === undefined ? { parts } : { total, parts };
}

/** The rates for a prompt of this size: those of the highest tier it exceeds, else the base. */
export function ratesFor(price: ModelPrice, inputTokens: number): TokenRates {
	let rates: TokenRates = price;
	for (const tier of price.tiers ?? []) {
		if (inputTokens > tier.aboveInputTokens) rates = tier;
	}
	return rates;
}

function feesOf(usage: TokenUsage, price: ModelPrice): Bucket<CostKind>[] {
	const fees: Bucket<CostKind>[] = [];
	if (usage.webSearches)
		fees.push({ kind: 'web_search', tokens: usage.webSearches, price: price.webSearchPico });
	if (price.requestPico !== undefined) fees.push({ kind: 'request', tokens: 1, price: price.requestPico });
	return fees;
}

function priced({ kind, tokens, price }: Bucket<CostKind>): CostPart {
	if (price === undefined) return { kind, tokens };
	return { kind, tokens, pricePico: price, cost: BigInt(tokens) * price };
}
