import { ChatOpenAI } from '@langchain/openai';
import { startSimulators } from '../tools/simulators';
import { interleaved, type Plan } from './measure';
import { type OverheadBlock, ROUTER_VARIANT, variant } from './overhead';
import { loadBuilt, type PackedPackage } from './packed';
import { promptOf } from './prompts';

/** A real client of a maker against a server on this machine: what a call takes when nothing but the model is free. */
export async function measureLoopback(packed: PackedPackage, plan: Plan): Promise<OverheadBlock> {
	const core = loadBuilt<typeof import('../src')>(packed, 'index.js');
	const simulators = await startSimulators();
	const clientOf = (model: string) =>
		new ChatOpenAI({
			model,
			apiKey: 'sk-bench',
			maxRetries: 0,
			configuration: { baseURL: simulators.baseUrls.openai },
		});
	const alone = clientOf('gpt-4.1-nano');
	const models = [alone, ...['gpt-4.1-mini', 'gpt-4.1', 'gpt-4o'].map(clientOf)];
	const ways = [
		variant('ChatOpenAI alone, over loopback', alone, 'invoke'),
		variant(`${ROUTER_VARIANT} over four ChatOpenAI`, core.routeModel({ models }), 'invoke'),
	];
	try {
		const { times, gc } = await interleaved(ways, (serial) => promptOf(500, serial), plan);
		return { mode: 'invoke', tokens: 500, names: ways.map(({ name }) => name), times, gc };
	} finally {
		await simulators.close();
	}
}
