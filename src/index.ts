/**
 * The routing core for LangChain programs. It needs `@langchain/core` and `zod`, which the program brings along, and
 * no n8n.
 */
import {
	type ChainOptions,
	createFallbackChain,
	createRouteModel,
	type RouteModelOptions,
} from './langchain/plain';
import type { RoutedChatModel } from './langchain';
import { ConfigurationError } from './domain/errors';
import type { RoutingRecord } from './domain/record';
import { processPorts } from './process-ports';
import { applyGrade, gradableAnswers, type GradeOutcome } from './routing';

export { learnQuality, type QualityOutcome, type QualityProfile } from './classify';

export {
	AttemptsFailedError,
	ConfigurationError,
	isRouterError,
	NoCandidateError,
	RouterError,
} from './domain/errors';
export { FAILURE_KINDS, type FailureKind } from './domain/failure';
export type { RoutingRecord } from './domain/record';
export type { Strategy } from './domain/decision';
export type { Strength } from './domain/model';
export type { ModelPrice } from './domain/price';
export { parseUsd } from './domain/money';
export type { BudgetRule, DataFacts, DataPolicy, RoutingRules } from './domain/rules';
export type { RetryPolicy, TimeLimits } from './resilience';
export { parseCustomPrices, type CustomPrice, type CustomPriceError, type ParsedPrices } from './catalogue';
export { TASK_IDS, type TaskId } from './domain/task';
export { RoutedChatModel, type RoutingExplanation, type RoutingSummary } from './langchain';
export type { OpenTelemetryApi } from './sinks';
export {
	type Alternative,
	type GradeOutcome,
	totalOf as whatIfTotal,
	whatIf,
	type WhatIfCall,
	type WhatIfTotal,
} from './routing';
export type { ChainSettings } from './langchain/chain-settings';
export type { OwnTaskOptions, TaskOptions } from './langchain/plain-tasks';
export type { ModelInput } from './langchain/plain-models';
export type { ChainOptions, JudgeOptions, RouteModelOptions, StrategyOptions } from './langchain/plain';

/**
 * A chat model that gives each call to the best fitting of several chat models.
 *
 * @throws {ConfigurationError} when there is no model, one is no chat model, the task is unknown, or a limit or count
 *   cannot work.
 */
export function routeModel(options: RouteModelOptions): RoutedChatModel {
	return createRouteModel(processPorts, options);
}

/**
 * A chat model that asks the first model and carries over to the next ones when it fails.
 *
 * @throws {ConfigurationError} when there is no model, one is no chat model, or a limit or count cannot work.
 */
export function fallbackChain(options: ChainOptions): RoutedChatModel {
	return createFallbackChain(processPorts, options);
}

/**
 * Lets a grade count for the model that gave the answer of a call, at the task of the call. All routers of this process
 * expect more or less of it from then on, by at most 0.2.
 *
 * @param record As `onRecord` received it.
 * @param grade 0 (useless) to 1 (right).
 * @throws {ConfigurationError} when the grade is no number from 0 to 1.
 */
export function gradeAnswer(record: RoutingRecord, grade: number): GradeOutcome {
	if (!(grade >= 0 && grade <= 1)) {
		throw new ConfigurationError(
			'grade',
			`grade: ${String(grade)} is no grade`,
			'Give a number from 0 (useless) to 1 (right).',
		);
	}
	const { corrections, clock } = processPorts;
	return applyGrade(corrections, gradableAnswers([record]), grade, clock.now());
}
