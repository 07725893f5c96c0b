import type { INode } from 'n8n-workflow';
import { z } from 'zod';
import {
	type CustomPrice,
	OPENROUTER_LIST_URL,
	parseCustomPrices,
	priceErrorText,
} from '../../src/catalogue';
import { parameterError } from './node-error';
import { PRICE_REFRESHES } from './price-properties';
import { optionReader } from './read-options';
import { describe, type ParameterContext } from './read-parameters';
import { readWebUrl } from './read-url';

const CUSTOM_PRICES_EXAMPLE =
	'Write a JSON list such as [{ "provider": "openai", "model": "my-model", "inputUsdPerMtok": 0.4, "outputUsdPerMtok": 1.6 }].';

const OPTIONS = {
	// Its rows are checked one by one below.
	customPrices: { label: 'Custom Prices', schema: z.unknown(), remedy: CUSTOM_PRICES_EXAMPLE },
	priceRefresh: {
		label: 'Price Refresh',
		schema: z.enum(PRICE_REFRESHES).default('off'),
		remedy: `Choose one of: ${PRICE_REFRESHES.join(', ')}.`,
	},
	priceListUrl: {
		label: 'Price List URL',
		schema: z.string().trim().default(''),
		remedy: 'Give an address as text, such as https://example.com/prices.json.',
	},
} as const;

/** What a panel says of prices. */
export interface PriceConfig {
	readonly own: readonly CustomPrice[];
	/** Where newer prices are to be read; absent: nowhere. */
	readonly listUrl?: URL;
}

/**
 * Reads and checks what a node's Options say of prices.
 *
 * @throws {NodeOperationError} naming each row of Custom Prices that cannot be used, or the URL.
 */
export function readPrices(context: ParameterContext, itemIndex: number): PriceConfig {
	const read = optionReader(context, itemIndex, OPTIONS);
	const own = readCustomPrices(context.getNode(), itemIndex, read('customPrices'));
	const [priceRefresh, priceListUrl] = [read('priceRefresh'), read('priceListUrl')];
	if (priceRefresh === 'off') return { own };
	const listUrl =
		priceRefresh === 'openRouter'
			? new URL(OPENROUTER_LIST_URL)
			: readWebUrl(priceListUrl, {
					node: context.getNode(),
					itemIndex,
					parameter: 'Price List URL',
					instead: 'set "Price Refresh" to Off',
				});
	return { own, listUrl };
}

function readCustomPrices(node: INode, itemIndex: number, value: unknown): readonly CustomPrice[] {
	if (value === undefined || value === null || value === '') return [];
	const { rows, errors } = parseCustomPrices(
		typeof value === 'string' ? parseJson(node, itemIndex, value) : value,
	);
	const [first, ...others] = errors;
	if (!first) return rows;
	const more = others.length === 0 ? '' : ` (and ${others.length} more, see below)`;
	throw parameterError(node, {
		parameter: first.row === 0 ? 'Custom Prices' : `Custom Prices, row ${first.row}`,
		problem: `${first.message}${more}`,
		remedy: others.length === 0 ? CUSTOM_PRICES_EXAMPLE : priceErrorText(errors),
		itemIndex,
	});
}

function parseJson(node: INode, itemIndex: number, text: string): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		throw parameterError(node, {
			parameter: 'Custom Prices',
			problem: `${describe(text)} is not JSON: ${error instanceof Error ? error.message : String(error)}`,
			remedy: CUSTOM_PRICES_EXAMPLE,
			itemIndex,
			cause: error,
		});
	}
}
