import { picoFromUsd } from '../amount';
import { compact, isObject, listOf, objectOf, type Json } from '../json';
import type { PriceDraft, Rates } from '../types';

const TIER_KEY = /^input_cost_per_token_above_(\d+)k_tokens/;
const TOKENS_PER_K = 1000;

/** The price of one service class; `suffix` is what LiteLLM appends to its keys for it, such as `_flex`. */
export function litellmPrice(model: Json, suffix: string): PriceDraft | undefined {
	const fromRanges = suffix === '' ? rangedPrice(model) : undefined;
	if (fromRanges) return fromRanges;
	const rates = ratesOf(model, '', suffix);
	if (rates.inputPico === undefined || rates.outputPico === undefined) return undefined;
	const search = objectOf(model['search_context_cost_per_query'])['search_context_size_medium'];
	const isStandard = suffix === '';
	return {
		rates,
		tiers: tiersOf(model, suffix),
		fees: compact({
			requestPico: isStandard ? picoFromUsd(model['input_cost_per_request']) : undefined,
			webSearchPico: isStandard ? picoFromUsd(search) : undefined,
		}),
	};
}

function tiersOf(model: Json, suffix: string): PriceDraft['tiers'] {
	const starts = new Set(Object.keys(model).flatMap((key) => TIER_KEY.exec(key)?.[1] ?? []));
	return [...starts].flatMap((start) => {
		const rates = ratesOf(model, `_above_${start}k_tokens`, suffix);
		const isWhole = rates.inputPico !== undefined && rates.outputPico !== undefined;
		return isWhole ? [{ aboveInputTokens: Number(start) * TOKENS_PER_K, rates }] : [];
	});
}

function ratesOf(model: Json, tier: string, suffix: string): Rates {
	const amount = (key: string): number | undefined => picoFromUsd(model[`${key}${tier}${suffix}`]);
	return compact({
		inputPico: amount('input_cost_per_token'),
		outputPico: amount('output_cost_per_token'),
		cachedInputPico: amount('cache_read_input_token_cost') ?? amount('input_cost_per_token_cache_hit'),
		cacheWritePico: amount('cache_creation_input_token_cost'),
		cacheWrite1hPico: amount('cache_creation_input_token_cost_above_1hr'),
		reasoningPico: amount('output_cost_per_reasoning_token'),
		audioInputPico: amount('input_cost_per_audio_token'),
		cachedAudioInputPico: amount('cache_read_input_audio_token_cost'),
		audioOutputPico: amount('output_cost_per_audio_token'),
		imageInputPico: amount('input_cost_per_image_token'),
		imageOutputPico: amount('output_cost_per_image_token'),
	});
}

/** Prices given as a list of ranges of the prompt size; the first range is the base price. */
function rangedPrice(model: Json): PriceDraft | undefined {
	const ranges = listOf(model['tiered_pricing']).filter(isObject);
	const [base, ...tiers] = ranges.map((range) => ({
		aboveInputTokens: Number(listOf(range['range'])[0]),
		rates: ratesOf(range, '', ''),
	}));
	return base ? { rates: base.rates, tiers, fees: {} } : undefined;
}
