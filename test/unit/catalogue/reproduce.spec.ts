import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildCatalogue } from '../../../scripts/catalogue/build';
import { readSource } from '../../../scripts/catalogue/files';
import catalogue from '../../../src/catalogue/data/catalogue.json';

const FOLDER = join(__dirname, '../../../../shared/data/prices');
const COPIES = [
	{ name: 'genai-prices', from: 'genai-prices.npm-0.1.8.data.2026-09-23.json' },
	{ name: 'models.dev', from: 'models-dev.api.2026-07-02.json' },
	{ name: 'litellm', from: 'litellm_model_prices_and_context_window.2026-07-24.json' },
	{ name: 'openrouter', from: 'openrouter_api_v1_models.snapshot.json', date: '2026-05-15' },
	{ name: 'pi-ai', from: 'pi-ai-1.5.2.catalog.2026-11-10.json' },
] as const;

const TIMEOUT_MS = 60_000;
const isPresent = existsSync(FOLDER);
if (!isPresent && process.env['CI'] === 'true') {
	throw new Error(
		'The copies of the price sources are missing; in CI they must lie in ../shared/data/prices.',
	);
}
if (!isPresent) console.log('Skipped: ../shared/data/prices is absent, the catalogue is not built anew.');

async function buildAnew(): Promise<unknown> {
	const files = await Promise.all(
		COPIES.map((copy) => readSource({ ...copy, from: join(FOLDER, copy.from) })),
	);
	return buildCatalogue(files, catalogue.builtOn).file;
}

describe('the catalogue in the repository', () => {
	it(
		isPresent ? 'is what the script builds from the copies of its sources' : 'is not built anew, skipped',
		async () => {
			expect(isPresent ? await buildAnew() : catalogue).toEqual(catalogue);
		},
		TIMEOUT_MS,
	);
});
