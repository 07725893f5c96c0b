import { describe, expect, it } from '@jest/globals';
import { AIMessage, AIMessageChunk } from '@langchain/core/messages';
import { parseUsd } from '../../../src/domain/money';
import type { RoutingRecord } from '../../../src/domain/record';
import { createFallbackChain, createRouteModel } from '../../../src/langchain/plain';
import { ExecutionTotals, TokenRatios, type TokenRatio } from '../../../src/ledger';
import { attemptOf } from '../../support/builders';
import { collect, testPorts } from '../../support/routers';
import { type Reply, ScriptedChatModel } from '../../support/scripted-model';

const MODEL = { model: 'gpt-4.1-mini', provider: 'openai' };
const ANSWER = 'The river rises in the hills and reaches the sea after two hundred kilometres.';

/** The chunk with which a stream says that it is whole. */
const END = new AIMessageChunk({ content: '', response_metadata: { finish_reason: 'stop' } });

async function ask(replies: readonly Reply[], stream = false): Promise<RoutingRecord[]> {
	const records: RoutingRecord[] = [];
	const ports = { ...testPorts(), tokenRatios: new TokenRatios(new Map<string, TokenRatio>()) };
	const model = createFallbackChain(ports, {
		models: [new ScriptedChatModel(replies, MODEL)],
		onRecord: (record) => records.push(record),
	});
	for (let call = 0; call < replies.length; call += 1) {
		if (stream) await collect(model.stream('Where does the river rise?'));
		else await model.invoke('Where does the river rise?');
	}
	return records;
}

function reported(inputTokens: number, outputTokens: number): AIMessage {
	return Object.assign(new AIMessage(ANSWER), {
		usage_metadata: {
			input_tokens: inputTokens,
			output_tokens: outputTokens,
			total_tokens: inputTokens + outputTokens,
		},
	});
}

describe('an answer without reported tokens', () => {
	it('is estimated and marked, and stays out of the sums', async () => {
		const [record] = await ask([ANSWER]);
		const [attempt] = record?.attempts ?? [];
		expect(attempt).toMatchObject({ outcome: 'answered', usageEstimated: true, costSource: 'estimate' });
		expect(attempt?.usage?.outputTokens).toBeGreaterThan(10);
		expect(attempt?.usage?.outputTokens).toBeLessThan(25);
		expect(record).toMatchObject({ unpricedAttempts: 1, estimatedCostUsd: attempt?.costUsd });
		expect(record).not.toHaveProperty('costUsd');
		expect(record).not.toHaveProperty('usage');
		expect(record).not.toHaveProperty('baselineUsd');
		expect(JSON.stringify(record)).not.toContain('river');
	});

	it('is estimated alike when it streams in pieces that split words', async () => {
		const pieces = ANSWER.match(/.{1,5}/g) ?? [];
		const [whole] = await ask([ANSWER]);
		const [streamed] = await ask([{ pieces: [...pieces, END] }], true);
		expect(streamed?.attempts[0]?.usage).toEqual(whole?.attempts[0]?.usage);
		expect(streamed?.attempts[0]?.usageEstimated).toBe(true);
	});

	it('is corrected by what earlier answers of the model reported', async () => {
		const [plain] = await ask([ANSWER]);
		const many = Array.from({ length: 10 }, () => reported(100, 160));
		const records = await ask([...many, ANSWER]);
		const guess = plain?.attempts[0]?.usage?.outputTokens ?? Number.NaN;
		const corrected = records.at(-1)?.attempts[0];
		expect(corrected?.usageEstimated).toBe(true);
		expect(corrected?.usage?.outputTokens).toBeGreaterThan(guess * 3);
	});

	it('counts the arguments of tool calls', async () => {
		const args = { query: 'x'.repeat(400) };
		const call = new AIMessageChunk({
			content: '',
			tool_call_chunks: [{ name: 'find', args: JSON.stringify(args), index: 0, id: 'a' }],
		});
		const [streamed] = await ask([{ pieces: [call, END] }], true);
		expect(streamed?.attempts[0]?.usage?.outputTokens).toBeGreaterThan(100);
	});

	it('is not estimated when the model broke off', async () => {
		const records: RoutingRecord[] = [];
		const broken = new ScriptedChatModel([new Error('HTTP 500')], MODEL);
		const model = createRouteModel(testPorts(), {
			models: [broken, new ScriptedChatModel([reported(10, 20)], MODEL)],
			strategy: { id: 'inOrder' },
			onRecord: (record) => records.push(record),
		});
		await model.invoke('Hello');
		expect(records[0]?.attempts[0]).not.toHaveProperty('usage');
		expect(records[0]).not.toHaveProperty('estimatedCostUsd');
	});
});

describe('an answer with reported tokens', () => {
	it('is not marked', async () => {
		const [record] = await ask([reported(100, 20)]);
		expect(record?.attempts[0]).not.toHaveProperty('usageEstimated');
		expect(record).toMatchObject({ unpricedAttempts: 0, usage: { inputTokens: 100, outputTokens: 20 } });
		expect(record).not.toHaveProperty('estimatedCostUsd');
	});
});

describe('totals of an execution', () => {
	it('show estimates beside the known cost, which stays a lower bound', () => {
		const totals = new ExecutionTotals();
		const usage = { inputTokens: 1, outputTokens: 1 };
		totals.add(
			[
				attemptOf({ usage, cost: parseUsd('0.5'), costSource: 'catalogue' }),
				attemptOf({ usage, usageEstimated: true, cost: parseUsd('0.25'), costSource: 'estimate' }),
			],
			{ nested: false },
		);
		expect(totals.toRecord()).toEqual({
			calls: 1,
			costUsd: '0.5',
			estimatedCostUsd: '0.25',
			inputTokens: 1,
			outputTokens: 1,
			unpricedAttempts: 1,
		});
		expect(totals.toSummary().llm_cost_usd).toBe('>=0.5');
	});
});
