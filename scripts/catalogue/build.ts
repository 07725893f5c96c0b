import { encodeRow, SOURCE_LETTERS } from './encode';
import { mergeModel, type Merged } from './merge';
import { sift } from './refuse';
import { readGenaiPrices } from './sources/genai-prices';
import { readLitellm } from './sources/litellm';
import { readModelsDev } from './sources/models-dev';
import { readOpenRouter } from './sources/openrouter';
import { readPiAi } from './sources/pi-ai';
import type { Refusal, SourceFile, SourceName, SourceRow } from './types';

/** The catalogue as it is written to disk. */
export interface CatalogueFile {
	builtOn: string;
	sources: Record<string, { name: string; date: string }>;
	providers: Record<string, string[]>;
}

/** The catalogue with all that the report tells of it. */
export interface Built {
	file: CatalogueFile;
	merged: Merged[];
	refusals: Refusal[];
}

const READERS: Readonly<Record<Exclude<SourceName, 'genai-prices'>, (file: SourceFile) => SourceRow[]>> = {
	litellm: readLitellm,
	'models.dev': readModelsDev,
	openrouter: readOpenRouter,
	'pi-ai': readPiAi,
};

/** Builds the catalogue from the sources' files as of a day (`YYYY-MM-DD`). */
export function buildCatalogue(files: readonly SourceFile[], asOf: string): Built {
	const groups = groupRows(files, asOf);
	const dates = datesOf(files);
	const merged: Merged[] = [];
	const refusals: Refusal[] = [];
	for (const rows of groups.values()) {
		const sifted = sift(rows, asOf);
		refusals.push(...sifted.refusals);
		const model = mergeModel(sifted.rows, dates);
		if (!model) continue;
		const { provider, aliases } = model.row;
		const spare = aliases.filter((alias) => !groups.has(keyOf(provider, alias)));
		merged.push({ ...model, row: { ...model.row, aliases: spare } });
	}
	return { file: fileOf(files, merged, asOf), merged, refusals };
}

function keyOf(provider: string, id: string): string {
	return `${provider}|${id.toLowerCase()}`;
}

function groupRows(files: readonly SourceFile[], asOf: string): Map<string, SourceRow[]> {
	const groups = new Map<string, SourceRow[]>();
	const listed = new Map<string, Set<string>>();
	const add = (row: SourceRow): void => {
		const key = keyOf(row.provider, row.id);
		const group = groups.get(key);
		const twin = group?.find((other) => other.source === row.source && other.price !== undefined);
		if (twin) return;
		if (group) group.push(row);
		else groups.set(key, [row]);
		const ids = listed.get(row.provider) ?? new Set();
		listed.set(row.provider, ids.add(row.id.toLowerCase()));
	};
	for (const file of files) if (file.name !== 'genai-prices') READERS[file.name](file).forEach(add);
	for (const file of files)
		if (file.name === 'genai-prices') readGenaiPrices(file, listed, asOf).forEach(add);
	return groups;
}

function datesOf(files: readonly SourceFile[]): Record<SourceName, string> {
	const dates = { 'genai-prices': '', litellm: '', 'models.dev': '', openrouter: '', 'pi-ai': '' };
	for (const file of files) dates[file.name] = file.date;
	return dates;
}

function fileOf(files: readonly SourceFile[], merged: readonly Merged[], asOf: string): CatalogueFile {
	const providers = new Map<string, string[]>();
	for (const { row } of merged) {
		const rows = providers.get(row.provider) ?? [];
		rows.push(encodeRow(row));
		providers.set(row.provider, rows);
	}
	const sorted = [...providers].sort(([a], [b]) => (a < b ? -1 : 1));
	return {
		builtOn: asOf,
		sources: Object.fromEntries(files.map(({ name, date }) => [SOURCE_LETTERS[name], { name, date }])),
		providers: Object.fromEntries(sorted.map(([provider, rows]) => [provider, rows.sort()])),
	};
}
