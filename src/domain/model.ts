import type { PicoUsd } from './money';

/** Names a model at a provider, both as the provider writes them. */
export interface ModelRef {
	/** The provider's id in the catalogue, such as `openai`, `anthropic`, `google` or `openrouter`. */
	readonly provider: string;
	/** The model id sent to the provider; absent when the connected model does not tell. */
	readonly model?: string;
}

/** Prices of one model, each per token. An absent kind has no price of its own. */
export interface ModelPrice {
	readonly inputPico: PicoUsd;
	readonly outputPico: PicoUsd;
	/** Absent: cached input is billed at the full input price. */
	readonly cachedInputPico?: PicoUsd;
	/** Absent: cache writes are billed at the full input price. */
	readonly cacheWritePico?: PicoUsd;
	/** A whole other set of prices from a prompt size on, in ascending order of `aboveInputTokens`. */
	readonly tiers?: readonly PriceTier[];
}

/** Prices that hold for the whole request once its prompt is longer than `aboveInputTokens`. */
export interface PriceTier {
	readonly aboveInputTokens: number;
	readonly inputPico: PicoUsd;
	readonly outputPico: PicoUsd;
	readonly cachedInputPico?: PicoUsd;
	readonly cacheWritePico?: PicoUsd;
}

/** What the catalogue knows of a model. Absent = unknown, never "no". */
export interface ModelProfile {
	readonly price?: ModelPrice;
	readonly contextTokens?: number;
	readonly maxOutputTokens?: number;
	readonly tools?: boolean;
	readonly imageInput?: boolean;
	readonly audioInput?: boolean;
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
	readonly profile: ModelProfile;
	/** Whether tools can be bound to it. */
	readonly bindsTools: boolean;
	readonly strength?: Strength;
}
