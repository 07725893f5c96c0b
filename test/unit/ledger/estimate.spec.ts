import { describe, expect, it } from '@jest/globals';
import { TokenRatios, type TokenRatio } from '../../../src/ledger';

const REF = { provider: 'openai', model: 'gpt-4.1-mini' };
const ESTIMATED = { inputTokens: 1_000, outputTokens: 100 };

function ratios(): TokenRatios {
	return new TokenRatios(new Map<string, TokenRatio>());
}

describe('a model nothing was reported of', () => {
	it('keeps the estimate as it is', () => {
		expect(ratios().correct(REF, ESTIMATED)).toEqual(ESTIMATED);
	});
});

describe('what reports teach', () => {
	it('comes closer with every answer, input and output apart', () => {
		const learnt = ratios();
		const once = ratios();
		once.learn(REF, ESTIMATED, { inputTokens: 1_200, outputTokens: 400 });
		for (let answers = 0; answers < 30; answers += 1) {
			learnt.learn(REF, ESTIMATED, { inputTokens: 1_200, outputTokens: 400 });
		}
		expect(once.correct(REF, ESTIMATED)).toEqual({ inputTokens: 1_167, outputTokens: 200 });
		expect(learnt.correct(REF, ESTIMATED).inputTokens).toBeGreaterThan(1_195);
		expect(learnt.correct(REF, ESTIMATED).outputTokens).toBeGreaterThan(350);
		expect(learnt.correct(REF, ESTIMATED).outputTokens).toBeLessThanOrEqual(400);
	});

	it('holds for that model only', () => {
		const learnt = ratios();
		learnt.learn(REF, ESTIMATED, { inputTokens: 2_000, outputTokens: 200 });
		expect(learnt.correct({ provider: 'azure', model: 'gpt-4.1-mini' }, ESTIMATED)).toEqual(ESTIMATED);
	});

	it('follows a change', () => {
		const learnt = ratios();
		for (let answers = 0; answers < 50; answers += 1) {
			learnt.learn(REF, ESTIMATED, { inputTokens: 2_000, outputTokens: 100 });
		}
		for (let answers = 0; answers < 100; answers += 1) learnt.learn(REF, ESTIMATED, ESTIMATED);
		expect(learnt.correct(REF, ESTIMATED).inputTokens).toBeLessThan(1_010);
	});

	it('never goes beyond eight times either way', () => {
		const learnt = ratios();
		learnt.learn(REF, { inputTokens: 10, outputTokens: 1e6 }, { inputTokens: 1e6, outputTokens: 1 });
		expect(learnt.correct(REF, ESTIMATED)).toEqual({ inputTokens: 8_000, outputTokens: 13 });
	});

	it.each([
		['zero', 0],
		['no number', Number.NaN],
		['a negative number', -5],
	])('is nothing when the report is %s', (_what, tokens) => {
		const learnt = ratios();
		learnt.learn(REF, ESTIMATED, { inputTokens: tokens, outputTokens: tokens });
		expect(learnt.correct(REF, ESTIMATED)).toEqual(ESTIMATED);
	});
});
