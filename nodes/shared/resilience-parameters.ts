import type { ISupplyDataFunctions } from 'n8n-workflow';
import { z } from 'zod';
import { ANSWER_FAULT_RULES, type FaultChoice } from '../../src/domain/answer-fault';
import { ANSWER_FAULTS, FAILURE_KINDS, type FailureKind } from '../../src/domain/failure';
import {
	AFTER_CONTENT,
	DEFAULT_RETRY_POLICY,
	DEFAULT_TIME_LIMITS,
	type RetryPolicy,
	type TimeLimits,
} from '../../src/resilience';
import { numberFrom, wholeFrom } from './panel-values';
import { optionReader } from './read-options';
import { readParameter } from './read-parameters';
import { HAND_OVER_KINDS } from './resilience-properties';

type Context = Pick<ISupplyDataFunctions, 'getNode' | 'getNodeParameter'>;

const MS_PER_SECOND = 1000;

function seconds(label: string, defaultMs: number) {
	const schema = numberFrom(0)
		.default(defaultMs / MS_PER_SECOND)
		.transform((value) => Math.round(value * MS_PER_SECOND));
	return { label, schema, remedy: 'Give a number of seconds that is not negative.' };
}

function count(label: string, least: number, most: number, defaultCount: number) {
	const schema = wholeFrom(least, most).default(defaultCount);
	return { label, schema, remedy: `Give a whole number from ${least} to ${most}.` };
}

const { maxRetriesPerModel, maxWaitMs, maxAttempts } = DEFAULT_RETRY_POLICY;

const OPTIONS = {
	firstTokenSeconds: seconds('First Token Limit', DEFAULT_TIME_LIMITS.firstTokenMs),
	gapSeconds: seconds('Gap Limit', DEFAULT_TIME_LIMITS.gapMs),
	answerSeconds: seconds('Answer Limit', DEFAULT_TIME_LIMITS.wholeAnswerMs),
	callSeconds: seconds('Call Limit', DEFAULT_TIME_LIMITS.callMs),
	retriesPerModel: count('Retries per Model', 0, 10, maxRetriesPerModel),
	waitSeconds: seconds('Longest Wait', maxWaitMs),
	maxAttempts: count('Most Attempts', 1, 100, maxAttempts),
	hedge: {
		label: 'Ask Next Model When Slow',
		schema: z.boolean().default(false),
		remedy: 'Switch it on or off.',
	},
	afterContent: {
		label: 'When a Stream Breaks',
		schema: z.enum(AFTER_CONTENT).default('fail'),
		remedy: `Choose one of: ${AFTER_CONTENT.join(', ')}.`,
	},
	treatAsFailure: {
		label: 'Treat as Failure',
		schema: z
			.array(z.enum(ANSWER_FAULTS))
			.default(ANSWER_FAULTS.filter((fault) => ANSWER_FAULT_RULES[fault].failsByDefault)),
		remedy: `Choose among: ${ANSWER_FAULTS.join(', ')}.`,
	},
} as const;

/** What a panel says about limits, retries and bad answers. */
export interface ResilienceConfig {
	readonly limits: TimeLimits;
	readonly policy: RetryPolicy;
	readonly faultChoice: FaultChoice;
}

/**
 * Reads limits and retries from a node's Options.
 *
 * @throws {NodeOperationError} naming the option and what to do.
 */
export function readResilience(context: Context, itemIndex: number): ResilienceConfig {
	const read = optionReader(context, itemIndex, OPTIONS);
	const counted = read('treatAsFailure');
	return {
		limits: {
			firstTokenMs: read('firstTokenSeconds'),
			gapMs: read('gapSeconds'),
			wholeAnswerMs: read('answerSeconds'),
			callMs: read('callSeconds'),
		},
		policy: {
			...DEFAULT_RETRY_POLICY,
			maxAttempts: read('maxAttempts'),
			maxRetriesPerModel: read('retriesPerModel'),
			maxWaitMs: read('waitSeconds'),
			hedge: read('hedge'),
			afterContent: read('afterContent'),
		},
		faultChoice: Object.fromEntries(ANSWER_FAULTS.map((fault) => [fault, counted.includes(fault)])),
	};
}

/**
 * Reads for which failures the next model takes over.
 *
 * @throws {NodeOperationError} naming the parameter and what to do.
 */
export function readHandOver(context: Context, itemIndex: number): Partial<Record<FailureKind, boolean>> {
	const chosen = new Set(
		readParameter(
			context,
			itemIndex,
			{ name: 'handOver', label: 'Next Model Takes Over When' },
			z.array(z.enum(FAILURE_KINDS)),
			`Choose among: ${HAND_OVER_KINDS.join(', ')}.`,
		),
	);
	return Object.fromEntries(HAND_OVER_KINDS.map((kind) => [kind, chosen.has(kind)]));
}
