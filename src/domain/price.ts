import type { PicoUsd } from './money';

/**
 * Prices per token by kind of token, in 10⁻¹² USD. An absent kind has no price of its own; its comment says which
 * price it falls back to. A declared zero is free; absent is never zero.
 */
export interface TokenRates {
	readonly inputPico: PicoUsd;
	readonly outputPico: PicoUsd;
	/** Absent: cached input is billed at the full input price. */
	readonly cachedInputPico?: PicoUsd;
	/** Cache writes of the provider's default lifetime (5 minutes). Absent: billed at the full input price. */
	readonly cacheWritePico?: PicoUsd;
	/** Cache writes kept for 1 hour. Absent: billed as `cacheWritePico`. */
	readonly cacheWrite1hPico?: PicoUsd;
	/** Reasoning tokens. Absent: billed as output. */
	readonly reasoningPico?: PicoUsd;
	/** Audio tokens of the prompt. Absent: the price of audio input is unknown, not the text price. */
	readonly audioInputPico?: PicoUsd;
	/** Audio tokens of the prompt read from the cache. Absent: billed as `audioInputPico`. */
	readonly cachedAudioInputPico?: PicoUsd;
	/** Audio tokens of the answer. Absent: the price of audio output is unknown, not the text price. */
	readonly audioOutputPico?: PicoUsd;
	/** Image tokens of the prompt, where a provider counts them apart. Absent: billed as input. */
	readonly imageInputPico?: PicoUsd;
	/** Image tokens of the answer. Absent: the price of image output is unknown, not the text price. */
	readonly imageOutputPico?: PicoUsd;
}

/** Prices of one model in one service class. */
export interface ModelPrice extends TokenRates {
	/** A whole other set of prices from a prompt size on, in ascending order of `aboveInputTokens`. */
	readonly tiers?: readonly PriceTier[];
	/** A fee for each request, in 10⁻¹² USD per request. Absent: none is published. */
	readonly requestPico?: PicoUsd;
	/** A fee for each web search the provider runs, in 10⁻¹² USD per search. Absent: unknown. */
	readonly webSearchPico?: PicoUsd;
}

/**
 * Prices that hold for the whole request once its prompt is longer than `aboveInputTokens`. Complete: nothing is
 * inherited from the base price, an absent kind falls back within the tier.
 */
export interface PriceTier extends TokenRates {
	readonly aboveInputTokens: number;
}

/** Classes of service with prices of their own. `batch` is asynchronous, `flex` slower, `priority` faster. */
export const SERVICE_TIERS = ['batch', 'flex', 'priority'] as const;

/** One of the classes of service beside the standard one. */
export type ServiceTier = (typeof SERVICE_TIERS)[number];

/** A price that holds only in a period or at a time of the day. */
export interface ScheduledPrice {
	readonly price: ModelPrice;
	/** First UTC day it holds, `YYYY-MM-DD`; absent: since ever. */
	readonly fromDate?: string;
	/** First UTC day it no longer holds, `YYYY-MM-DD`; absent: no end known. */
	readonly untilDate?: string;
	/** Minutes after midnight UTC from which it holds, 0..1439; comes with `dailyUntilMinute`. */
	readonly dailyFromMinute?: number;
	/** Minutes after midnight UTC at which it ends, 0..1440; smaller than the start = over midnight. */
	readonly dailyUntilMinute?: number;
}
