import { describe, expect, it } from '@jest/globals';
import { mergeProfile, priceAt } from '../../../src/catalogue';
import type { ModelProfile } from '../../../src/domain/model';

const BASE: ModelProfile = {
	price: { inputPico: 220n, outputPico: 660n },
	priceSchedule: [
		{
			price: { inputPico: 440n, outputPico: 1320n },
			fromDate: '2026-08-17',
			dailyFromMinute: 60,
			dailyUntilMinute: 240,
		},
		{ price: { inputPico: 140n, outputPico: 280n }, untilDate: '2026-08-17' },
	],
	serviceTierPrices: { batch: { inputPico: 110n, outputPico: 330n } },
	priceStanding: 'agreed',
	priceSources: ['genai-prices'],
	priceCheckedOn: '2026-09-23',
	tools: true,
	contextTokens: 1000,
};

describe('priceAt', () => {
	it.each([
		['the last minute of the old price', '2026-08-16T23:59:59Z', 140n],
		['the first minute of the new one', '2026-08-17T00:00:00Z', 220n],
		['the last minute before the dear hours', '2026-08-17T00:59:59Z', 220n],
		['the first minute of the dear hours', '2026-08-17T01:00:00Z', 440n],
		['the last minute of the dear hours', '2026-08-17T03:59:59Z', 440n],
		['the first minute after them', '2026-08-17T04:00:00Z', 220n],
		['those hours before the new price', '2026-08-16T02:00:00Z', 140n],
	])('%s', (_, time, inputPico) => {
		expect(priceAt(BASE, Date.parse(time))?.inputPico).toBe(inputPico);
	});

	it('handles hours that go over midnight', () => {
		const cheap = { inputPico: 1n, outputPico: 1n };
		const profile: ModelProfile = {
			price: { inputPico: 2n, outputPico: 2n },
			priceSchedule: [{ price: cheap, dailyFromMinute: 990, dailyUntilMinute: 30 }],
		};
		const at = (time: string): bigint | undefined =>
			priceAt(profile, Date.parse(`2026-01-01T${time}Z`))?.inputPico;
		expect([at('16:29:00'), at('16:30:00'), at('00:29:00'), at('00:30:00')]).toEqual([2n, 1n, 1n, 2n]);
	});

	it('takes the price of a service class, and none where it has none', () => {
		expect(priceAt(BASE, 0, 'batch')?.inputPico).toBe(110n);
		expect(priceAt(BASE, 0, 'priority')).toBeUndefined();
	});

	it('knows no price where the profile has none', () => {
		expect(priceAt({}, 0)).toBeUndefined();
	});
});

describe('mergeProfile', () => {
	it("replaces the price whole by the user's", () => {
		const merged = mergeProfile(BASE, { price: { inputPico: 1n, outputPico: 2n } });
		expect(merged).toEqual({
			price: { inputPico: 1n, outputPico: 2n },
			priceStanding: 'user',
			tools: true,
			contextTokens: 1000,
		});
		expect(priceAt(merged, Date.parse('2026-08-17T02:00:00Z'))?.inputPico).toBe(1n);
	});

	it('keeps the price when the user gives only facts', () => {
		const merged = mergeProfile(BASE, { contextTokens: 5 });
		expect(merged).toEqual({ ...BASE, contextTokens: 5 });
	});

	it('works for a model the catalogue does not know', () => {
		expect(mergeProfile(undefined, { tools: false })).toEqual({ tools: false });
	});
});
