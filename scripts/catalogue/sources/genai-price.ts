import { picoFromUsd, picoFromUsdPerMtok } from '../amount';
import { compact, countOf, isObject, listOf, objectOf, textOf, type Json } from '../json';
import type { PriceDraft, Rates, ScheduledDraft } from '../types';

const RATE_KEYS: Readonly<Record<keyof Rates, string>> = {
	inputPico: 'input_mtok',
	outputPico: 'output_mtok',
	cachedInputPico: 'cache_read_mtok',
	cacheWritePico: 'cache_write_mtok',
	cacheWrite1hPico: 'cache_write_1h_mtok',
	reasoningPico: 'output_reasoning_mtok',
	audioInputPico: 'input_audio_mtok',
	cachedAudioInputPico: 'cache_audio_read_mtok',
	audioOutputPico: 'output_audio_mtok',
	imageInputPico: 'input_image_mtok',
	imageOutputPico: 'output_image_mtok',
};
const PER_THOUSAND = 1000;
const MINUTES_PER_HOUR = 60;

/** The price in force on a day and those of other days and hours. */
export interface GenaiPrice {
	price?: PriceDraft;
	schedule: ScheduledDraft[];
}

/** Reads the `prices` of a genai-prices model: one set, or a list where a later entry wins over an earlier one. */
export function genaiPrice(prices: unknown, asOf: string): GenaiPrice {
	const [base, ...others] = (Array.isArray(prices) ? prices : [{ prices }]).filter(isObject);
	const dated: { from?: string; price: PriceDraft }[] = base
		? [{ price: draftOf(objectOf(base['prices'])) }]
		: [];
	const hourly: ScheduledDraft[] = [];
	for (const entry of others) {
		const price = draftOf(objectOf(entry['prices']));
		const constraint = objectOf(entry['constraint']);
		const from = textOf(constraint['start_date']);
		if (from) dated.push({ from, price });
		else hourly.push(hoursOf(constraint, price, dated.at(-1)?.from));
	}
	const current = dated.findLastIndex((entry) => (entry.from ?? '') <= asOf);
	const periods = dated.map(({ from, price }, index): ScheduledDraft => {
		return { price, ...compact({ fromDate: from, untilDate: dated[index + 1]?.from }) };
	});
	const schedule = [...hourly, ...periods.filter((_, index) => index !== current)];
	const price = periods[current]?.price;
	return price ? { price, schedule } : { schedule };
}

function hoursOf(constraint: Json, price: PriceDraft, fromDate: string | undefined): ScheduledDraft {
	return {
		price,
		dailyFromMinute: minuteOf(constraint['start_time']),
		dailyUntilMinute: minuteOf(constraint['end_time']),
		...compact({ fromDate }),
	};
}

function minuteOf(time: unknown): number {
	const [hours, minutes] = (textOf(time) ?? '').split(':');
	return Number(hours) * MINUTES_PER_HOUR + Number(minutes);
}

function draftOf(prices: Json): PriceDraft {
	const starts = new Set<number>();
	for (const price of Object.values(prices)) {
		for (const tier of listOf(objectOf(price)['tiers'])) starts.add(countOf(objectOf(tier)['start']) ?? 0);
	}
	const searches = picoFromUsd(prices['web_searches_kcount']);
	const requests = picoFromUsd(prices['requests_kcount']);
	return {
		rates: ratesAt(prices, undefined),
		tiers: [...starts]
			.sort((a, b) => a - b)
			.map((start) => ({ aboveInputTokens: start, rates: ratesAt(prices, start) })),
		fees: compact({
			webSearchPico: searches === undefined ? undefined : searches / PER_THOUSAND,
			requestPico: requests === undefined ? undefined : requests / PER_THOUSAND,
		}),
	};
}

/** The rates for prompts longer than `start`; a kind without a tier there keeps the price of the tier below. */
function ratesAt(prices: Json, start: number | undefined): Rates {
	const rates: Rates = {};
	for (const [kind, key] of Object.entries(RATE_KEYS)) {
		const price = prices[key];
		const tiers = listOf(objectOf(price)['tiers']).map(objectOf);
		const reached = tiers.filter((tier) => start !== undefined && Number(tier['start']) <= start).at(-1);
		const amount = picoFromUsdPerMtok(reached?.['price'] ?? (isObject(price) ? price['base'] : price));
		if (amount !== undefined && isRateKind(kind)) rates[kind] = amount;
	}
	return rates;
}

function isRateKind(kind: string): kind is keyof Rates {
	return kind in RATE_KEYS;
}
