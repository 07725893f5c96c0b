import type { ModelProfile } from '../domain/model';
import data from './data/catalogue.json';
import { decodeRow, type CatalogueSource } from './decode';
import { FIELD_SEPARATOR } from './format';

/** A provider's rows by lower-case id; the values are positions in its list of rows. */
type ProviderIndex = ReadonlyMap<string, number>;

const providers: Readonly<Record<string, readonly string[]>> = data.providers;
const sources: Readonly<Record<string, CatalogueSource>> = data.sources;
const indexes = new Map<string, ProviderIndex>();
const decoded = new Map<string, ModelProfile>();

/** The row with exactly this id or other id at a provider, upper and lower case alike. */
export function findRow(provider: string, id: string): ModelProfile | undefined {
	const position = indexOf(provider).get(id.toLowerCase());
	return position === undefined ? undefined : rowAt(provider, position);
}

/** The ids of a provider that begin with a text, in lower case. */
export function idsStartingWith(provider: string, start: string): string[] {
	return [...indexOf(provider).keys()].filter((id) => id.startsWith(start));
}

/** What the catalogue holds: the day it was built, its sources and how many models of each provider. */
export function catalogueInfo(): {
	readonly builtOn: string;
	readonly sources: readonly CatalogueSource[];
	readonly modelsByProvider: ReadonlyMap<string, number>;
} {
	const modelsByProvider = new Map(Object.entries(providers).map(([name, rows]) => [name, rows.length]));
	return { builtOn: data.builtOn, sources: Object.values(sources), modelsByProvider };
}

/** Every model of the catalogue, decoded; meant for checks and lists, not for routing. */
export function* allModels(): Generator<ModelProfile> {
	for (const [provider, rows] of Object.entries(providers)) {
		for (const row of rows) yield decodeRow(provider, row, sources);
	}
}

/** Indexes one provider on its first use. */
function indexOf(provider: string): ProviderIndex {
	const known = indexes.get(provider);
	if (known) return known;
	// Names of providers come from outside, so only the catalogue's own ones may be remembered.
	const rows = Object.hasOwn(providers, provider) ? providers[provider] : undefined;
	if (!rows) return new Map();
	const index = new Map<string, number>();
	const others: [string, number][] = [];
	for (const [position, row] of rows.entries()) {
		const idEnd = row.indexOf(FIELD_SEPARATOR);
		const aliases = row.slice(idEnd + 1, row.indexOf(FIELD_SEPARATOR, idEnd + 1));
		index.set(row.slice(0, idEnd).toLowerCase(), position);
		if (aliases) for (const alias of aliases.split(' ')) others.push([alias.toLowerCase(), position]);
	}
	for (const [alias, position] of others) if (!index.has(alias)) index.set(alias, position);
	indexes.set(provider, index);
	return index;
}

function rowAt(provider: string, position: number): ModelProfile | undefined {
	const row = providers[provider]?.[position];
	if (row === undefined) return undefined;
	const key = `${provider} ${position}`;
	const profile = decoded.get(key) ?? decodeRow(provider, row, sources);
	decoded.set(key, profile);
	return profile;
}
