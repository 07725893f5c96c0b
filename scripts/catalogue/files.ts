import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { SourceArgument } from './arguments';
import type { CatalogueFile } from './build';
import type { SourceFile } from './types';

const DATE = /\d{4}-\d\d-\d\d/;

/**
 * Reads a source from a file or an https URL. The day of the copy is the one given, else the one in the file's name,
 * else today for a URL.
 *
 * @throws {Error} when it cannot be read, or the day of a file is not known.
 */
export async function readSource({ name, from, date }: SourceArgument): Promise<SourceFile> {
	const isRemote = from.startsWith('https://');
	const day =
		date ?? DATE.exec(basename(from))?.[0] ?? (isRemote ? new Date().toISOString().slice(0, 10) : undefined);
	if (!day)
		throw new Error(`The day of ${name}'s copy is not known; give it as "${basename(from)}#YYYY-MM-DD".`);
	const text = isRemote ? await download(from) : readFileSync(from, 'utf8');
	const json: unknown = JSON.parse(text);
	return { name, date: day, json };
}

async function download(url: string): Promise<string> {
	const response = await fetch(url);
	if (!response.ok) throw new Error(`${new URL(url).host} answered ${response.status}; nothing was changed.`);
	return await response.text();
}

/** The catalogue written before; undefined on the first run. */
export function readPrevious(path: string): CatalogueFile | undefined {
	return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : undefined;
}
