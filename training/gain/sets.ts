import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** One prompt answered by a strong and a weak model. */
export interface Duel {
	readonly text: string;
	/** The subject or category the set gives; unknown to a router. */
	readonly group: string;
	/** Scores of both; 0 or 1 where an answer is right or wrong, 1 to 10 where a judge gave points. */
	readonly strong: number;
	readonly weak: number;
}

/** One prompt answered by every model of a pool. */
export interface Outcome {
	readonly text: string;
	readonly group: string;
	/** Score from 0 to 1 of each model, in the order of the pool's models. */
	readonly quality: readonly number[];
	/** What each model's answer cost, in USD. */
	readonly costUsd: readonly number[];
}

/** A pool of models with what each made of the same prompts. */
export interface Pool {
	readonly name: string;
	readonly models: readonly string[];
	/** USD per million tokens, input and output, in the order of `models`. */
	readonly usdPerMtok: readonly (readonly [input: number, output: number])[];
	readonly rows: readonly Outcome[];
}

/** Characters per token of English prose, where a set gives no counts. */
const CHARS_PER_TOKEN = 4;
const USD_PER_UNIT = 1e-6;

function readRows<T>(folder: string, start: string, schema: z.ZodType<T>): T[] {
	if (!existsSync(folder)) return [];
	return readdirSync(folder)
		.filter((name) => name.startsWith(start) && name.endsWith('.jsonl'))
		.sort()
		.flatMap((name) => readFileSync(join(folder, name), 'utf8').trim().split('\n'))
		.map((line) => schema.parse(JSON.parse(line)));
}

const duelRow = z.object({
	prompt: z.string(),
	domain: z.string().optional(),
	contaminated: z.boolean(),
	strong_correct: z.boolean(),
	weak_correct: z.boolean(),
});

const judgedRow = z.object({
	prompt: z.string(),
	category: z.string(),
	contaminated: z.boolean(),
	strong_score_t1: z.number(),
	strong_score_t2: z.number(),
	weak_score_t1: z.number(),
	weak_score_t2: z.number(),
});

// A conversation is routed by its first request and scored by the mean of both answers, as RouteLLM does.
const judgedDuel = (row: z.infer<typeof judgedRow>): Duel => ({
	text: row.prompt,
	group: row.category,
	strong: (row.strong_score_t1 + row.strong_score_t2) / 2,
	weak: (row.weak_score_t1 + row.weak_score_t2) / 2,
});

/** RouteLLM's outcomes of one set, without the rows its authors found in training data. */
export function readDuels(data: string, set: 'mmlu' | 'gsm8k' | 'mt_bench'): Duel[] {
	const folder = join(data, 'routellm');
	const clean = (row: { readonly contaminated: boolean }): boolean => !row.contaminated;
	if (set === 'mt_bench') return readRows(folder, set, judgedRow).filter(clean).map(judgedDuel);
	const rows = readRows(folder, set, duelRow).filter(clean);
	return rows.map(({ prompt, domain, strong_correct: strong, weak_correct: weak }) => {
		return { text: prompt, group: domain ?? set, strong: Number(strong), weak: Number(weak) };
	});
}

const pricesFile = z.object({
	mmlu_pro: z.record(z.string(), z.tuple([z.number(), z.number(), z.string()])),
});

const mmluProRow = z.object({
	text: z.string(),
	category: z.string(),
	models: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
});

function costUsd([input, output]: readonly [number, number], inputTokens: number, outputTokens: number) {
	return (input * inputTokens + output * outputTokens) * USD_PER_UNIT;
}

