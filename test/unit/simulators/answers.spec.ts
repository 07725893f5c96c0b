import { HumanMessage, ToolMessage, type BaseMessage } from '@langchain/core/messages';
import { tool } from '@langchain/core/tools';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';

import { startSimulators, type Maker, type Simulators } from '../../../tools/simulators';
import { clientOf, collect, isAnswer, MAKERS, MODELS, usageOf } from './clients';

let simulators: Simulators;
beforeAll(async () => {
	simulators = await startSimulators();
});
afterEach(() => simulators.reset());
afterAll(() => simulators.close());

const weather = tool(({ city }: { city: string }) => `Sunny, 21 degrees in ${city}`, {
	name: 'get_weather',
	description: 'Looks up the weather of a city',
	schema: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
});
const calculator = tool(({ expression }: { expression: string }) => `result of ${expression}`, {
	name: 'calculator',
	description: 'Evaluates arithmetic',
	schema: { type: 'object', properties: { expression: { type: 'string' } }, required: ['expression'] },
});

function withTools(maker: Maker) {
	const bound = clientOf(simulators, maker).bindTools?.([weather, calculator]);
	if (!bound) throw new Error(`The client of ${maker} cannot bind tools.`);
	return bound;
}

async function runTools(maker: Maker, prompt: string): Promise<BaseMessage[]> {
	const model = withTools(maker);
	const history: BaseMessage[] = [new HumanMessage(prompt)];
	for (let step = 0; step < 5; step += 1) {
		const answer = await model.invoke(history);
		history.push(answer);
		const calls = answer.tool_calls ?? [];
		if (calls.length === 0) return history;
		for (const call of calls) {
			const content = `${call.name} says fine for ${JSON.stringify(call.args)}`;
			history.push(new ToolMessage({ content, tool_call_id: call.id ?? '', name: call.name }));
		}
	}
	throw new Error('The tool loop did not end.');
}

describe.each(MAKERS)('%s answers', (maker) => {
	it('gives the same text streamed and whole', async () => {
		const prompt = 'Write a short article about the harbour of Rotterdam';
		const whole = await clientOf(simulators, maker).invoke(prompt);
		const stream = await collect(await clientOf(simulators, maker).stream(prompt));
		expect(whole.text.length).toBeGreaterThan(200);
		expect(stream.text).toBe(whole.text);
		expect(simulators.bill()).toMatchObject([{ maker, model: MODELS[maker], calls: 2 }]);
	});

	it('reports usage of four characters a token, the same for both', async () => {
		const whole = await clientOf(simulators, maker).invoke('x'.repeat(41));
		const stream = await collect(await clientOf(simulators, maker).stream('x'.repeat(41)));
		expect(usageOf(whole)?.input_tokens).toBe(11);
		expect(usageOf(whole)?.output_tokens).toBe(Math.ceil(whole.text.length / 4));
		// LangChain adds the count of Anthropic's first event to the total of its last one.
		const surplus = maker === 'anthropic' ? 1 : 0;
		expect(usageOf(stream)?.output_tokens).toBe(Number(usageOf(whole)?.output_tokens) + surplus);
		expect(usageOf(stream)?.input_tokens).toBe(11);
		const [first, second] = simulators.requests;
		expect(first?.usage).toEqual(second?.usage);
	});

	it('runs a tool loop of three steps', async () => {
		const history = await runTools(maker, 'Ask the calculator for 12 * 7, then the weather in Lisbon');
		const calls = history.flatMap((entry) => (isAnswer(entry) ? (entry.tool_calls ?? []) : []));
		expect(calls.map((call) => call.name).toSorted()).toEqual(['calculator', 'get_weather']);
		expect(
			calls
				.map((call) => Object.values(call.args))
				.flat()
				.toSorted(),
		).toEqual(['12 * 7', 'Lisbon']);
		expect(simulators.requests).toHaveLength(3);
		expect(history.at(-1)?.text).toContain('get_weather says fine');
	});

	it('streams the arguments of tool calls', async () => {
		const model = withTools(maker);
		simulators.script({}, [
			{
				text: 'One moment.',
				toolCalls: [{ name: 'get_weather', args: { city: 'São Paulo' } }],
				chunkChars: 3,
			},
		]);
		const whole = await collect(await model.stream('weather?'));
		expect(whole.tool_calls).toMatchObject([{ name: 'get_weather', args: { city: 'São Paulo' } }]);
		expect(whole.text).toBe('One moment.');
	});

	it('answers in the schema asked for', async () => {
		const schema = z.object({
			sentiment: z.enum(['negative', 'neutral', 'positive']),
			score: z.number().min(0).max(1),
			tags: z.array(z.string()),
		});
		const value = await clientOf(simulators, maker)
			.withStructuredOutput(schema, { name: 'rating' })
			.invoke('A positive review of a quiet hotel');
		expect(schema.parse(value).sentiment).toBe('positive');
	});

	it('reports scripted kinds of tokens', async () => {
		const usage = { inputTokens: 1000, outputTokens: 300, cachedInputTokens: 640, reasoningTokens: 200 };
		simulators.script({ model: MODELS[maker] }, [{ text: 'ok', usage, costUsd: 0.5 }]);
		const answer = await clientOf(simulators, maker).invoke('hi');
		expect(usageOf(answer)?.input_tokens).toBe(1000);
		expect(usageOf(answer)?.input_token_details?.cache_read).toBe(640);
		expect(simulators.bill()[0]?.usage).toEqual(usage);
		if (maker !== 'anthropic' && maker !== 'google') {
			expect(usageOf(answer)?.output_token_details?.reasoning).toBe(200);
		}
	});

	it('cuts an answer at the caller’s limit', async () => {
		const model = clientOf(simulators, maker, { maxTokens: 5 });
		const answer = await model.invoke('Write a long story about a lighthouse');
		expect(answer.text).toHaveLength(20);
		const reason = JSON.stringify({ ...answer.response_metadata, ...answer.additional_kwargs });
		expect(reason).toMatch(/"length"|"max_tokens"|"MAX_TOKENS"/);
	});
});
