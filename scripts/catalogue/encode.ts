import {
	CAPABILITY_CODES,
	FEE_CODES,
	FIELD_SEPARATOR,
	RATE_CODES,
	SERVICE_TIER_KEYS,
	STANDING_CODES,
} from '../../src/catalogue/format';
import { usdPerMtokText, usdText } from './amount';
import type { CatalogueRow } from './merge';
import type { PriceDraft, Rates, ScheduledDraft, SourceName } from './types';

/** The letter of each source in a row. */
export const SOURCE_LETTERS: Readonly<Record<SourceName, string>> = {
	'genai-prices': 'g',
	litellm: 'l',
	'models.dev': 'm',
	openrouter: 'o',
	'pi-ai': 'p',
};

/** Writes one row in the form that `src/catalogue/format.ts` describes. */
export function encodeRow(row: CatalogueRow): string {
	const limits = [row.contextTokens ?? '', row.maxOutputTokens ?? ''].join(',');
	const fields = [
		row.id,
		row.aliases.join(' '),
		limits === ',' ? '' : limits.replace(/,$/, ''),
		flagsOf(row.capabilities),
		row.price && row.standing ? standingCode(row.standing) + lettersOf(row.sources) : '',
		row.price ? encodePrice(row.price) : '',
		otherPrices(row),
	];
	// The first two separators always stand, so that ids can be read without splitting the row.
	return fields.join(FIELD_SEPARATOR).replace(/^([^|]*\|[^|]*\|.*?)\|*$/, '$1');
}

function otherPrices(row: CatalogueRow): string {
	const services = Object.entries(row.services).map(([tier, price]) => {
		const key = Object.entries(SERVICE_TIER_KEYS).find(([name]) => name === tier)?.[1] ?? tier;
		return `${key}=${encodePrice(price)}`;
	});
	const periods = row.schedule.map((entry) => `${periodKey(entry)}=${encodePrice(entry.price)}`);
	return [...periods, ...services].join(';');
}

function periodKey(entry: ScheduledDraft): string {
	const hours =
		entry.dailyFromMinute === undefined ? '' : `@${entry.dailyFromMinute}-${entry.dailyUntilMinute}`;
	return `${entry.fromDate ?? ''}~${entry.untilDate ?? ''}${hours}`;
}

function encodePrice(price: PriceDraft): string {
	const fees = Object.entries(FEE_CODES).flatMap(([kind, letter]) => {
		const amount = Object.entries(price.fees).find(([name]) => name === kind)?.[1];
		return amount === undefined ? [] : [letter + usdText(amount)];
	});
	const tiers = price.tiers.map((tier) => `>${tier.aboveInputTokens} ${encodeRates(tier.rates)}`);
	return [encodeRates(price.rates), ...fees].join(' ') + tiers.join('');
}

function encodeRates(rates: Rates): string {
	const amounts = new Map<string, number>(Object.entries(rates));
	return Object.entries(RATE_CODES)
		.flatMap(([kind, letter]) => {
			const amount = amounts.get(kind);
			return amount === undefined ? [] : [letter + usdPerMtokText(amount)];
		})
		.join(' ');
}

function flagsOf(capabilities: CatalogueRow['capabilities']): string {
	const said = new Map<string, boolean>(Object.entries(capabilities));
	return Object.entries(CAPABILITY_CODES)
		.map(([capability, letter]) => {
			const has = said.get(capability);
			return has === undefined ? '' : has ? letter : letter.toLowerCase();
		})
		.join('');
}

function standingCode(standing: string): string {
	return Object.entries(STANDING_CODES).find(([, name]) => name === standing)?.[0] ?? '';
}

function lettersOf(sources: readonly SourceName[]): string {
	return [...new Set(sources.map((source) => SOURCE_LETTERS[source]))].join('');
}
