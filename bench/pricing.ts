import type { ModelRef } from '../src/domain/model';
import type { ModelPrice } from '../src/domain/price';
import type { TokenUsage } from '../src/domain/usage';
import { loadBuilt, type PackedPackage } from './packed';
import { measureSteps, type Step, type Work } from './steps';

interface Chunk {
	readonly usageMetadata: unknown;
	readonly responseMetadata: unknown;
}

const OPENAI: ModelRef = { provider: 'openai', model: 'gpt-4.1-mini' };

/** A whole answer as ChatOpenAI gives it, with the provider's own counts beside LangChain's. */
const WHOLE: readonly Chunk[] = [
	{
		usageMetadata: {
			input_tokens: 2_006,
			output_tokens: 300,
			total_tokens: 2_306,
			input_token_details: { cache_read: 1_920 },
			output_token_details: { reasoning: 40 },
		},
		responseMetadata: {
			model_provider: 'openai',
			usage: {
				prompt_tokens: 2_006,
				completion_tokens: 300,
				total_tokens: 2_306,
				prompt_tokens_details: { cached_tokens: 1_920 },
				completion_tokens_details: { reasoning_tokens: 40 },
			},
		},
	},
];

/** The chunks of a stream that carry figures, as ChatAnthropic gives them: the input first, then the running output. */
const STREAM: readonly Chunk[] = [
	{
		usageMetadata: {
			input_tokens: 2_006,
			output_tokens: 1,
			total_tokens: 2_007,
			input_token_details: { cache_read: 1_920, cache_creation: 0 },
		},
		responseMetadata: { model_provider: 'anthropic', usage: { cache_read_input_tokens: 1_920 } },
	},
	{
		usageMetadata: { input_tokens: 0, output_tokens: 300, total_tokens: 300 },
		responseMetadata: { model_provider: 'anthropic' },
	},
];

function worksOf(packed: PackedPackage): Readonly<Record<string, Work>> {
	const { createUsageCollector } = loadBuilt<typeof import('../src/ledger/usage')>(
		packed,
		'ledger/usage/index.js',
	);
	const { costOf } = loadBuilt<typeof import('../src/ledger')>(packed, 'ledger/index.js');
	const { profileOf, priceAt } = loadBuilt<typeof import('../src/catalogue')>(packed, 'catalogue/index.js');
	const { formatUsd } = loadBuilt<typeof import('../src/domain/money')>(packed, 'domain/money.js');
	const read = (provider: string, chunks: readonly Chunk[]): TokenUsage => {
		const collector = createUsageCollector(provider);
		for (const chunk of chunks) collector.add(chunk);
		const { usage } = collector.answer();
		if (!usage) throw new Error('The answer has no usage.');
		return usage;
	};
	const rates = (): ModelPrice => {
		const profile = profileOf(OPENAI);
		const price = profile && priceAt(profile, 0);
		if (!price) throw new Error('The model has no price.');
		return price;
	};
	const price = (usage: TokenUsage, known: ModelPrice): string => {
		const { total } = costOf(usage, known);
		if (total === undefined) throw new Error('The call has no cost.');
		return formatUsd(total);
	};
	const usage = read('openai', WHOLE);
	const known = rates();
	return {
		'look the price up': rates,
		'read the usage of a whole answer': () => read('openai', WHOLE),
		'read the usage of a stream': () => read('anthropic', STREAM),
		'cost of the usage, as text': () => price(usage, known),
		'all of it, whole answer': () => price(read('openai', WHOLE), rates()),
	};
}

/** Times what it takes to price one call, step by step. */
export function measurePricing(packed: PackedPackage): Step[] {
	return measureSteps(worksOf(packed));
}
