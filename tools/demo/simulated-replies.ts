import type { ChatRequest, Simulators } from '../simulators';

/** About as long as a small model takes for a short answer. */
const ANSWER_DELAY_MS = 250;

/** Longer than a router waits on the same model, so that the next one takes over. */
const RETRY_AFTER_SECONDS = 20;

const SUM = /\d[\d\s.]*[*+/-][\d\s.*+/-]*\d/;

function awaitsCalculator(request: ChatRequest): boolean {
	const last = request.turns.at(-1);
	return last?.role === 'user' && /\bcalculate\b/i.test(last.text) && SUM.test(last.text);
}

/** Sets up what the simulated models do beside their usual answers: one of them is over its rate limit once. */
export function scriptDemo(simulators: Pick<Simulators, 'script' | 'when'>): void {
	simulators.script({ model: 'claude-sonnet-4-5' }, [
		{ fault: 'rate_limit', retryAfterSeconds: RETRY_AFTER_SECONDS, delayMs: ANSWER_DELAY_MS },
	]);
	simulators.when(awaitsCalculator, (request) => {
		const tool = request.tools.find(({ name }) => /calculator/i.test(name));
		const input = SUM.exec(request.turns.at(-1)?.text ?? '')?.[0];
		if (!tool || input === undefined) return { delayMs: ANSWER_DELAY_MS };
		return { toolCalls: [{ name: tool.name, args: { input } }], delayMs: ANSWER_DELAY_MS };
	});
	simulators.when({}, { delayMs: ANSWER_DELAY_MS });
}
