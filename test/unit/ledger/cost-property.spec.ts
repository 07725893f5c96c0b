import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ModelPrice, TokenRates } from '../../../src/domain/price';
import type { TokenUsage } from '../../../src/domain/usage';
import { costOf } from '../../../src/ledger/cost';

const count = fc.nat({ max: 1_000_000 });
const pico = fc.bigInt({ min: 0n, max: 600_000_000n });

/** A usage whose parts fit: built from disjoint buckets, so their sum is known. */
const usages = fc
	.record({ text: count, cached: count, write: count, write1h: count, audio: count, cachedAudio: count })
	.chain((input) =>
		fc.record({ answer: count, reasoning: count, audio: count }).map(
			(output): TokenUsage => ({
				inputTokens: Object.values(input).reduce((a, b) => a + b),
				outputTokens: output.answer + output.reasoning + output.audio,
				cachedInputTokens: input.cached + input.cachedAudio,
				cacheWriteTokens: input.write + input.write1h,
				cacheWrite1hTokens: input.write1h,
				audioInputTokens: input.audio + input.cachedAudio,
				cachedAudioInputTokens: input.cachedAudio,
				reasoningTokens: output.reasoning,
				audioOutputTokens: output.audio,
			}),
		),
	);

const rates: fc.Arbitrary<TokenRates> = fc.record(
	{
		inputPico: pico,
		outputPico: pico,
		cachedInputPico: pico,
		cacheWritePico: pico,
		cacheWrite1hPico: pico,
		reasoningPico: pico,
		audioInputPico: pico,
		cachedAudioInputPico: pico,
		audioOutputPico: pico,
	},
	{ requiredKeys: ['inputPico', 'outputPico', 'audioInputPico', 'audioOutputPico'] },
);
const prices: fc.Arbitrary<ModelPrice> = fc
	.tuple(rates, fc.array(fc.tuple(count, rates), { maxLength: 3 }))
	.map(([base, tiers]) => ({
		...base,
		tiers: tiers.sort(([a], [b]) => a - b).map(([aboveInputTokens, tier]) => ({ ...tier, aboveInputTokens })),
	}));

const OUTPUT_KINDS = ['output', 'reasoning', 'audio_output', 'image_output'];

describe('costOf', () => {
	it('puts each token in exactly one bucket and adds the buckets up', () => {
		fc.assert(
			fc.property(usages, prices, (usage, price) => {
				const { total, parts } = costOf(usage, price);
				const tokensOf = (output: boolean) =>
					parts
						.filter(({ kind }) => OUTPUT_KINDS.includes(kind) === output)
						.reduce((sum, { tokens }) => sum + tokens, 0);
				expect([tokensOf(false), tokensOf(true)]).toEqual([usage.inputTokens, usage.outputTokens]);
				expect(parts.reduce((sum, { cost = -1n }) => sum + cost, 0n)).toBe(total);
				expect(parts.every(({ tokens, pricePico = 0n, cost }) => cost === BigInt(tokens) * pricePico)).toBe(
					true,
				);
			}),
		);
	});

	it('never costs less for more tokens of a kind, within a tier', () => {
		fc.assert(
			fc.property(usages, rates, count, (usage, price, more) => {
				const before = costOf(usage, price).total ?? -1n;
				const longer = costOf({ ...usage, inputTokens: usage.inputTokens + more }, price).total ?? -1n;
				const wordier = costOf({ ...usage, outputTokens: usage.outputTokens + more }, price).total ?? -1n;
				expect(before >= 0n && longer >= before && wordier >= before).toBe(true);
				expect(longer - before).toBe(BigInt(more) * price.inputPico);
			}),
		);
	});

	it('falls back as the rates say', () => {
		const price = { inputPico: 7n, outputPico: 11n };
		const usage = {
			inputTokens: 10,
			outputTokens: 5,
			cachedInputTokens: 3,
			cacheWriteTokens: 4,
			cacheWrite1hTokens: 2,
			reasoningTokens: 2,
		};
		expect(costOf(usage, price).total).toBe(10n * 7n + 5n * 11n);
		expect(costOf(usage, { ...price, cacheWritePico: 9n }).total).toBe(6n * 7n + 4n * 9n + 5n * 11n);
	});

	it.each([
		['audio input', { audioInputTokens: 1 }],
		['audio output', { audioOutputTokens: 1 }],
		['image output', { imageOutputTokens: 1 }],
		['web searches', { webSearches: 1 }],
		['cached more than the input', { cachedInputTokens: 11 }],
		['parts that overlap in an unknown way', { cachedInputTokens: 6, audioInputTokens: 6 }],
		['a count that is none', { reasoningTokens: 0.5 }],
	])('has no total for %s without a price', (_name, extra) => {
		const usage = { inputTokens: 10, outputTokens: 5, ...extra };
		expect(costOf(usage, { inputPico: 7n, outputPico: 11n })).not.toHaveProperty('total');
	});

	it('charges a declared zero as free and an image without a price of its own as input', () => {
		const usage = { inputTokens: 10, outputTokens: 5, imageInputTokens: 8, cachedInputTokens: 6 };
		expect(costOf(usage, { inputPico: 7n, outputPico: 0n, cachedInputPico: 0n }).total).toBe(28n);
	});
});
