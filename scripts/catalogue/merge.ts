import type { PriceStanding } from '../../src/domain/model';
import type { ServiceTier } from '../../src/domain/price';
import { CAPABILITY_CODES, type Capability } from '../../src/catalogue/format';
import { choose, type Choice } from './choose';
import { compact } from './json';
import { FREE_PRICE, mergePrices, tidyPrice } from './price-merge';
import type { PriceDraft, ScheduledDraft, SourceName, SourceRow } from './types';

/** A row of the catalogue before it is written. */
export interface CatalogueRow {
	provider: string;
	id: string;
	aliases: string[];
	contextTokens?: number;
	maxOutputTokens?: number;
	capabilities: Partial<Record<Capability, boolean>>;
	price?: PriceDraft;
	standing?: PriceStanding;
	sources: SourceName[];
	schedule: ScheduledDraft[];
	services: Partial<Record<ServiceTier, PriceDraft>>;
}

/** A merged row with what the report needs. */
export interface Merged {
	row: CatalogueRow;
	choice?: Choice;
}

/** Whose limits are believed: those who copy them from the provider most recently first. */
const LIMIT_ORDER: readonly SourceName[] = ['openrouter', 'pi-ai', 'models.dev', 'litellm', 'genai-prices'];

/** Makes one catalogue row from the sifted source rows of one model; none when nothing is known but its id. */
export function mergeModel(
	rows: readonly SourceRow[],
	dates: Readonly<Record<SourceName, string>>,
): Merged | undefined {
	const direct = rows.filter((row) => !row.byPattern);
	const [first] = direct;
	if (!first) return undefined;
	const row: CatalogueRow = {
		provider: first.provider,
		id: first.id,
		aliases: [...new Set(direct.flatMap((each) => each.aliases))],
		...limitsOf(direct),
		capabilities: capabilitiesOf(direct),
		sources: [],
		schedule: [],
		services: {},
	};
	const free = direct.filter((each) => each.declaredFree);
	if (free.length > 0) {
		return {
			row: {
				...row,
				price: FREE_PRICE,
				standing: standingOf(free),
				sources: free.map((each) => each.source),
			},
		};
	}
	const choice = choose(rows, dates);
	if (!choice && !row.contextTokens && Object.keys(row.capabilities).length === 0) return undefined;
	return choice ? { row: priced(row, choice), choice } : { row };
}

function standingOf(free: readonly SourceRow[]): PriceStanding {
	return free.length > 1 ? 'agreed' : 'single_source';
}

function priced(row: CatalogueRow, choice: Choice): CatalogueRow {
	const { carriers, seconders, standing } = choice;
	const schedule = carriers.find((each) => each.schedule && each.schedule.length > 0)?.schedule ?? [];
	const services = carriers.find((each) => each.services)?.services ?? {};
	return {
		...row,
		price: mergePrices([...carriers, ...seconders]),
		standing,
		sources: carriers.map((each) => each.source),
		schedule: schedule
			.filter((entry) => entry.price.rates.inputPico && entry.price.rates.outputPico)
			.map((entry) => ({ ...entry, price: tidyPrice(entry.price) })),
		services: compact({
			batch: services.batch && tidyPrice(services.batch),
			flex: services.flex && tidyPrice(services.flex),
			priority: services.priority && tidyPrice(services.priority),
		}),
	};
}

function limitsOf(rows: readonly SourceRow[]): Pick<CatalogueRow, 'contextTokens' | 'maxOutputTokens'> {
	const ordered = [...rows].sort((a, b) => LIMIT_ORDER.indexOf(a.source) - LIMIT_ORDER.indexOf(b.source));
	return compact({
		contextTokens: ordered.find((row) => row.contextTokens !== undefined)?.contextTokens,
		maxOutputTokens: ordered.find((row) => row.maxOutputTokens !== undefined)?.maxOutputTokens,
	});
}

/** One source saying yes is enough; no stands only when nobody says yes, so that no able model is shut out. */
function capabilitiesOf(rows: readonly SourceRow[]): CatalogueRow['capabilities'] {
	const merged: CatalogueRow['capabilities'] = {};
	for (const key in CAPABILITY_CODES) {
		if (!isCapability(key)) continue;
		const said = rows.flatMap((row) => row.capabilities[key] ?? []);
		if (said.length > 0) merged[key] = said.includes(true);
	}
	return merged;
}

function isCapability(key: string): key is Capability {
	return key in CAPABILITY_CODES;
}
