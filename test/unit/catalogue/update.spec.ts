import { describe, expect, it } from '@jest/globals';
import { buildCatalogue, type Built } from '../../../scripts/catalogue/build';
import { shrinkage } from '../../../scripts/catalogue/report';
import { decodeRow } from '../../../src/catalogue/decode';
import type { ModelProfile } from '../../../src/domain/model';

const AS_OF = '2026-11-21';

interface Rates {
	input: number;
	output: number;
}

/** models.dev, LiteLLM and genai-prices files with one OpenAI model each, `m`, at the given prices. */
function build(prices: {
	modelsDev?: Rates;
	litellm?: Rates & { ends?: string };
	genai?: unknown;
	match?: unknown;
}): Built {
	const { modelsDev, litellm, genai } = prices;
	const model = {
		id: 'm',
		tool_call: false,
		modalities: { input: ['text'], output: ['text'] },
		cost: modelsDev,
	};
	const entry = litellm && {
		litellm_provider: 'openai',
		mode: 'chat',
		supports_function_calling: true,
		input_cost_per_token: litellm.input / 1_000_000,
		output_cost_per_token: litellm.output / 1_000_000,
		...(litellm.ends ? { deprecation_date: litellm.ends } : {}),
	};
	const known = { id: 'm', match: prices.match ?? { equals: 'm' }, prices: genai };
	return buildCatalogue(
		[
			{ name: 'models.dev', date: '2026-07-02', json: modelsDev ? { openai: { models: { m: model } } } : {} },
			{ name: 'litellm', date: '2026-07-24', json: entry ? { m: entry } : {} },
			{ name: 'genai-prices', date: '2026-09-23', json: genai ? [{ id: 'openai', models: [known] }] : [] },
		],
		AS_OF,
	);
}

function modelOf(built: Built): ModelProfile | undefined {
	const row = built.file.providers['openai']?.[0];
	return row === undefined ? undefined : decodeRow('openai', row, built.file.sources);
}

function verdict(built: Built): readonly unknown[] {
	const model = modelOf(built);
	return [model?.priceStanding, model?.price?.inputPico, model?.price?.outputPico, model?.priceSources];
}

describe('a price', () => {
	it('stands when two sources agree within 1 %', () => {
		const built = build({ modelsDev: { input: 0.4, output: 1.6 }, litellm: { input: 0.4, output: 1.61 } });
		expect(verdict(built)).toEqual(['agreed', 400_000n, 1_610_000n, ['litellm', 'models.dev']]);
	});

	it('is flagged when they differ by more, the more authoritative one standing', () => {
		const built = build({ modelsDev: { input: 0.4, output: 1.6 }, litellm: { input: 0.4, output: 1.7 } });
		expect(verdict(built)).toEqual(['disputed', 400_000n, 1_700_000n, ['litellm']]);
	});

	it('of two that agree wins over a more authoritative one alone, whose newer objection is flagged', () => {
		const built = build({
			modelsDev: { input: 0.4, output: 1.6 },
			litellm: { input: 0.4, output: 1.6 },
			genai: { input_mtok: 0.5, output_mtok: 1.6 },
		});
		expect(verdict(built).slice(0, 2)).toEqual(['disputed', 400_000n]);
	});

	it('of a source that covers the id only by a pattern can confirm one, but not contest it', () => {
		const litellm = { input: 0.4, output: 1.6 };
		const match = { regex: '^m$' };
		const same = build({
			litellm,
			match,
			genai: { input_mtok: 0.4, output_mtok: 1.6, cache_read_mtok: 0.1 },
		});
		const other = build({ litellm, match, genai: { input_mtok: 0.5, output_mtok: 1.6 } });
		expect(verdict(same).slice(0, 2)).toEqual(['agreed', 400_000n]);
		expect(modelOf(same)?.price?.cachedInputPico).toBe(100_000n);
		expect(verdict(other).slice(0, 2)).toEqual(['single_source', 400_000n]);
	});

	it('of one source alone is marked so', () => {
		expect(verdict(build({ litellm: { input: 2, output: 8 } }))[0]).toBe('single_source');
	});

	it('keeps an earlier and a coming price with their days', () => {
		const dated = [
			{ prices: { input_mtok: 1, output_mtok: 2 } },
			{ constraint: { start_date: '2026-08-17' }, prices: { input_mtok: 3, output_mtok: 6 } },
			{ constraint: { start_date: '2027-01-01' }, prices: { input_mtok: 4, output_mtok: 8 } },
		];
		const model = modelOf(build({ genai: dated }));
		expect(model?.price?.inputPico).toBe(3_000_000n);
		expect(model?.priceSchedule).toEqual([
			{ price: { inputPico: 1_000_000n, outputPico: 2_000_000n }, untilDate: '2026-08-17' },
			{ price: { inputPico: 4_000_000n, outputPico: 8_000_000n }, fromDate: '2027-01-01' },
		]);
	});
});

describe('refused is', () => {
	function reasons(built: Built): string[] {
		return built.refusals.map(({ source, reason }) => `${source} ${reason}`);
	}

	it('a zero that nobody declared, while the model and what it can do stay', () => {
		const built = build({ litellm: { input: 0, output: 0 } });
		expect(reasons(built)).toEqual(['litellm zero_not_declared']);
		expect(modelOf(built)).toEqual({ catalogueRef: { provider: 'openai', model: 'm' }, tools: true });
	});

	it('a price off by orders of magnitude from the others', () => {
		const built = build({ modelsDev: { input: 400, output: 1600 }, litellm: { input: 0.4, output: 1.6 } });
		expect(reasons(built)).toEqual(['models.dev off_by_orders']);
		expect(verdict(built).slice(0, 2)).toEqual(['single_source', 400_000n]);
	});

	it('a price too high to be believed from one source', () => {
		const built = build({ litellm: { input: 15_000, output: 60_000 } });
		expect(reasons(built)).toEqual(['litellm off_by_orders']);
		expect(modelOf(built)?.price).toBeUndefined();
	});

	it('a model past its last day', () => {
		const built = build({ litellm: { input: 1, output: 2, ends: '2026-11-20' } });
		expect(reasons(built)).toEqual(['litellm past_deprecation']);
		expect(modelOf(built)).toBeUndefined();
		expect(modelOf(build({ litellm: { input: 1, output: 2, ends: AS_OF } }))).toBeDefined();
	});

	it('a catalogue that would lose more than a tenth', () => {
		const before = { ...build({}).file, providers: { openai: ['a||||s|i1 o1', 'b||||s|i1 o1'] } };
		const after = { ...before, providers: { openai: ['a||||s|i1 o1', 'b||5'] } };
		expect(shrinkage(before, after)).toBe(0.5);
		expect(shrinkage(after, before)).toBe(0);
	});
});

describe('capabilities', () => {
	it('hold when one source says yes', () => {
		const built = build({ modelsDev: { input: 1, output: 2 }, litellm: { input: 1, output: 2 } });
		expect(modelOf(built)?.tools).toBe(true);
		expect(modelOf(build({ modelsDev: { input: 1, output: 2 } }))?.tools).toBe(false);
	});
});
