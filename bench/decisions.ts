import { performance } from 'node:perf_hooks';
import type { Attempt } from '../src/domain/attempt';
import type { Decision, Strategy } from '../src/domain/decision';
import { quantile } from './measure';
import { instantModels } from './models';
import { loadBuilt, type PackedPackage } from './packed';
import { promptOf } from './prompts';

const BATCHES = 40;
const CALLS_PER_BATCH = 500;
const STRATEGY: Strategy = { id: 'cheapestGoodEnough', requiredQuality: 0.7 };

/** One step of routing and what it takes, in microseconds per call. */
export interface StepTime {
	readonly name: string;
	readonly quietestUs: number;
	readonly middleUs: number;
}

/** How many decisions one core makes in a second, and what each step takes. */
export interface DecisionRate {
	readonly quietestPerSecond: number;
	readonly middlePerSecond: number;
	readonly steps: readonly StepTime[];
}

function answerOf({ candidates: [first] }: Decision): Attempt {
	if (!first) throw new Error('Nobody was chosen.');
	const { slot, label, ref } = first.candidate;
	const usage = { inputTokens: 500, outputTokens: 60 };
	const figures = {
		startedAt: Date.now(),
		durationMs: 1,
		usage,
		cost: 80_000_000n,
		costSource: 'catalogue' as const,
	};
	return { slot, label, ref, outcome: 'answered', ...figures };
}

function makeSteps(packed: PackedPackage) {
	const { toCallInput } = loadBuilt<typeof import('../src/langchain/to-call-input')>(
		packed,
		'langchain/to-call-input.js',
	);
	const { describeModel } = loadBuilt<typeof import('../src/langchain')>(packed, 'langchain/index.js');
	const { classify, extractFeatures } = loadBuilt<typeof import('../src/classify')>(
		packed,
		'classify/index.js',
	);
	const { decide } = loadBuilt<typeof import('../src/routing')>(packed, 'routing/index.js');
	const { buildRecord } = loadBuilt<typeof import('../src/ledger')>(packed, 'ledger/index.js');
	const candidates = instantModels().map((model, index) => describeModel(model, { slot: index + 1 }));
	return { toCallInput, extractFeatures, classify, candidates, decide, buildRecord };
}

type Steps = ReturnType<typeof makeSteps>;

const STEP_NAMES = ['read the messages', 'features', 'classify', 'decide', 'record'] as const;

/** Runs each step over the whole batch before the next, so that each can be timed apart; in microseconds per call. */
function timeBatch(steps: Steps, tokens: number, batch: number): number[] {
	const marks = [0];
	const prompts = Array.from({ length: CALLS_PER_BATCH }, (_, index) =>
		promptOf(tokens, batch * CALLS_PER_BATCH + index),
	);
	const mark = <T>(results: T): T => {
		marks.push(performance.now());
		return results;
	};
	marks[0] = performance.now();
	const inputs = mark(prompts.map((messages) => steps.toCallInput(messages, {})));
	const read = mark(inputs.map((input) => ({ input, features: steps.extractFeatures(input) })));
	const told = mark(read.map(({ input, features }) => ({ features, task: steps.classify(input, features) })));
	const decided = mark(
		told.map(({ features, task }) => ({
			task,
			decision: steps.decide(STRATEGY, steps.candidates, features, task),
		})),
	);
	mark(
		decided.map(({ task, decision }) =>
			steps.buildRecord({ classification: task, decision, attempts: [answerOf(decision)] }),
		),
	);
	return marks.slice(1).map((end, index) => ((end - (marks[index] ?? end)) * 1000) / CALLS_PER_BATCH);
}

/** Times everything that routing does with a call except asking a model. */
export function measureDecisions(packed: PackedPackage, tokens: number): DecisionRate {
	const steps = makeSteps(packed);
	const batches = Array.from({ length: BATCHES }, (_, batch) => timeBatch(steps, tokens, batch));
	const totals = batches.map((batch) => batch.reduce((sum, us) => sum + us, 0));
	return {
		quietestPerSecond: 1e6 / Math.min(...totals),
		middlePerSecond: 1e6 / quantile(totals, 0.5),
		steps: STEP_NAMES.map((name, index) => {
			const us = batches.map((batch) => batch[index] ?? Number.NaN);
			return { name, quietestUs: Math.min(...us), middleUs: quantile(us, 0.5) };
		}),
	};
}
