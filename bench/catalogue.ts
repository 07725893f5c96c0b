import { resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { pathToFileURL } from 'node:url';
import type * as Catalogue from '../src/catalogue';

const LOOKUPS = 10_000;

/**
 * Prints how long the compiled catalogue (`dist/src/catalogue/index.js`, or the one named) takes to load, to index every
 * provider and to find a model.
 */
async function main(): Promise<void> {
	const before = process.memoryUsage().heapUsed;
	const start = performance.now();
	const path = resolve(process.argv[2] ?? 'dist/src/catalogue/index.js');
	const { catalogueInfo, lookUpModel }: typeof Catalogue = await import(pathToFileURL(path).href);
	const loaded = performance.now();
	lookUpModel({ provider: 'openai', model: 'gpt-4.1-mini' });
	const first = performance.now();
	for (const provider of catalogueInfo().modelsByProvider.keys()) lookUpModel({ provider, model: '-' });
	const indexed = performance.now();
	for (let turn = 0; turn < LOOKUPS; turn += 1) lookUpModel({ provider: 'openai', model: 'gpt-4.1-mini' });
	const found = performance.now();
	for (let turn = 0; turn < LOOKUPS; turn += 1)
		lookUpModel({ provider: 'openai', model: 'gpt-4.1-mini-2031-01-01' });
	const dated = performance.now();
	const heapMb = (process.memoryUsage().heapUsed - before) / 1_000_000;
	const perLookup = (ms: number): string => ((ms * 1000) / LOOKUPS).toFixed(1);
	console.log(`load ${(loaded - start).toFixed(1)} ms, first look-up ${(first - loaded).toFixed(1)} ms`);
	console.log(`index of all providers ${(indexed - first).toFixed(1)} ms, heap ${heapMb.toFixed(1)} MB`);
	console.log(
		`look-up by id ${perLookup(found - indexed)} µs, by an unlisted date ${perLookup(dated - found)} µs`,
	);
}

void main();
