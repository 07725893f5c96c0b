import { describe, expect, it } from '@jest/globals';
import { usageFromAnswer, usageFromBody, USAGE_PROBLEMS } from '../../../src/ledger/usage';

const zeroFree = { inputTokens: 10, outputTokens: 4 };

describe('usage in each provider’s wording', () => {
	it.each([
		['chat', { prompt_tokens: 10, completion_tokens: 4, total_tokens: 14 }, zeroFree],
		['chat in camelCase', { promptTokens: 10, completionTokens: 4, totalTokens: 14 }, zeroFree],
		['no answer tokens', { prompt_tokens: 10, total_tokens: 10 }, { inputTokens: 10, outputTokens: 0 }],
		[
			'details that are null',
			{ prompt_tokens: 10, completion_tokens: 4, prompt_tokens_details: null },
			zeroFree,
		],
		['Ollama', { prompt_eval_count: 10, eval_count: 4, done: true }, zeroFree],
		[
			'Cohere embeddings',
			{ meta: { billed_units: { input_tokens: 2 } } },
			{ inputTokens: 2, outputTokens: 0 },
		],
		['Groq’s stream', { x_groq: { usage: { prompt_tokens: 10, completion_tokens: 4 } } }, zeroFree],
		[
			'Bedrock’s stream',
			{ metadata: { usage: { inputTokens: 10, outputTokens: 4, totalTokens: 14 } } },
			zeroFree,
		],
		[
			'a zero that was reported',
			{ input_tokens: 10, output_tokens: 4, input_tokens_details: { cached_tokens: 0 } },
			{ ...zeroFree, cachedInputTokens: 0 },
		],
		[
			'Gemini without candidates',
			{ usageMetadata: { promptTokenCount: 10, totalTokenCount: 10 } },
			{ inputTokens: 10, outputTokens: 0 },
		],
		[
			'Gemini’s interactions',
			{
				usage: {
					total_input_tokens: 7,
					total_output_tokens: 19,
					total_thought_tokens: 32,
					total_cached_tokens: 0,
					total_tokens: 58,
				},
			},
			{ inputTokens: 7, outputTokens: 51, reasoningTokens: 32, cachedInputTokens: 0 },
		],
		[
			'Mistral’s audio, named only beside the prompt',
			{
				prompt_tokens: 3,
				completion_tokens: 11,
				total_tokens: 389,
				prompt_tokens_details: { cached_tokens: 0, audio_tokens: 375 },
			},
			{ inputTokens: 378, outputTokens: 11, cachedInputTokens: 0, audioInputTokens: 375 },
		],
		[
			'Bedrock with a cache kept for 1 hour',
			{
				inputTokens: 3,
				outputTokens: 5,
				totalTokens: 108,
				cacheWriteInputTokens: 100,
				cacheDetails: [
					{ ttl: '1h', inputTokens: 60 },
					{ ttl: '5m', inputTokens: 40 },
				],
			},
			{ inputTokens: 103, outputTokens: 5, cacheWriteTokens: 100, cacheWrite1hTokens: 60 },
		],
		[
			'Anthropic with lifetimes alone',
			{
				input_tokens: 3,
				output_tokens: 5,
				cache_creation: { ephemeral_5m_input_tokens: 4, ephemeral_1h_input_tokens: 6 },
			},
			{ inputTokens: 13, outputTokens: 5, cacheWriteTokens: 10, cacheWrite1hTokens: 6 },
		],
	])('%s', (_name, body, usage) => {
		expect(usageFromBody(undefined, body)).toEqual({ usage });
	});

	it.each([
		[
			'Gemini as protocol buffers name it',
			{
				usage_metadata: {
					prompt_token_count: 10,
					candidates_token_count: 4,
					thoughts_token_count: 6,
					total_token_count: 20,
					prompt_tokens_details: [{ modality: 'AUDIO', token_count: 3 }],
				},
			},
			{ inputTokens: 10, outputTokens: 10, reasoningTokens: 6, audioInputTokens: 3 },
		],
		[
			'Llama through InvokeModel',
			{ generation: 'a', prompt_token_count: 10, generation_token_count: 4 },
			{ inputTokens: 10, outputTokens: 4 },
		],
		[
			'Titan through InvokeModel',
			{ inputTextTokenCount: 10, results: [{ tokenCount: 4, outputText: 'a' }] },
			{ inputTokens: 10, outputTokens: 4 },
		],
		[
			'the last event of InvokeModel',
			{ 'amazon-bedrock-invocationMetrics': { inputTokenCount: 10, outputTokenCount: 4 } },
			{ inputTokens: 10, outputTokens: 4 },
		],
		[
			'Kimi, in the choice',
			{ choices: [{ delta: {}, usage: { prompt_tokens: 10, completion_tokens: 4 } }] },
			{ inputTokens: 10, outputTokens: 4 },
		],
		[
			'a stream in one body',
			[{ usageMetadata: { promptTokenCount: 10 } }, { usageMetadata: { promptTokenCount: 11 } }],
			{ inputTokens: 11, outputTokens: 0 },
		],
		[
			'research of Perplexity, whose reading and thinking are beside the counts',
			{
				usage: {
					prompt_tokens: 10,
					completion_tokens: 4,
					total_tokens: 14,
					citation_tokens: 20,
					reasoning_tokens: 30,
					num_search_queries: 2,
				},
			},
			{ inputTokens: 30, outputTokens: 34, reasoningTokens: 30, webSearches: 2 },
		],
		[
			'searches in the output of a response',
			{
				output: [{ type: 'web_search_call', action: { type: 'search' } }, { type: 'message' }],
				usage: { input_tokens: 10, output_tokens: 4 },
			},
			{ inputTokens: 10, outputTokens: 4, webSearches: 1 },
		],
	])('%s', (_name, body, usage) => {
		expect(usageFromBody(undefined, body)).toEqual({ usage });
	});

	it.each([
		['a stream of responses', { type: 'response.completed', response: { service_tier: 'flex' } }, 'flex'],
		['Converse', { serviceTier: { type: 'priority' } }, 'priority'],
		['a stream of Converse', { metadata: { serviceTier: { type: 'flex' } } }, 'flex'],
		['Vertex', { usageMetadata: { trafficType: 'ON_DEMAND_FLEX' } }, 'flex'],
		['Vertex as usual', { usageMetadata: { trafficType: 'ON_DEMAND' } }, undefined],
		['Anthropic in its fast mode', { usage: { speed: 'fast', service_tier: 'standard' } }, 'priority'],
		['a name of the user’s own', { service_tier: 'default', metadata: { service_tier: 'flex' } }, undefined],
	])('names the class of service of %s', (_name, body, tier) => {
		expect(usageFromBody(undefined, body).serviceTier).toBe(tier);
	});

	it('names the class of service', () => {
		const usage = { input_tokens: 10, output_tokens: 4 };
		expect(usageFromBody('openai', { usage, service_tier: 'flex' }).serviceTier).toBe('flex');
		expect(usageFromBody('openai', { usage, service_tier: 'default' }).serviceTier).toBeUndefined();
	});
});

