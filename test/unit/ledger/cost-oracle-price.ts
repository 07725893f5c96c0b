import type { ModelPrice, TokenRates } from '../../../src/domain/price';
import { usdPerMtokToPico } from '../../../src/domain/money';

/** A price of the reference: a number, or a base with a price from each start on. */
type ReferencePrice = number | { base: number; tiers: { start: number; price: number }[] };
export type ReferencePrices = Readonly<Record<string, ReferencePrice>>;
export type ReferenceMatch = Readonly<Record<string, unknown>>;

const KEYS: Readonly<Record<string, keyof TokenRates>> = {
	input_mtok: 'inputPico',
	output_mtok: 'outputPico',
	cache_read_mtok: 'cachedInputPico',
	cache_write_mtok: 'cacheWritePico',
	cache_write_1h_mtok: 'cacheWrite1hPico',
	output_reasoning_mtok: 'reasoningPico',
	input_audio_mtok: 'audioInputPico',
	cache_audio_read_mtok: 'cachedAudioInputPico',
	output_audio_mtok: 'audioOutputPico',
	input_image_mtok: 'imageInputPico',
};

function ratesFrom(prices: ReferencePrices, inputTokens: number): TokenRates {
	const rates: Partial<Record<keyof TokenRates, bigint>> = {};
	for (const [key, kind] of Object.entries(KEYS)) {
		const price = prices[key];
		if (price === undefined) continue;
		const reached = typeof price === 'number' ? [] : price.tiers.filter(({ start }) => inputTokens > start);
		const usdPerMtok = typeof price === 'number' ? price : (reached.at(-1)?.price ?? price.base);
		rates[kind] = usdPerMtokToPico(usdPerMtok.toFixed(6));
	}
	return { inputPico: 0n, outputPico: 0n, ...rates };
}

/** The reference's row as a price of ours, tiers and all. */
export function priceFrom(prices: ReferencePrices): ModelPrice {
	const starts = Object.values(prices).flatMap((price) =>
		typeof price === 'number' ? [] : (price.tiers ?? []),
	);
	const steps = [...new Set(starts.map(({ start }) => start))].sort((a, b) => a - b);
	return {
		...ratesFrom(prices, 0),
		tiers: steps.map((start) => ({ aboveInputTokens: start, ...ratesFrom(prices, start + 1) })),
	};
}

/** Whether the reference's rule names a model. */
export function matches(rule: ReferenceMatch, model: string): boolean {
	const id = model.toLowerCase();
	const [kind, operand] = Object.entries(rule)[0] ?? [];
	if (Array.isArray(operand)) {
		const rules: ReferenceMatch[] = operand;
		return kind === 'or'
			? rules.some((each) => matches(each, model))
			: rules.every((each) => matches(each, model));
	}
	const text = String(operand).toLowerCase();
	if (kind === 'equals') return id === text;
	if (kind === 'starts_with') return id.startsWith(text);
	if (kind === 'ends_with') return id.endsWith(text);
	if (kind === 'contains') return id.includes(text);
	return kind === 'regex' && new RegExp(String(operand)).test(id);
}
