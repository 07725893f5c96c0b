import type { ModelProfile } from '../../domain/model';
import type { ModelPrice } from '../../domain/price';
import { parseUsd, type PicoUsd } from '../../domain/money';
import type { ListRow } from './list-row';

/** OpenRouter's public list of models, to be had without a key. */
export const OPENROUTER_LIST_URL = 'https://openrouter.ai/api/v1/models';

type Json = Readonly<Record<string, unknown>>;

const PICO_DECIMALS = 12;

/** Where each kind of price stands in OpenRouter's `pricing`, as texts of USD per token or request. */
const OPTIONAL_PRICES = {
	cachedInputPico: 'input_cache_read',
	cacheWritePico: 'input_cache_write',
	reasoningPico: 'internal_reasoning',
	audioInputPico: 'audio',
	requestPico: 'request',
	webSearchPico: 'web_search',
} as const satisfies Partial<Record<keyof ModelPrice, string>>;

/** The models of OpenRouter's list; undefined when the JSON is no such list. `-1` means priced per request: no price. */
export function openRouterRows(json: unknown): ListRow[] | undefined {
	return listIn(json)?.filter(isJson).flatMap(readModel);
}

/** The entries of OpenRouter's list; undefined when the JSON is no such list. */
export function listIn(json: unknown): readonly unknown[] | undefined {
	const data = isJson(json) ? json['data'] : undefined;
	return Array.isArray(data) ? data : undefined;
}

function readModel(model: Json): ListRow[] {
	const { id, pricing, context_length: contextTokens } = model;
	if (typeof id !== 'string' || id === '' || !isJson(pricing)) return [];
	const price = priceOf(pricing);
	if (!price) return [];
	const profile: ModelProfile = {
		price,
		...(typeof contextTokens === 'number' && contextTokens > 0 && { contextTokens }),
	};
	return [{ ref: { provider: 'openrouter', model: id }, profile }];
}

function priceOf(pricing: Json): ModelPrice | undefined {
	const inputPico = picoOf(pricing['prompt']);
	const outputPico = picoOf(pricing['completion']);
	if (inputPico === undefined || outputPico === undefined) return undefined;
	const price: { -readonly [K in keyof ModelPrice]: ModelPrice[K] } = { inputPico, outputPico };
	for (const kind of Object.keys(OPTIONAL_PRICES).filter(isOptionalPrice)) {
		const amount = picoOf(pricing[OPTIONAL_PRICES[kind]]);
		// The list writes 0 where a kind has no price of its own.
		if (amount !== undefined && amount > 0n) price[kind] = amount;
	}
	return price;
}

/** An amount of at least 0; what is finer than 10⁻¹² USD is rounded. */
function picoOf(value: unknown): PicoUsd | undefined {
	if ((typeof value !== 'string' || value.trim() === '') && typeof value !== 'number') return undefined;
	const amount = Number(value);
	return amount >= 0 && amount < Number.MAX_SAFE_INTEGER
		? parseUsd(amount.toFixed(PICO_DECIMALS))
		: undefined;
}

function isOptionalPrice(kind: string): kind is keyof typeof OPTIONAL_PRICES {
	return Object.hasOwn(OPTIONAL_PRICES, kind);
}

function isJson(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}
