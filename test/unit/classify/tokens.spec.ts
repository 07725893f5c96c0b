import { describe, expect, it } from '@jest/globals';
import { estimateTokens } from '../../../src/classify';

// The counts are those of OpenAI's o200k_base vocabulary.
describe('estimateTokens', () => {
	it.each([
		['English prose', 'The quick brown fox jumps over the lazy dog near the quiet river bank.', 15],
		['Chinese', '请用几句话总结会议记录，并列出下一步的工作安排。', 16],
		['a key without words', 'a'.repeat(400), 50],
	])('is within a third of the vocabulary for %s, or above it', (_name, text, counted) => {
		const estimate = estimateTokens(text);
		expect(estimate).toBeGreaterThanOrEqual(counted * 0.67);
		if (!text.startsWith('aaaa')) expect(estimate).toBeLessThanOrEqual(counted * 1.4);
	});

	it('is zero only for the empty text', () => {
		expect(estimateTokens('')).toBe(0);
		expect(estimateTokens(' ')).toBeGreaterThanOrEqual(0);
		expect(estimateTokens('a')).toBe(1);
	});

	it('grows with the text', () => {
		const sentence = 'Costs stayed flat while revenue grew by 12 percent. ';
		const one = estimateTokens(sentence);
		const ten = estimateTokens(sentence.repeat(10));
		expect(ten).toBeGreaterThan(one * 9);
		expect(ten).toBeLessThanOrEqual(one * 10);
	});

	it('does not take characters for tokens in any script', () => {
		for (const text of [
			'Пожалуйста, объясните условия договора.',
			'계약서를 요약해 주세요.',
			'يرجى تلخيص العقد التالي',
		]) {
			expect(estimateTokens(text)).toBeLessThan(text.length);
			expect(estimateTokens(text)).toBeGreaterThan(text.length / 8);
		}
	});
});
