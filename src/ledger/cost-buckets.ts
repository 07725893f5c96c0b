import type { TokenRates } from '../domain/price';
import type { PicoUsd } from '../domain/money';
import type { TokenUsage } from '../domain/usage';

/** The kinds of token that can have a price of their own. */
export type TokenKind =
	| 'input'
	| 'cached_input'
	| 'cache_write'
	| 'cache_write_1h'
	| 'audio_input'
	| 'cached_audio_input'
	| 'image_input'
	| 'output'
	| 'reasoning'
	| 'audio_output'
	| 'image_output';

/** A count and the price of one of it; an absent price is unknown. */
export interface Bucket<Kind> {
	readonly kind: Kind;
	readonly tokens: number;
	readonly price: PicoUsd | undefined;
}

/**
 * Splits a usage so that each token is in exactly one bucket. Parts are taken to be disjoint, which providers mean except
 * for audio read from the cache, and that has a count of its own; when they do not fit side by side into the whole, or a
 * count is no whole number of 0 or more, the split is unknown and so is the cost.
 */
export function bucketsOf(usage: TokenUsage, rates: TokenRates): readonly Bucket<TokenKind>[] | undefined {
	const buckets = [...inputBuckets(usage, rates), ...outputBuckets(usage, rates)];
	return buckets.every(({ tokens }) => Number.isSafeInteger(tokens) && tokens >= 0) ? buckets : undefined;
}

function inputBuckets(usage: TokenUsage, rates: TokenRates): Bucket<TokenKind>[] {
	const {
		cachedInputTokens: cached = 0,
		cacheWriteTokens: written = 0,
		cacheWrite1hTokens: written1h = 0,
	} = usage;
	const { audioInputTokens: audio = 0, cachedAudioInputTokens: cachedAudio = 0 } = usage;
	const image = rates.imageInputPico === undefined ? 0 : (usage.imageInputTokens ?? 0);
	const text = usage.inputTokens - cached - written - image - (audio - cachedAudio);
	const writePrice = rates.cacheWritePico ?? rates.inputPico;
	return [
		{ kind: 'input', tokens: text, price: rates.inputPico },
		{ kind: 'cached_input', tokens: cached - cachedAudio, price: rates.cachedInputPico ?? rates.inputPico },
		{ kind: 'cache_write', tokens: written - written1h, price: writePrice },
		{ kind: 'cache_write_1h', tokens: written1h, price: rates.cacheWrite1hPico ?? writePrice },
		{ kind: 'audio_input', tokens: audio - cachedAudio, price: rates.audioInputPico },
		{
			kind: 'cached_audio_input',
			tokens: cachedAudio,
			price: rates.cachedAudioInputPico ?? rates.audioInputPico,
		},
		{ kind: 'image_input', tokens: image, price: rates.imageInputPico },
	];
}

function outputBuckets(usage: TokenUsage, rates: TokenRates): Bucket<TokenKind>[] {
	const {
		audioOutputTokens: audio = 0,
		imageOutputTokens: image = 0,
		reasoningTokens: reasoning = 0,
	} = usage;
	return [
		{ kind: 'output', tokens: usage.outputTokens - reasoning - audio - image, price: rates.outputPico },
		{ kind: 'reasoning', tokens: reasoning, price: rates.reasoningPico ?? rates.outputPico },
		{ kind: 'audio_output', tokens: audio, price: rates.audioOutputPico },
		{ kind: 'image_output', tokens: image, price: rates.imageOutputPico },
	];
}
