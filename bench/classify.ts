/** Prints what telling the task costs: `tsx bench/classify.ts`. Directional; prints, never gates. */
import { performance } from 'node:perf_hooks';
import type { CallInput } from '../src/domain/call';

const PARAGRAPH =
	'The quarterly report shows that revenue in the northern region grew by 12 percent while costs stayed flat, and the ' +
	'team expects the trend to continue because two large customers have extended their contracts until 2027.\n\n';

function callOf(chars: number): CallInput {
	const material = PARAGRAPH.repeat(Math.ceil(chars / PARAGRAPH.length)).slice(0, chars);
	const message = { imageCount: 0, audioCount: 0, fileCount: 0, toolCallCount: 0 };
	return {
		messages: [
			{
				...message,
				role: 'system',
				text: 'You are a careful analyst. Answer in plain words and keep to the facts.',
			},
			{ ...message, role: 'user', text: `Summarize the report in three sentences.\n\n${material}` },
		],
		toolCount: 0,
		toolSchemaChars: 0,
		toolCallForced: false,
		structuredOutput: false,
	};
}

function quantile(sorted: readonly number[], share: number): string {
	return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(4);
}

async function main(): Promise<void> {
	const before = performance.now();
	const { classify, extractFeatures } = await import('../src/classify');
	console.log(`load (with transpiling, when run through tsx): ${(performance.now() - before).toFixed(1)} ms`);
	for (const tokens of [500, 8000]) {
		const template = callOf(tokens * 5.3);
		const times: number[] = [];
		for (let round = 0; round < 6000; round++) {
			const input = { ...template }; // a new object: readings are kept per input
			const start = performance.now();
			const features = extractFeatures(input);
			classify(input, features);
			if (round >= 1000) times.push(performance.now() - start);
		}
		times.sort((a, b) => a - b);
		const { inputTokensEstimate } = extractFeatures(template);
		console.log(
			`${inputTokensEstimate} tokens: p50 ${quantile(times, 0.5)} ms, p99 ${quantile(times, 0.99)} ms`,
		);
	}
}

void main();
