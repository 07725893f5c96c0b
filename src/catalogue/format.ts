import type { ModelProfile } from '../domain/model';
import type { ModelPrice, ServiceTier, TokenRates } from '../domain/price';

/**
 * The text form of a catalogue row, one line per model, shared by the script that writes it and the code that reads
 * it. Seven fields parted by `|`, empty ones at the end left out from the fourth on:
 *
 * `id | other ids | context,output tokens | capabilities | standing and sources | price | other prices`
 *
 * A price is `i0.4 o1.6 c0.1` in USD per million tokens (fees per request in USD), and `>200000 i0.8 o3.2` after it
 * is a price tier. Other prices are parted by `;`: `batch=i0.2 o0.8`, `~2026-08-17=i0.14 o0.28` (until that day),
 * `2026-08-17~@60-240=…` (from that day on, between those minutes of the UTC day).
 */
export const FIELD_SEPARATOR = '|';

/** The kinds of price per million tokens and their letters. */
export const RATE_CODES = {
	inputPico: 'i',
	outputPico: 'o',
	cachedInputPico: 'c',
	cacheWritePico: 'w',
	cacheWrite1hPico: 'h',
	reasoningPico: 'r',
	audioInputPico: 'a',
	cachedAudioInputPico: 'k',
	audioOutputPico: 'b',
	imageInputPico: 'p',
	imageOutputPico: 'q',
} as const satisfies Record<keyof TokenRates, string>;

/** A kind of price per token. */
export type RateKind = keyof typeof RATE_CODES;

/** The fees per request and their letters; amounts in USD. */
export const FEE_CODES = { requestPico: 'n', webSearchPico: 's' } as const satisfies Partial<
	Record<keyof ModelPrice, string>
>;

/** A kind of fee per request. */
export type FeeKind = keyof typeof FEE_CODES;

/** Capabilities and their letters: upper case = has it, lower case = declared not to have it, missing = unknown. */
export const CAPABILITY_CODES = {
	tools: 'T',
	imageInput: 'V',
	audioInput: 'A',
	fileInput: 'F',
	videoInput: 'M',
	audioOutput: 'B',
	imageOutput: 'G',
	structuredOutput: 'S',
	reasoning: 'R',
} as const satisfies Partial<Record<keyof ModelProfile, string>>;

/** One of the capabilities a catalogue row tells of. */
export type Capability = keyof typeof CAPABILITY_CODES;

/** How a price's standing is written. */
export const STANDING_CODES = { a: 'agreed', s: 'single_source', d: 'disputed' } as const;

/** The key of a service class or of a period in the last field. */
export const SERVICE_TIER_KEYS: Readonly<Record<ServiceTier, string>> = {
	batch: 'batch',
	flex: 'flex',
	priority: 'priority',
};
