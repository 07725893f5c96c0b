import { afterAll, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { AIMessage, AIMessageChunk, HumanMessage, ToolMessage } from '@langchain/core/messages';
import { z } from 'zod/v4';

import type { RoutingRecord } from '../../../src';
import { type Simulators, startSimulators } from '../../../tools/simulators';

const EASY = 'Track parcel A-1042.';
const HARD =
	'Prove by induction that every polynomial of odd degree with real coefficients has a real root, derive which ' +
	'theorem each step needs, and analyse why the proof fails for complex matrices and their eigenvalues.';

type Example = typeof import('../../../examples/langchain/agent');

let simulators: Simulators;
let example: Example;
let records: RoutingRecord[] = [];

beforeAll(async () => {
	// Here the package's name stands for its sources; built-package.spec.ts tries the built package by its own name.
	jest.doMock('n8n-nodes-model-router', () => jest.requireActual('../../../src'), { virtual: true });
	example = await import('../../../examples/langchain/agent');
	simulators = await startSimulators();
});

beforeEach(() => {
	simulators.reset();
	records = [];
});

afterAll(() => simulators.close());

function model() {
	const { openai, anthropic } = simulators.baseUrls;
	const apiKey = 'simulator-key';
	const endpoints = { openAi: { apiKey, baseUrl: openai }, anthropic: { apiKey, baseUrl: anthropic } };
	return example.buildModel(endpoints, (record) => records.push(record));
}

describe('the LangChain example', () => {
	it('completes a tool loop under createAgent', async () => {
		simulators.script({ model: 'gpt-4.1-mini' }, [
			{ toolCalls: [{ name: 'parcel_tracker', args: { parcel: 'A-1042' } }] },
			{ text: 'It arrives tomorrow.' },
		]);
		const { messages } = await example.buildAgent(model()).invoke({ messages: [new HumanMessage(EASY)] });
		const observation = messages.find((message) => ToolMessage.isInstance(message));
		expect(observation?.text).toBe('Parcel A-1042 left the warehouse and arrives tomorrow.');
		expect(messages.at(-1)?.text).toBe('It arrives tomorrow.');
		expect(AIMessage.isInstance(messages.at(-1))).toBe(true);
		expect(records.map(({ decision }) => decision.chosen)).toEqual(['gpt-4.1-mini', 'gpt-4.1-mini']);
		expect(simulators.requests).toHaveLength(2);
	});

	it('streams in more than one piece, once and in order', async () => {
		simulators.when({}, { text: 'One light on the rock turns all night.', chunkChars: 5 });
		const pieces: string[] = [];
		for await (const chunk of await model().stream('Say something short.')) {
			expect(chunk).toBeInstanceOf(AIMessageChunk);
			if (chunk.text !== '') pieces.push(chunk.text);
		}
		expect(pieces.length).toBeGreaterThan(2);
		expect(pieces.join('')).toBe('One light on the rock turns all night.');
		expect(records[0]?.attempts[0]?.costSource).toBe('catalogue');
	});

	it('streams through the agent', async () => {
		simulators.when({}, { text: 'One light on the rock turns all night.', chunkChars: 5 });
		const pieces: string[] = [];
		const stream = await example
			.buildAgent(model())
			.stream({ messages: [new HumanMessage(HARD)] }, { streamMode: 'messages' });
		for await (const [message] of stream) if (message.text !== '') pieces.push(message.text);
		expect(pieces.length).toBeGreaterThan(2);
		expect(pieces.join('')).toBe('One light on the rock turns all night.');
	});

	it('gives structured output', async () => {
		const schema = z.object({ sender: z.string(), amount: z.number() });
		const answer = await model()
			.withStructuredOutput(schema)
			.invoke('Extract sender and amount: Halden Paper asks for 1249.5 EUR.');
		expect(schema.parse(answer).amount).toBe(1249.5);
	});

	it('carries a hard call over to the other maker', async () => {
		simulators.script({ model: 'claude-sonnet-4-5' }, [{ fault: 'rate_limit', retryAfterSeconds: 60 }]);
		const { messages } = await example.buildAgent(model()).invoke({ messages: [new HumanMessage(HARD)] });
		expect(messages.at(-1)?.text).not.toBe('');
		expect(simulators.requests.map((request) => request.model)).toEqual(['claude-sonnet-4-5', 'gpt-4.1']);
		expect(records.at(-1)?.decision.chosen).toBe('gpt-4.1');
	});
});
