import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { startSimulators, type Simulators } from '../../../tools/simulators';
import { clientOf } from './clients';

let simulators: Simulators;
beforeAll(async () => {
	simulators = await startSimulators();
});
afterEach(() => simulators.reset());
afterAll(() => simulators.close());

async function ask(model = 'gpt-4.1-mini', prompt = 'hello there world'): Promise<string> {
	return (await clientOf(simulators, 'openai', { model }).invoke(prompt)).text;
}

describe('reply scripts', () => {
	it('uses steps in order for each model, then the default behaviour', async () => {
		const usual = await ask();
		simulators.reset();
		simulators.script({}, [{ text: 'one' }, { text: 'two' }]);
		expect(await ask()).toBe('one');
		expect(await ask('gpt-4o')).toBe('one');
		expect(await ask()).toBe('two');
		expect(await ask()).toBe(usual);
	});

	it('starts at the nth request of the model', async () => {
		simulators.script({ model: 'gpt-4.1-mini', nth: 2 }, [{ text: 'second' }]);
		expect(await ask()).not.toBe('second');
		expect(await ask()).toBe('second');
		expect(await ask()).not.toBe('second');
	});

	it('prefers scripts to rules, and rules repeat', async () => {
		simulators.when({ model: /^gpt/, text: 'hello' }, (request) => ({ text: `rule for ${request.model}` }));
		simulators.script({}, [{ text: 'script' }]);
		expect(await ask()).toBe('script');
		expect(await ask()).toBe('rule for gpt-4.1-mini');
		expect(await ask()).toBe('rule for gpt-4.1-mini');
		expect(await ask('gpt-4.1-mini', 'good morning')).not.toContain('rule');
	});

	it('waits before the first byte and before the first content', async () => {
		simulators.script({}, [{ text: 'late', delayMs: 30, firstTokenDelayMs: 30 }]);
		const startedAt = performance.now();
		expect(await ask()).toBe('late');
		expect(performance.now() - startedAt).toBeGreaterThanOrEqual(58);
	});

	it('keeps a log and sums a bill by model', async () => {
		await ask('gpt-4.1-mini', 'a'.repeat(40));
		await ask('gpt-4.1-mini', 'a'.repeat(80));
		simulators.script({}, [{ fault: 'server_error' }]);
		await expect(ask()).rejects.toThrow();
		const [first, second, third] = simulators.requests;
		expect([first?.outcome, second?.outcome, third?.outcome]).toEqual(['answered', 'answered', 'fault']);
		expect(simulators.bill()).toMatchObject([
			{ model: 'gpt-4.1-mini', calls: 2, usage: { inputTokens: 30 } },
		]);
	});

	it('reports OpenRouter’s cost from the given prices', async () => {
		const usage = { inputTokens: 1000, outputTokens: 100 };
		simulators.script({}, [{ text: 'ok', usage }]);
		await clientOf(simulators, 'openrouter').invoke('hi');
		expect(simulators.bill()[0]?.costUsd).toBe(0.00021);
	});
});