describe('usage that contradicts itself', () => {
	const none = { usage: undefined };
	it.each([
		['nothing', {}, 'not_reported', none],
		['no object', 'text', 'not_reported', none],
		['all zero', { input_tokens: 0, output_tokens: 0, total_tokens: 0 }, 'not_reported', none],
		['one side', { prompt_tokens: 10 }, 'incomplete', none],
		['neither side', { totalTokenCount: 10 }, 'not_reported', none],
		['text', { prompt_tokens: '10', completion_tokens: 4 }, 'not_a_count', none],
		['a fraction', { prompt_tokens: 10.5, completion_tokens: 4 }, 'not_a_count', none],
		['not a number', { prompt_tokens: Number.NaN, completion_tokens: 4 }, 'not_a_count', none],
		['text inside a sum', { promptTokenCount: '10', totalTokenCount: 4 }, 'not_a_count', none],
		['negative', { prompt_tokens: -1, completion_tokens: 4 }, 'negative_count', none],
		[
			'cached > input',
			{ prompt_tokens: 10, completion_tokens: 4, prompt_tokens_details: { cached_tokens: 11 } },
			'cache_exceeds_input',
			none,
		],
		[
			'audio > input',
			{ prompt_tokens: 10, completion_tokens: 4, prompt_tokens_details: { audio_tokens: 11 } },
			'part_exceeds_whole',
			none,
		],
		[
			'total too small',
			{ prompt_tokens: 10, completion_tokens: 4, total_tokens: 12 },
			'total_mismatch',
			{ usage: zeroFree },
		],
		[
			'reasoning > output',
			{
				prompt_tokens: 10,
				completion_tokens: 4,
				total_tokens: 14,
				completion_tokens_details: { reasoning_tokens: 5 },
			},
			'reasoning_exceeds_output',
			{ usage: zeroFree },
		],
		[
			'the advisor’s own model',
			{
				input_tokens: 10,
				output_tokens: 4,
				iterations: [
					{ type: 'message', input_tokens: 10, output_tokens: 4 },
					{ type: 'advisor_message', model: 'other', input_tokens: 99, output_tokens: 9 },
				],
			},
			'other_model_tokens',
			{ usage: zeroFree },
		],
	])('%s', (_name, body, problem, expected) => {
		const answer = usageFromBody(undefined, body);
		expect(answer.problem).toBe(problem);
		expect(answer.usage).toEqual(expected.usage);
		expect(Object.keys(USAGE_PROBLEMS)).toContain(problem);
	});
});

