import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { allModels, catalogueInfo, lookUpModel } from '../../../src/catalogue';
import type { ModelProfile } from '../../../src/domain/model';
import { usdPerMtokToPico } from '../../../src/domain/money';

const FILE = join(__dirname, '../../../src/catalogue/data/catalogue.json');
const MAX_BYTES = 600_000;
const MIN_PRICED = 1500;

const models: readonly ModelProfile[] = [...allModels()];

function nameOf(model: ModelProfile): string {
	return `${model.catalogueRef?.provider} ${model.catalogueRef?.model}`;
}

/** Names of the models for which a check fails. */
function failing(check: (model: ModelProfile) => boolean): string[] {
	return models.filter((model) => !check(model)).map(nameOf);
}

describe('the catalogue', () => {
	it('stays small on disk', () => {
		expect(readFileSync(FILE).byteLength).toBeLessThanOrEqual(MAX_BYTES);
	});

	it('prices enough models from at least three sources', () => {
		expect(models.filter((model) => model.price).length).toBeGreaterThanOrEqual(MIN_PRICED);
		expect(catalogueInfo().sources.length).toBeGreaterThanOrEqual(3);
	});

	it('finds every row by its own id', () => {
		const lost = failing((model) => {
			const ref = model.catalogueRef;
			return ref !== undefined && lookUpModel(ref)?.catalogueRef?.model === ref.model;
		});
		expect(lost).toEqual([]);
	});

	it('has no zero price but of models declared free', () => {
		const silent = failing(({ price, catalogueRef }) => {
			const isFree = catalogueRef?.model?.endsWith(':free') ?? false;
			return !price || isFree || (price.inputPico > 0n && price.outputPico > 0n);
		});
		expect(silent).toEqual([]);
	});

	it('has no price out of all proportion', () => {
		expect(failing(({ price }) => !price || price.inputPico <= usdPerMtokToPico(200))).toEqual([]);
		expect(failing(({ price }) => !price || price.outputPico <= usdPerMtokToPico(1000))).toEqual([]);
	});

	it('has ascending tiers, each with input and output', () => {
		const wrong = failing(({ price }) =>
			(price?.tiers ?? []).every((tier, index, all) => {
				const before = all[index - 1]?.aboveInputTokens ?? 0;
				return tier.aboveInputTokens > before && tier.inputPico > 0n && tier.outputPico > 0n;
			}),
		);
		expect(wrong).toEqual([]);
	});

	it('tells of every price how sure it is, from where and of when', () => {
		const bare = failing(
			({ price, priceStanding, priceSources, priceCheckedOn }) =>
				!price ||
				(priceStanding !== undefined &&
					(priceSources ?? []).length > 0 &&
					/^\d{4}-/.test(priceCheckedOn ?? '')),
		);
		expect(bare).toEqual([]);
	});
});

/** USD per million tokens, read off several sources by hand: input, output, cached input, cache write, 1 h write. */
const WELL_KNOWN: readonly (readonly [string, string, readonly (string | undefined)[]])[] = [
	['openai', 'gpt-4.1-mini', ['0.4', '1.6', '0.1']],
	['openai', 'gpt-4.1-nano', ['0.1', '0.4', '0.025']],
	['openai', 'gpt-4o', ['2.5', '10', '1.25']],
	['openai', 'gpt-4o-mini', ['0.15', '0.6', '0.075']],
	['openai', 'gpt-5', ['1.25', '10', '0.125']],
	['openai', 'gpt-5-mini', ['0.25', '2', '0.025']],
	['openai', 'o3-mini', ['1.1', '4.4', '0.55']],
	['anthropic', 'claude-sonnet-4-5', ['3', '15', '0.3', '3.75', '6']],
	['anthropic', 'claude-haiku-4-5', ['1', '5', '0.1', '1.25', '2']],
	['anthropic', 'claude-opus-4-5', ['5', '25', '0.5', '6.25', '10']],
	['google', 'gemini-2.5-flash', ['0.3', '2.5', '0.03']],
	['google', 'gemini-2.5-flash-lite', ['0.1', '0.4', '0.01']],
	['google', 'gemini-2.5-pro', ['1.25', '10', '0.125']],
	['groq', 'llama-3.3-70b-versatile', ['0.59', '0.79']],
	['cohere', 'command-r-08-2024', ['0.15', '0.6']],
	['openrouter', 'anthropic/claude-sonnet-4.5', ['3', '15', '0.3', '3.75']],
];

describe('well-known prices are exact', () => {
	it.each(WELL_KNOWN)('%s %s', (provider, model, usdPerMtok) => {
		const price = lookUpModel({ provider, model })?.price;
		const found = [
			price?.inputPico,
			price?.outputPico,
			price?.cachedInputPico,
			price?.cacheWritePico,
			price?.cacheWrite1hPico,
		];
		expect(found).toEqual(
			[0, 1, 2, 3, 4].map((at) => (usdPerMtok[at] ? usdPerMtokToPico(usdPerMtok[at]) : undefined)),
		);
	});

	it('has the whole-request tier of gemini-2.5-pro', () => {
		expect(lookUpModel({ provider: 'google', model: 'gemini-2.5-pro' })?.price?.tiers).toEqual([
			{
				aboveInputTokens: 200_000,
				inputPico: 2_500_000n,
				outputPico: 15_000_000n,
				cachedInputPico: 250_000n,
			},
		]);
	});

	it('prices the audio input of gemini-2.5-flash apart', () => {
		const price = lookUpModel({ provider: 'google', model: 'gemini-2.5-flash' })?.price;
		expect(price?.audioInputPico).toBe(usdPerMtokToPico('1'));
	});
});
