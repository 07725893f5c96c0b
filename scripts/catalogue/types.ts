import type { ServiceTier } from '../../src/domain/price';
import type { Capability, FeeKind, RateKind } from '../../src/catalogue/format';

/** The public sources the catalogue is built from, in the order in which they are read and written. */
export const SOURCE_NAMES = ['genai-prices', 'models.dev', 'litellm', 'openrouter', 'pi-ai'] as const;

/** One of the public sources. */
export type SourceName = (typeof SOURCE_NAMES)[number];

/** Prices per token by kind, in 10⁻¹² USD. */
export type Rates = Partial<Record<RateKind, number>>;

/** A price as a source gives it. */
export interface PriceDraft {
	rates: Rates;
	tiers: { aboveInputTokens: number; rates: Rates }[];
	fees: Partial<Record<FeeKind, number>>;
}

/** A price of a period or of some hours; the fields are those of `ScheduledPrice`. */
export interface ScheduledDraft {
	price: PriceDraft;
	fromDate?: string;
	untilDate?: string;
	dailyFromMinute?: number;
	dailyUntilMinute?: number;
}

/** One model of one source, in the catalogue's words. */
export interface SourceRow {
	source: SourceName;
	provider: string;
	id: string;
	/** Other ids that the source itself declares equal. */
	aliases: string[];
	price?: PriceDraft;
	schedule?: ScheduledDraft[];
	services?: Partial<Record<ServiceTier, PriceDraft>>;
	/** The source says outright that the model is free. */
	declaredFree?: boolean;
	/** The source covers this id only by a pattern: it may confirm a price but not set one. */
	byPattern?: boolean;
	/** The day the provider switches the model off, `YYYY-MM-DD`. */
	endsOn?: string;
	contextTokens?: number;
	maxOutputTokens?: number;
	capabilities: Partial<Record<Capability, boolean>>;
}

/** A source row, or its price, that was not taken, and why. */
export interface Refusal {
	source: SourceName;
	provider: string;
	id: string;
	reason: 'zero_not_declared' | 'off_by_orders' | 'past_deprecation' | 'negative' | 'no_output_price';
	detail: string;
}

/** A source's file after reading: the day of its copy and its parsed content. */
export interface SourceFile {
	name: SourceName;
	date: string;
	json: unknown;
}
