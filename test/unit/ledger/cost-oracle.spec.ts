import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { parseUsd } from '../../../src/domain/money';
import type { TokenUsage } from '../../../src/domain/usage';
import { costOf } from '../../../src/ledger/cost';
import { usageFromBody } from '../../../src/ledger/usage';
import { matches, priceFrom, type ReferenceMatch, type ReferencePrices } from './cost-oracle-price';

const USAGES = '../shared/data/payloads/genai_prices_usages.json';
const PRICES = [
	'../shared/data/prices/genai-prices.npm-0.1.8.data.2026-09-23.json',
	'../shared/data/prices/genai-prices.data.v1.2026-08-21.json',
];
const present = [USAGES, ...PRICES].every((path) => existsSync(path));
if (process.env['CI'] === 'true' && !present)
	throw new Error(`${USAGES} and ${PRICES.join(', ')} are required in CI.`);
if (!present) console.log('The reference usages are not beside the project; their cases are skipped.');

interface Priced {
	provider_id: string;
	api_flavor: string;
	input_price?: string;
	output_price?: string;
	total_price?: string;
}
type Counts = Record<string, number>;
interface Row {
	body: { file: string; model?: string; modelVersion?: string } & Record<string, unknown>;
	model?: string;
	extracted: { usage: Counts; extractors: Priced[] }[];
}
interface Model {
	id: string;
	match: ReferenceMatch;
	prices: ReferencePrices | { prices: ReferencePrices }[];
}

const read = <T>(path: string): T => JSON.parse(readFileSync(path, 'utf8'));
const rows = present ? read<Row[]>(USAGES) : [];
interface Provider {
	id: string;
	models: Model[];
	fallback_model_providers?: string[];
}
const providers = present ? PRICES.flatMap((path) => read<Provider[]>(path)) : [];

/** Counts of the reference in our kinds; audio is left as text because the reference prices it so where it has no price. */
function ours(counts: Counts): TokenUsage {
	return {
		inputTokens: counts['input_tokens'] ?? 0,
		outputTokens: counts['output_tokens'] ?? 0,
		cachedInputTokens: counts['cache_read_tokens'] ?? 0,
		cacheWriteTokens: counts['cache_write_tokens'] ?? 0,
		cacheWrite1hTokens: counts['cache_write_1h_tokens'] ?? 0,
		reasoningTokens: counts['output_reasoning_tokens'] ?? 0,
		audioInputTokens: counts['input_audio_tokens'] ?? 0,
		cachedAudioInputTokens: counts['cache_audio_read_tokens'] ?? 0,
	};
}

/** The model's dated rows in each edition of the reference, else those of the providers it falls back to. */
function candidatePrices(providerId: string, model: string): ReferencePrices[] {
	return providers
		.filter(({ id }) => id === providerId)
		.flatMap(({ models, fallback_model_providers: others = [] }) => {
			const found = models.filter(({ match }) => matches(match, model));
			if (found.length === 0) return others.flatMap((other) => candidatePrices(other, model));
			return found.flatMap(({ prices }) =>
				Array.isArray(prices) ? prices.map((dated) => dated.prices) : [prices],
			);
		});
}

/** Whether any dated row of the model gives the reference's two prices; audio without a price is priced as text there. */
function reproduces(usage: TokenUsage, rowsOfModel: ReferencePrices[], priced: Priced): boolean {
	return rowsOfModel.some((prices) => {
		const { inputPico, ...rest } = priceFrom(prices);
		const total = costOf(usage, { inputPico, audioInputPico: inputPico, ...rest }).total;
		const expected = parseUsd(priced.input_price ?? '0') + parseUsd(priced.output_price ?? '0');
		return total === expected;
	});
}

/** Where our reading differs from every reading of the reference on purpose; docs/usage-and-cost.md gives the reasons. */
const DELIBERATE: readonly RegExp[] = [
	/test_anthropic_compaction_usage_with_cache/,
	/test_openai\/test_compatible_api_with_tool_calls_without_id/,
];

function sameCounts(usage: TokenUsage | undefined, counts: Counts): boolean {
	const wanted = ours(counts);
	return (
		usage?.inputTokens === wanted.inputTokens &&
		usage.outputTokens === wanted.outputTokens &&
		(usage.cachedInputTokens ?? 0) === wanted.cachedInputTokens &&
		(usage.cacheWriteTokens ?? 0) === wanted.cacheWriteTokens &&
		(usage.audioInputTokens ?? 0) === wanted.audioInputTokens
	);
}

(present ? describe : describe.skip)('every case of the reference', () => {
	it('is read as the reference reads it, or differs for a stated reason', () => {
		const differing = rows.filter(({ body, extracted }) => {
			const { usage } = usageFromBody(undefined, body);
			return !extracted.some((reading) => sameCounts(usage, reading.usage));
		});
		const unexplained = differing.filter(
			({ body }) => !DELIBERATE.some((pattern) => pattern.test(body.file)),
		);
		expect(differing).toHaveLength(3);
		expect(unexplained.map(({ body }) => body)).toEqual([]);
	});

	it('costs what the reference says, from the reference’s own prices, to the last digit', () => {
		const differing: string[] = [];
		const known = new Map<string, ReferencePrices[]>();
		let priced = 0;
		for (const { body, model = body.modelVersion ?? '', extracted } of rows) {
			for (const { usage, extractors } of extracted) {
				for (const entry of extractors.filter(({ input_price }) => input_price !== undefined)) {
					priced += 1;
					const key = `${entry.provider_id} ${model}`;
					const rowsOfModel = known.get(key) ?? candidatePrices(entry.provider_id, model);
					known.set(key, rowsOfModel);
					if (!reproduces(ours(usage), rowsOfModel, entry))
						differing.push(`${entry.provider_id} ${model} ${body.file}`);
				}
			}
		}
		expect(differing).toEqual([]);
		expect(priced).toBe(1696);
	});
});
