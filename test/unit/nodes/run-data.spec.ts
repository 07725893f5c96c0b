import { describe, expect, it } from '@jest/globals';
import { type ISupplyDataFunctions, type ITaskMetadata, NodeOperationError } from 'n8n-workflow';
import { recordCalls } from '../../../nodes/shared/record-calls';
import { runDataObserver } from '../../../nodes/shared/run-data';
import { failureOf } from '../../../src/domain/failure';
import { buildRecord, ExecutionRecords, ExecutionTotals } from '../../../src/ledger';
import { attemptOf, candidateOf, featuresOf, taskOf } from '../../support/builders';
import { nodeOf } from '../../support/node';
import { strictContext } from '../../support/strict-context';

type Context = ISupplyDataFunctions & { setMetadata(metadata: ITaskMetadata): void };
type Written = readonly [method: string, ...values: unknown[]];

/** A context that notes what is written to it; `failing` throws as n8n does when a run is over. */
function contextOf(failing = false) {
	const written: Written[] = [];
	const note = (method: string) => {
		return (...values: unknown[]) => {
			written.push([method, ...values]);
			if (failing && method !== 'warn') throw new Error('the run is over');
		};
	};
	const customData = strictContext<ISupplyDataFunctions['customData']>({ set: note('customData') });
	const logger = strictContext<ISupplyDataFunctions['logger']>({ warn: note('warn') });
	const noteInput = note('addInputData');
	const context = strictContext<Context>({
		getNode: () => nodeOf(),
		getExecutionId: () => '7',
		addInputData: (...values) => {
			noteInput(...values);
			return { index: 7 };
		},
		addOutputData: note('addOutputData'),
		addExecutionHints: note('addExecutionHints'),
		setMetadata: note('setMetadata'),
		customData,
		logger,
	});
	return {
		context,
		of: (method: string) => written.filter(([name]) => name === method).map(([, ...values]) => values),
	};
}

const answered = attemptOf({
	usage: { inputTokens: 10, outputTokens: 2 },
	cost: 1_000_000_000n,
	costSource: 'catalogue',
});
const failed = attemptOf({
	ref: { provider: 'p', model: 'busy' },
	outcome: 'failed',
	failure: failureOf('rate_limit'),
});
const decision = {
	strategy: 'inOrder' as const,
	reason: 'First in order',
	candidates: [{ candidate: candidateOf(1), estimate: {}, rank: 1 }],
};
const call = { features: featuresOf(), classification: taskOf(), decision, messageCount: 3, nested: false };

function newLedger() {
	return { totals: new ExecutionTotals(), records: new ExecutionRecords() };
}

function observed(ledger: ReturnType<typeof newLedger> | undefined, failing = false) {
	const { context, of } = contextOf(failing);
	const observer = recordCalls(ledger?.records, runDataObserver(context, ledger));
	const finish = (attempts = [failed, answered], error?: unknown) => {
		const end = observer.started(call);
		ledger?.totals.add(attempts, { nested: false });
		const record = buildRecord({ classification: call.classification, decision, attempts });
		end?.({ record, attempts, decision, ...(error !== undefined && { error }) });
		return record;
	};
	return { finish, of, observer };
}

describe('a call', () => {
	it('is written as a run of the sub-node: what came in, and the record', () => {
		const { finish, of } = observed(undefined);
		const record = finish();
		expect(of('addInputData')).toEqual([
			[
				'ai_languageModel',
				[
					[
						{
							json: {
								messages: 3,
								estimatedTokens: 1_000,
								tools: false,
								images: false,
								task: 'summarization',
								evidence: ['asks for a summary'],
								call: { executionId: '7' },
							},
						},
					],
				],
			],
		]);
		expect(of('addOutputData')).toEqual([['ai_languageModel', 7, [[{ json: { routing: record } }]]]]);
	});

	it('is shown as an error with its record when it failed, and as cancelled when it was', () => {
		const { finish, of } = observed(undefined);
		const error = new NodeOperationError(nodeOf(), 'All failed');
		const record = finish([failed], error);
		finish([failed], new Error('AbortError'));
		const shown = of('addOutputData').map(([, , output]) => output);
		expect(shown[0]).toBe(error);
		expect(error.context['data']).toEqual({ routing: record });
		expect(shown[1]).toMatchObject({ message: 'The call was cancelled', level: 'info' });
	});
});

describe('hints', () => {
	it('say once what fell over to what', () => {
		const { finish, of } = observed(undefined);
		finish();
		finish();
		finish([answered]);
		expect(of('addExecutionHints')).toEqual([
			[{ message: 'Fell back from busy to model-1: rate limited', type: 'info', location: 'outputPane' }],
		]);
	});

	it('are not given when nobody answered', () => {
		const { finish, of } = observed(undefined);
		finish([failed], new Error('x'));
		expect(of('addExecutionHints')).toEqual([]);
	});
});

describe('the execution', () => {
	it('carries totals as custom data and as tracing metadata', () => {
		const { finish, of } = observed(newLedger());
		finish();
		finish();
		expect(of('customData').slice(-3)).toEqual([
			['llm_cost_usd', '0.002'],
			['llm_tokens', '20/4'],
			['llm_models', 'model-1 x2'],
		]);
		expect(of('setMetadata').at(-1)).toEqual([
			{
				tracing: {
					'llm.cost.total': 0.002,
					'llm.route.model': 'model-1',
					'llm.route.task': 'summarization',
					'llm.route.attempts': 2,
					'llm.route.calls': 2,
				},
			},
		]);
	});

	it('says beside the total how many attempts have no price', () => {
		const { finish, of } = observed(newLedger());
		finish([attemptOf({ usage: { inputTokens: 10, outputTokens: 2 } })]);
		expect(of('setMetadata').at(-1)).toMatchObject([
			{ tracing: { 'llm.cost.total': 0, 'llm.cost.unpriced': 1 } },
		]);
	});

	it('shows a lower bound as long as a call is under way, but for one below another router', () => {
		const { finish, of, observer } = observed(newLedger());
		finish();
		observer.started(call);
		finish();
		observer.started({ ...call, nested: true });
		const costs = of('customData').filter(([key]) => key === 'llm_cost_usd');
		expect(costs.map(([, value]) => value)).toEqual(['>=0', '0.001', '>=0.001', '>=0.001', '>=0.002']);
	});

	it('carries nothing where there is no execution', () => {
		const { finish, of } = observed(undefined);
		finish();
		expect([...of('customData'), ...of('setMetadata')]).toEqual([]);
	});
});

it('what n8n refuses to take is logged, and does no harm', () => {
	const { finish, of } = observed(newLedger(), true);
	expect(() => finish()).not.toThrow();
	const warnings = of('warn').map(([message, details]) => [message, details]);
	expect(warnings.map(([message]) => message)).toEqual([
		'My Router could not write its run',
		'My Router could not write custom data',
		'My Router could not write hints',
		'My Router could not write custom data',
		'My Router could not write tracing metadata',
	]);
	expect(warnings[0]?.[1]).toEqual({ reason: 'the run is over' });
});
