import type { BaseMessage } from '@langchain/core/messages';
import type { RoutingRecord } from '../../src/domain/record';
import type { RoutedChatModel } from '../../src/langchain';
import {
	type ChainOptions,
	createFallbackChain,
	createRouteModel,
	type Ports,
} from '../../src/langchain/plain';
import type { ModelInput } from '../../src/langchain/plain-models';
import { HealthBoard, LatencyBoard, LoadBoard } from '../../src/resilience';
import { JudgeMemory } from '../../src/routing';
import { LocalBudgets, PrefixMemory } from '../../src/state';
import { FakeClock } from './fake-clock';

/** Surroundings of one test: a clock of its own, no jitter, and models nothing is held against. */
export function testPorts(clock = new FakeClock()): Ports & { readonly clock: FakeClock } {
	return {
		clock,
		random: () => 0,
		health: new HealthBoard(new Map()),
		latency: new LatencyBoard(new Map()),
		load: new LoadBoard(),
		budgets: new LocalBudgets(),
		judgeMemory: new JudgeMemory(new Map(), new Map()),
		prefixes: new PrefixMemory(),
	};
}

/** A chat model made of others, with the records of its calls. */
export interface TestRouter {
	readonly model: RoutedChatModel;
	readonly records: RoutingRecord[];
	readonly clock: FakeClock;
}

type Make = (ports: Ports, options: ChainOptions) => RoutedChatModel;

function makeWith(make: Make, models: readonly ModelInput[]): TestRouter {
	const ports = testPorts();
	const records: RoutingRecord[] = [];
	const model = make(ports, { models, onRecord: (record) => records.push(record) });
	return { model, records, clock: ports.clock };
}

/** A chain over the models. */
export function chainOver(models: readonly ModelInput[]): TestRouter {
	return makeWith(createFallbackChain, models);
}

/** Every form in which models are put behind one model. All ask the models in the order given. */
export const FORMS: Readonly<Record<string, (models: readonly ModelInput[]) => TestRouter>> = {
	'a router': (models) =>
		makeWith(
			(ports, options) => createRouteModel(ports, { ...options, strategy: { id: 'inOrder' } }),
			models,
		),
	'a chain': chainOver,
	'a chain inside a router': (models) =>
		makeWith((ports, options) => {
			const inner = createFallbackChain(ports, { models: options.models });
			return createRouteModel(ports, { ...options, models: [inner] });
		}, models),
	'a router inside a chain': (models) =>
		makeWith((ports, options) => {
			const inner = createRouteModel(ports, { models: options.models, strategy: { id: 'inOrder' } });
			return createFallbackChain(ports, { ...options, models: [inner] });
		}, models),
};

/** Reads a stream to its end. */
export async function collect<T>(stream: AsyncIterable<T> | Promise<AsyncIterable<T>>): Promise<T[]> {
	const chunks: T[] = [];
	for await (const chunk of await stream) chunks.push(chunk);
	return chunks;
}

/** The texts of messages that have any. */
export function textsOf(messages: readonly BaseMessage[]): string[] {
	return messages.map(({ text }) => text).filter((text) => text !== '');
}
