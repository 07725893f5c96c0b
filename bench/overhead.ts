import type { BaseMessage } from '@langchain/core/messages';
import { type GcNoise, interleaved, type Plan, type Variant, type VariantTimes } from './measure';
import { instantModels, PassThroughChatModel } from './models';
import { loadBuilt, type PackedPackage } from './packed';
import { promptOf } from './prompts';

type Core = typeof import('../src');
type Mode = 'invoke' | 'stream';

/** A model as the variants have it in common. */
interface Callable {
	invoke(messages: BaseMessage[]): Promise<unknown>;
	stream(messages: BaseMessage[]): Promise<AsyncIterable<unknown>>;
}

/** One block of the table: every variant for one mode and one size of prompt. */
export interface OverheadBlock {
	readonly mode: Mode;
	readonly tokens: number;
	readonly names: readonly string[];
	readonly times: readonly VariantTimes[];
	readonly gc: GcNoise;
}

/** The variant all others are compared with. */
export const BASE_VARIANT = 'pass-through wrapper';

/** The variant that is this package. */
export const ROUTER_VARIANT = 'Route Model';

async function drain(stream: AsyncIterable<unknown>): Promise<void> {
	for await (const chunk of stream) void chunk;
}

/** A way to call the model. */
export function variant(name: string, model: Callable, mode: Mode): Variant<BaseMessage[]> {
	return {
		name,
		run:
			mode === 'invoke' ? (input) => model.invoke(input) : async (input) => drain(await model.stream(input)),
	};
}

function variants(core: Core, mode: Mode): Variant<BaseMessage[]>[] {
	const models = instantModels();
	const [first = new Error('no model'), ...others] = models;
	if (first instanceof Error) throw first;
	return [
		variant('the model alone', first, mode),
		variant(BASE_VARIANT, new PassThroughChatModel(first), mode),
		variant("LangChain's withFallbacks", first.withFallbacks(others), mode),
		variant('Fallback Chain', core.fallbackChain({ models }), mode),
		variant(ROUTER_VARIANT, core.routeModel({ models }), mode),
	];
}

/** Times every variant for whole answers and streams, for a short and a long prompt. */
export async function measureOverhead(packed: PackedPackage, plan: Plan): Promise<OverheadBlock[]> {
	const core = loadBuilt<Core>(packed, 'index.js');
	const blocks: OverheadBlock[] = [];
	for (const tokens of [500, 8000]) {
		for (const mode of ['invoke', 'stream'] as const) {
			const ways = variants(core, mode);
			const { times, gc } = await interleaved(ways, (serial) => promptOf(tokens, serial), plan);
			blocks.push({ mode, tokens, names: ways.map(({ name }) => name), times, gc });
		}
	}
	return blocks;
}
