import { describe, expect, it } from '@jest/globals';
import { addUsage, type TokenUsage } from '../../../src/domain/usage';

const EVERY_KIND: Required<TokenUsage> = {
	inputTokens: 1,
	outputTokens: 2,
	cachedInputTokens: 3,
	cacheWriteTokens: 4,
	cacheWrite1hTokens: 5,
	reasoningTokens: 6,
	audioInputTokens: 7,
	cachedAudioInputTokens: 8,
	audioOutputTokens: 9,
	imageInputTokens: 10,
	imageOutputTokens: 11,
	webSearches: 12,
};

describe('addUsage', () => {
	it('adds every kind there is', () => {
		const doubled = Object.fromEntries(Object.entries(EVERY_KIND).map(([kind, count]) => [kind, count * 2]));
		expect(addUsage(EVERY_KIND, EVERY_KIND)).toEqual(doubled);
	});

	it('keeps absent what neither side reports, and does not take it for zero', () => {
		const sum = addUsage({ inputTokens: 1, outputTokens: 1 }, { inputTokens: 2, outputTokens: 3 });
		expect(sum).toStrictEqual({ inputTokens: 3, outputTokens: 4 });
	});

	it('keeps a reported zero, and what only one side reports', () => {
		const left = { inputTokens: 1, outputTokens: 1, cachedInputTokens: 0 };
		const right = { inputTokens: 1, outputTokens: 1, reasoningTokens: 7 };
		const sum = { inputTokens: 2, outputTokens: 2, cachedInputTokens: 0, reasoningTokens: 7 };
		expect(addUsage(left, right)).toStrictEqual(sum);
		expect(addUsage(right, left)).toStrictEqual(sum);
	});

	it('leaves both sides as they were', () => {
		const left = Object.freeze({ inputTokens: 1, outputTokens: 1 });
		expect(() => addUsage(left, Object.freeze({ ...EVERY_KIND }))).not.toThrow();
		expect(left).toEqual({ inputTokens: 1, outputTokens: 1 });
	});
});
