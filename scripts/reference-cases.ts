import { lookUpModel, priceAt } from '../src/catalogue';
import type { ModelProfile } from '../src/domain/model';
import type { ModelPrice } from '../src/domain/price';
import { parseUsd, type PicoUsd } from '../src/domain/money';
import type { TokenUsage } from '../src/domain/usage';
import { costOf } from '../src/ledger/cost';
import { usageFromBody } from '../src/ledger/usage';

/** One reading of a body by the reference, with its price at each provider it may come from. */
interface Reading {
	usage: Record<string, number>;
	extractors: { provider_id: string; input_price?: string; output_price?: string; total_price?: string }[];
}

/** A recorded body as the reference's file holds it. */
export interface ReferenceCase {
	body: { model?: string; modelVersion?: string } & Record<string, unknown>;
	model?: string;
	extracted: Reading[];
}

/** How our cost of a case compares with the reference's. */
const VERDICTS = ['same', 'samePast', 'otherPrice', 'otherUsage', 'partUnknown', 'modelUnknown'] as const;

/** One of the verdicts. */
export type Verdict = (typeof VERDICTS)[number];

/** The cases of one provider. */
export interface ProviderTally {
	readonly provider: string;
	cases: number;
	readonly counts: Record<Verdict, number>;
	/** Models by verdict, with the number of their cases. */
	readonly models: Record<Verdict, Map<string, number>>;
}

/** Providers of ours that one of the reference's stands for. */
const OUR_PROVIDERS: Readonly<Record<string, readonly string[]>> = {
	google: ['google', 'google-vertex'],
	aws: ['amazon-bedrock'],
};
const HUGGING_FACE = /^huggingface_.*/;

/**
 * Prices every case with our own reading of the usage and our own catalogue, as a routed call would be, at each provider
 * for which the reference has a price.
 *
 * @param atMs when the calls are taken to be made, ms since 1970-01-01T00:00:00Z
 */
export function tallyCases(cases: readonly ReferenceCase[], atMs: number): ProviderTally[] {
	const tallies = new Map<string, ProviderTally>();
	for (const each of cases) {
		const model = each.model ?? each.body.model ?? each.body.modelVersion ?? '';
		for (const [provider, expected] of expectedByProvider(each)) {
			const name = provider.replace(HUGGING_FACE, 'huggingface (10 back ends)');
			const tally = tallies.get(name) ?? emptyTally(name);
			tallies.set(name, tally);
			const verdict = judge(each, provider, model, expected, atMs);
			tally.cases += 1;
			tally.counts[verdict] += 1;
			const models = tally.models[verdict];
			models.set(model, (models.get(model) ?? 0) + 1);
		}
	}
	return [...tallies.values()].sort((a, b) => a.provider.localeCompare(b.provider));
}

function emptyTally(provider: string): ProviderTally {
	const [counts, models] = [() => 0, () => new Map<string, number>()].map((make) =>
		Object.fromEntries(VERDICTS.map((verdict) => [verdict, make()])),
	) as [ProviderTally['counts'], ProviderTally['models']];
	return { provider, cases: 0, counts, models };
}

function expectedByProvider({ extracted }: ReferenceCase): Map<string, Set<PicoUsd>> {
	const expected = new Map<string, Set<PicoUsd>>();
	for (const { extractors } of extracted) {
		for (const priced of extractors) {
			const { provider_id: provider, input_price: input, output_price: output } = priced;
			if (input === undefined && output === undefined) continue;
			// A total is given where fees come on top of input and output.
			const sum = parseUsd(input ?? '0') + parseUsd(output ?? '0');
			const costs = expected.get(provider) ?? new Set();
			expected.set(
				provider,
				costs.add(priced.total_price === undefined ? sum : parseUsd(priced.total_price)),
			);
		}
	}
	return expected;
}

function judge(
	{ body, extracted }: ReferenceCase,
	provider: string,
	model: string,
	expected: ReadonlySet<PicoUsd>,
	atMs: number,
): Verdict {
	const names = OUR_PROVIDERS[provider] ?? [provider];
	const profile = names.flatMap((name) => lookUpModel({ provider: name, model }) ?? [])[0];
	const price = profile && priceAt(profile, atMs);
	if (!price) return 'modelUnknown';
	const { usage } = usageFromBody(names[0], body);
	if (!usage) return 'otherUsage';
	const total = costOf(usage, price).total;
	if (total !== undefined && expected.has(total)) return 'same';
	if (pastPrices(profile).some((past) => expected.has(costOf(usage, past).total ?? -1n))) return 'samePast';
	const own = extracted.filter(({ extractors }) => extractors.some(({ provider_id: id }) => id === provider));
	if (!own.some((reading) => isSameUsage(usage, reading.usage))) return 'otherUsage';
	return total === undefined ? 'partUnknown' : 'otherPrice';
}

function pastPrices({ price, priceSchedule = [] }: ModelProfile): ModelPrice[] {
	return [...(price ? [price] : []), ...priceSchedule.map((entry) => entry.price)];
}

function isSameUsage(usage: TokenUsage, counts: Readonly<Record<string, number>>): boolean {
	return (
		usage.inputTokens === (counts['input_tokens'] ?? 0) &&
		usage.outputTokens === (counts['output_tokens'] ?? 0) &&
		(usage.cachedInputTokens ?? 0) === (counts['cache_read_tokens'] ?? 0) &&
		(usage.cacheWriteTokens ?? 0) === (counts['cache_write_tokens'] ?? 0) &&
		(usage.audioInputTokens ?? 0) === (counts['input_audio_tokens'] ?? 0)
	);
}