/** MMLU-Pro answered by 15 models; rows that some model was not asked are left out. Answers cost by their length. */
export function readMmluPro(data: string): Pool | undefined {
	const folder = join(data, 'routing', 'mmlu_pro');
	const all = readRows(folder, 'mmlu_pro', mmluProRow);
	if (all.length === 0) return undefined;
	const text = readFileSync(join(data, 'routing', 'prices_for_outcomes.json'), 'utf8');
	const prices = Object.entries(pricesFile.parse(JSON.parse(text)).mmlu_pro);
	const models = prices.map(([model]) => model);
	const usdPerMtok = prices.map(([, [input, output]]) => [input, output] as const);
	const rows = all.flatMap((row): Outcome[] => {
		const results = models.flatMap((model) => {
			const result = row.models[model];
			return result ? [result] : [];
		});
		if (results.length < models.length) return [];
		const inputTokens = row.text.length / CHARS_PER_TOKEN;
		return [
			{
				text: row.text,
				group: row.category,
				quality: results.map(([correct]) => correct),
				costUsd: results.map(([, , chars], index) =>
					costUsd(usdPerMtok[index] ?? [0, 0], inputTokens, chars / CHARS_PER_TOKEN),
				),
			},
		];
	});
	return { name: `MMLU-Pro, ${models.length} models`, models, usdPerMtok, rows };
}

const llmRouterRow = z.object({
	text: z.string(),
	task_name: z.string(),
	scores: z.record(z.string(), z.number()),
});
const llmRouterModels = z.record(z.string(), z.object({ input_price: z.number(), output_price: z.number() }));

/** The set has no answer lengths; every answer counts the same number of tokens. */
const LLM_ROUTER_OUTPUT_TOKENS = 200;

/** LLMRouter's queries answered by nine models. */
export function readLlmRouter(data: string): Pool | undefined {
	const folder = join(data, 'routing', 'llmrouter_uiuc');
	const all = readRows(folder, 'outcomes', llmRouterRow);
	const [first] = all;
	if (!first) return undefined;
	const prices = llmRouterModels.parse(JSON.parse(readFileSync(join(folder, 'models.json'), 'utf8')));
	const models = Object.keys(first.scores).sort();
	const usdPerMtok = models.map((model) => {
		const price = prices[model];
		if (!price) throw new Error(`models.json has no price for ${model}`);
		return [price.input_price, price.output_price] as const;
	});
	const rows = all.map((row) => ({
		text: row.text,
		group: row.task_name,
		quality: models.map((model) => row.scores[model] ?? 0),
		costUsd: usdPerMtok.map((price) =>
			costUsd(price, row.text.length / CHARS_PER_TOKEN, LLM_ROUTER_OUTPUT_TOKENS),
		),
	}));
	return { name: `LLMRouter, ${models.length} models`, models, usdPerMtok, rows };
}

const arenaRow = z.object({
	text: z.string(),
	dataset: z.string(),
	models: z.record(z.string(), z.object({ score: z.number(), cost: z.number() })),
});
const arenaPrices = z.record(
	z.string(),
	z.object({ input_token_price_per_million: z.number(), output_token_price_per_million: z.number() }),
);

/** RouterArena's queries with the cost its authors recorded. */
export function readRouterArena(data: string): Pool | undefined {
	const folder = join(data, 'routing', 'routerarena');
	const all = readRows(folder, 'outcomes', arenaRow);
	const [first] = all;
	if (!first) return undefined;
	const prices = arenaPrices.parse(JSON.parse(readFileSync(join(folder, 'model_cost.json'), 'utf8')));
	const models = Object.keys(first.models).sort();
	const usdPerMtok = models.map((model) => {
		const price = prices[model];
		if (!price) throw new Error(`model_cost.json has no price for ${model}`);
		return [price.input_token_price_per_million, price.output_token_price_per_million] as const;
	});
	const rows = all.flatMap((row): Outcome[] => {
		const results = models.flatMap((model) => row.models[model] ?? []);
		if (results.length < models.length) return [];
		return [
			{
				text: row.text,
				group: row.dataset,
				// A few translation scores are below zero.
				quality: results.map(({ score }) => Math.min(1, Math.max(0, score))),
				costUsd: results.map(({ cost }) => cost),
			},
		];
	});
	return { name: `RouterArena, ${models.length} models`, models, usdPerMtok, rows };
}
