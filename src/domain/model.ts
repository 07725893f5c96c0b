import type { OutlookOf } from './outlook';
import type { ModelPrice, ScheduledPrice, ServiceTier } from './price';
import type { DataFacts } from './rules';

/** Names a model at a provider, both as the provider writes them. */
export interface ModelRef {
	/** The provider's id in the catalogue, such as `openai`, `anthropic`, `google` or `openrouter`. */
	readonly provider: string;
	/** The model id sent to the provider; absent when the connected model does not tell. */
	readonly model?: string;
}

/**
 * Whether a price was confirmed. `disputed`: sources differ by more than 1 %, the most authoritative one stands. `user`:
 * the user's own. `refreshed`: from a list read at run time.
 */
export type PriceStanding = 'agreed' | 'single_source' | 'disputed' | 'user' | 'refreshed';

/** What the catalogue knows of a model. Absent = unknown, never "no". */
export interface ModelProfile {
	/** The standard list price now in force. */
	readonly price?: ModelPrice;
	/** Prices of other periods and hours; the first that holds at the time of the call wins over `price`. */
	readonly priceSchedule?: readonly ScheduledPrice[];
	/** Prices of the other classes of service. */
	readonly serviceTierPrices?: Readonly<Partial<Record<ServiceTier, ModelPrice>>>;
	readonly priceStanding?: PriceStanding;
	/** Where the price came from, most authoritative first, such as `genai-prices`. */
	readonly priceSources?: readonly string[];
	/** The day the price was last checked, `YYYY-MM-DD`. */
	readonly priceCheckedOn?: string;
	/** The provider and id of the catalogue row that was found. */
	readonly catalogueRef?: ModelRef;
	readonly contextTokens?: number;
	readonly maxOutputTokens?: number;
	readonly tools?: boolean;
	readonly imageInput?: boolean;
	readonly audioInput?: boolean;
	readonly fileInput?: boolean;
	readonly videoInput?: boolean;
	readonly audioOutput?: boolean;
	readonly imageOutput?: boolean;
	readonly structuredOutput?: boolean;
	readonly reasoning?: boolean;
}

/** How good the user says a model is; overrides every estimate. */
export const STRENGTHS = ['small', 'medium', 'strong', 'frontier'] as const;

/** One of the strengths a user can give a model. */
export type Strength = (typeof STRENGTHS)[number];

/** A model that could answer the call, with all that is known of it. */
export interface Candidate {
	/** The place the user gave it, counted from 1: "Model 1" is slot 1. */
	readonly slot: number;
	/** The name shown to the user: the sub-node's name in n8n, the model's id elsewhere. */
	readonly label: string;
	readonly ref: ModelRef;
	/** Tells one model at one address with one credential from every other; health is kept under it. */
	readonly endpoint: string;
	readonly profile: ModelProfile;
	/** Whether tools can be bound to it. */
	readonly bindsTools: boolean;
	/** Whether it is itself a router or chain, which keeps its own limits, retries and health. */
	readonly nested: boolean;
	readonly strength?: Strength;
	/** Whether it asks again on its own in a way that cannot be switched off, so that an attempt may be several requests. */
	readonly ownRetries?: boolean;
	/** What happens to data sent to it, as far as known. */
	readonly facts?: DataFacts;
	/** What a router or chain expects of itself; absent for plain models. */
	readonly outlook?: OutlookOf;
}