describe('the cost a provider reports', () => {
	const usage = { prompt_tokens: 10, completion_tokens: 4, total_tokens: 14 };
	it.each([
		['OpenRouter', { cost: 0.000837, is_byok: false }, 837_000_000n],
		['a binary fraction', { cost: 4.1400000000000003e-5, is_byok: false }, 41_400_000n],
		['OpenRouter’s free model', { cost: 0, is_byok: false }, 0n],
		[
			'own key: fee and maker’s bill',
			{ cost: 0.0001, is_byok: true, cost_details: { upstream_inference_cost: 0.0003253 } },
			425_300_000n,
		],
		[
			'own key, bill unknown',
			{ cost: 0.0001, is_byok: true, cost_details: { upstream_inference_cost: null } },
			undefined,
		],
		['xAI’s ticks', { cost_in_usd_ticks: 52_410_500 }, 5_241_050_000n],
		['Perplexity', { cost: { total_cost: 0.00502, request_cost: 0.005 } }, 5_020_000_000n],
		['a placeholder zero', { cost: 0 }, undefined],
	])('%s', (_name, extra, cost) => {
		const answer = usageFromBody(undefined, { usage: { ...usage, ...extra } });
		expect(answer.reportedCost).toBe(cost);
		expect(answer.problem).toBeUndefined();
	});

	it.each([[{ cost: -1 }], [{ cost: '0.1' }], [{ cost: Number.NaN }], [{ cost_in_usd_ticks: 1.5 }]])(
		'sets %p aside and keeps the tokens',
		(extra) => {
			const answer = usageFromBody('openrouter', { usage: { ...usage, ...extra } });
			expect(answer).toEqual({ usage: { inputTokens: 10, outputTokens: 4 }, problem: 'bad_reported_cost' });
		},
	);
});

describe('usage_metadata alone', () => {
	const answerOf = (usageMetadata: unknown) => usageFromAnswer({ usageMetadata, responseMetadata: {} });

	it('adds the cache where only the total has it, as Bedrock’s does', () => {
		const details = { cache_read: 0, cache_creation: 2492 };
		expect(
			answerOf({ input_tokens: 22, output_tokens: 13, total_tokens: 2527, input_token_details: details }),
		).toEqual({
			usage: { inputTokens: 2514, outputTokens: 13, cachedInputTokens: 0, cacheWriteTokens: 2492 },
		});
	});

	it.each([[undefined], [null], ['text'], [{}], [{ input_tokens: 0, output_tokens: 0, total_tokens: 0 }]])(
		'is not reported: %p',
		(usageMetadata) => expect(answerOf(usageMetadata)).toEqual({ problem: 'not_reported' }),
	);
});
