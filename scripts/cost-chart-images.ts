import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';

import { lookUpModel } from '../src/catalogue';
import { formatUsd } from '../src/domain/money';
import type { RecordedAttempt, RoutingRecord } from '../src/domain/record';
import { chartData, chartHtml, costOf, ExecutionRecords } from '../src/ledger';

/** The calls of an invented run: model, task, tokens of prompt and answer, and how often such a call comes round. */
const CALLS = [
	['openai', 'gpt-4.1-mini', 'extraction', 2_400, 180, 9],
	['openai', 'gpt-4.1-mini', 'summarization', 5_200, 320, 6],
	['openai', 'gpt-4.1-mini', 'classification', 900, 12, 14],
	['anthropic', 'claude-haiku-4-5', 'agent_step', 3_100, 210, 11],
	['anthropic', 'claude-haiku-4-5', 'question_answering', 2_700, 260, 5],
	['anthropic', 'claude-sonnet-4-5', 'code', 4_800, 900, 3],
	['anthropic', 'claude-sonnet-4-5', 'reasoning', 3_900, 1_300, 2],
	['google', 'gemini-2.5-flash', 'translation', 1_800, 1_500, 7],
	['google', 'gemini-2.5-flash', 'summarization', 6_100, 300, 4],
] as const;

const DEAREST = { provider: 'anthropic', model: 'claude-sonnet-4-5' };
const START = Date.UTC(2026, 0, 5, 9, 30);
/** Every so many calls the first model is over its rate limit. */
const FAILS_EVERY = 17;

function usdOf(ref: { provider: string; model: string }, inputTokens: number, outputTokens: number): bigint {
	const price = lookUpModel(ref)?.price;
	const cost = price && costOf({ inputTokens, outputTokens }, price).total;
	if (cost === undefined) throw new Error(`The catalogue has no price for ${ref.model}; choose another one.`);
	return cost;
}

/** Every so often the dearest model fails first. */
function failedBefore(index: number, startedAt: string): RecordedAttempt[] {
	if (index % FAILS_EVERY !== 5) return [];
	return [{ ...DEAREST, outcome: 'failed', failure: 'rate_limit', startedAt, durationMs: 200 }];
}

function callOf(index: number): RoutingRecord {
	const all = CALLS.flatMap((call) => Array.from({ length: call[5] }, () => call));
	// A stride that shares no divisor with the number of calls visits each of them once, well mixed.
	const [provider, model, task, prompt, answer] = all[(index * 23) % all.length] ?? CALLS[0];
	const inputTokens = prompt + ((index * 137) % 900);
	const usage = { inputTokens, outputTokens: answer };
	const startedAt = (offsetMs: number) => new Date(START + index * 1_900 + offsetMs).toISOString();
	const cost = usdOf({ provider, model }, inputTokens, answer);
	const baseline = usdOf(DEAREST, inputTokens, answer);
	const answered: RecordedAttempt = {
		provider,
		model,
		outcome: 'answered',
		startedAt: startedAt(300),
		durationMs: 900 + answer,
		usage,
		costUsd: formatUsd(cost),
		costSource: 'catalogue',
	};
	return {
		version: 1,
		node: provider === 'anthropic' ? 'Fallback Chain' : 'Route Model',
		strategy: 'cheapestGoodEnough',
		task: { id: task, difficulty: 0.4, confidence: 0.9, source: 'rules' },
		decision: { reason: 'Cheapest that is good enough', candidates: [] },
		attempts: [...failedBefore(index, startedAt(0)), answered],
		unpricedAttempts: 0,
		baselineUsd: formatUsd(baseline > cost ? baseline : cost),
		savedUsd: formatUsd(baseline > cost ? baseline - cost : 0n),
	};
}

function page(): string {
	const records = new ExecutionRecords();
	const count = CALLS.reduce((sum, call) => sum + call[5], 0);
	for (let index = 0; index < count; index++) records.add(callOf(index));
	return chartHtml(
		chartData({
			title: 'Invoice desk',
			subtitle: 'Execution 4711 · 2026-01-05 09:32 UTC',
			cells: records.cells(),
			calls: records.calls,
		}),
	);
}

/** Draws the chart of an invented run in light and in dark colours: `tsx scripts/cost-chart-images.ts [folder]`. */
async function main(): Promise<void> {
	const folder = process.argv[2] ?? resolve(__dirname, '..', 'docs', 'images');
	const executablePath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
	const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
	try {
		for (const colorScheme of ['light', 'dark'] as const) {
			const tab = await browser.newPage({ colorScheme, viewport: { width: 960, height: 800 } });
			await tab.setContent(page());
			await tab.screenshot({ path: join(folder, `cost-chart-${colorScheme}.png`), fullPage: true });
			await tab.close();
		}
	} finally {
		await browser.close();
	}
}

void main();
