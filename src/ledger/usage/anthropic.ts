import { child, isObject, sumOf, type JsonObject, type RawCounts } from './raw-counts';

/**
 * Messages, at Anthropic and wherever Claude keeps its wording. `input_tokens` leaves out both cache kinds. With
 * server-side compaction the top leaves out what the compaction itself used, and `iterations` lists every pass:
 * https://platform.claude.com/docs/en/build-with-claude/compaction#understanding-usage. A pass that names a model of its
 * own (the advisor tool) is billed at that model's price, which is not ours to know.
 */
export function readAnthropicUsage(usage: JsonObject): RawCounts {
	const iterations = Array.isArray(usage['iterations']) ? usage['iterations'].filter(isObject) : [];
	const own = iterations.filter((pass) => pass['type'] !== 'advisor_message' && pass['model'] === undefined);
	const compacted = own.some((pass) => pass['type'] === 'compaction');
	const passes = compacted ? own : [usage];
	return {
		...sumPasses(passes),
		reasoning: child(usage, 'output_tokens_details')['thinking_tokens'],
		webSearches: child(usage, 'server_tool_use')['web_search_requests'],
		inputExcludesCache: true,
		exact: true,
		otherModel: own.length < iterations.length,
	};
}

function sumPasses(passes: readonly JsonObject[]): RawCounts {
	const lifetimes = passes.map((pass) => child(pass, 'cache_creation'));
	const write1h = sumOf(...lifetimes.map((writes) => writes['ephemeral_1h_input_tokens']));
	return {
		input: sumOf(...passes.map((pass) => pass['input_tokens'])),
		output: sumOf(...passes.map((pass) => pass['output_tokens'])),
		cachedInput: sumOf(...passes.map((pass) => pass['cache_read_input_tokens'])),
		cacheWrite:
			sumOf(...passes.map((pass) => pass['cache_creation_input_tokens'])) ??
			sumOf(write1h, ...lifetimes.map((writes) => writes['ephemeral_5m_input_tokens'])),
		cacheWrite1h: write1h,
	};
}
