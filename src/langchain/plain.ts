import { type ExpectedScores, expectedScores, parseQualityProfile, type QualityProfile } from '../classify';
import type { BalanceWeights, StrategyId, StrategyOf } from '../domain/decision';
import { ConfigurationError } from '../domain/errors';
import type { RoutingRecord } from '../domain/record';
import type { RoutingRules } from '../domain/rules';
import { checkStrategy, type JudgeMemory, parseSettings, refuseUnknownKeys } from '../routing';
import { CallTelemetry, type OpenTelemetryApi } from '../sinks';
import { type ChainSettings, completeSettings } from './chain-settings';
import { asJudge, DEFAULT_BELOW_CONFIDENCE, DEFAULT_JUDGE_TIMEOUT_MS, type Judge } from './judge-settings';
import { observersTogether } from './observers';
import { connectFurther, connectModels, type ModelInput, type ModelOptions } from './plain-models';
import { rulesSchema } from './plain-schemas';
import { type TaskOptions, taskSettings } from './plain-tasks';
import { RoutedChatModel } from './routed-chat-model';
import type { CallObserver, FinishedCall, Router } from './router';

/** What a router takes from its surroundings. */
export type Ports = Pick<
	Router,
	| 'clock'
	| 'random'
	| 'health'
	| 'latency'
	| 'load'
	| 'budgets'
	| 'prefixes'
	| 'corrections'
	| 'outputLengths'
> & {
	readonly judgeMemory: JudgeMemory;
};

/** Settings shared by routers and chains in plain LangChain programs. */
export interface ChainOptions extends ModelOptions, ChainSettings {
	/** A pinned model, where data may go, and budgets. */
	readonly rules?: RoutingRules;
	/** Receives the record of each call when it is over. */
	readonly onRecord?: (record: RoutingRecord) => void;
	/**
	 * The program's `@opentelemetry/api` 1.x (`import * as openTelemetry from '@opentelemetry/api'`). Each call and each
	 * of its requests becomes a span below the active one, and each request is measured.
	 */
	readonly openTelemetry?: OpenTelemetryApi;
}

/** A model that is asked about calls whose task is not clear. */
export interface JudgeOptions {
	readonly model: ModelInput;
	/** It is asked when the confidence of the rules, 0 to 1, is below this; default 0.5. */
	readonly belowConfidence?: number;
	/** How long a call waits for it, in milliseconds; default 2,000. */
	readonly timeoutMs?: number;
}

/** Strategies all of whose settings have defaults. */
type DefaultedId = Exclude<StrategyId, 'balanced' | 'taskMatrix'>;

/** A strategy as a program gives it: what is left out has its default. */
export type StrategyOptions =
	| { [Id in DefaultedId]: Pick<StrategyOf<Id>, 'id'> & Partial<StrategyOf<Id>> }[DefaultedId]
	| { readonly id: 'balanced'; readonly weights?: Partial<BalanceWeights> }
	| StrategyOf<'taskMatrix'>;

/** Settings of a router in plain LangChain programs. */
export interface RouteModelOptions extends ChainOptions, TaskOptions {
	/** Default: the cheapest model that is expected to be good enough. */
	readonly strategy?: StrategyOptions;
	/** What `learnQuality` learnt from recorded outcomes; it stands in place of the prior for the models it knows. */
	readonly qualityProfile?: QualityProfile;
	/** Asked when the task is not clear and its cost is expected to pay; a small, fast model. */
	readonly judge?: JudgeOptions;
}

/** The keys of an options object; the compiler tells when one is missing or too many. */
type Keys<T> = { readonly [Key in keyof Required<T>]: true };

const CHAIN_KEYS: Keys<ChainOptions> = {
	models: true,
	customPrices: true,
	onNotice: true,
	limits: true,
	policy: true,
	treatAsFailure: true,
	rules: true,
	onRecord: true,
	openTelemetry: true,
};

const ROUTER_KEYS: Keys<RouteModelOptions> = {
	...CHAIN_KEYS,
	strategy: true,
	task: true,
	ownTasks: true,
	qualityProfile: true,
	judge: true,
};

const JUDGE_KEYS: Keys<JudgeOptions> = { model: true, belowConfidence: true, timeoutMs: true };

/**
 * A chat model that gives each call to one of several chat models.
 *
 * @throws {ConfigurationError} when there is no model, one is no chat model, the task is unknown, a setting is not
 *   known, or one cannot work.
 */
export function createRouteModel(ports: Ports, options: RouteModelOptions): RoutedChatModel {
	refuseUnknownKeys('', options, Object.keys(ROUTER_KEYS));
	return routerOf(ports, options);
}

/**
 * A chat model that asks the first model and carries over to the next ones when it fails.
 *
 * @throws {ConfigurationError} when there is no model, one is no chat model, a setting is not known, or one cannot
 *   work.
 */
export function createFallbackChain(ports: Ports, options: ChainOptions): RoutedChatModel {
	refuseUnknownKeys('', options, Object.keys(CHAIN_KEYS));
	return routerOf(ports, { ...options, strategy: { id: 'inOrder' } });
}

function routerOf(ports: Ports, options: RouteModelOptions): RoutedChatModel {
	const strategy = checkStrategy(options.strategy ?? { id: 'cheapestGoodEnough' });
	const { judgeMemory, ...shared } = ports;
	return new RoutedChatModel({
		candidates: connectModels(options),
		strategy,
		...shared,
		...completeSettings(options),
		rules: checkedRules(options.rules),
		judge: options.judge && judgeOf(options.judge, options, judgeMemory),
		observer: observerOf(ports, options),
		expectedScores: expectedScoresOf(options.qualityProfile),
		...taskSettings(options),
	});
}

function checkedRules(rules: RoutingRules | undefined): RoutingRules | undefined {
	if (rules !== undefined) parseSettings('rules', rulesSchema, rules, 'Correct this rule, or leave it out.');
	return rules;
}

function expectedScoresOf(given: QualityProfile | undefined): ExpectedScores | undefined {
	if (given === undefined) return undefined;
	const parsed = parseQualityProfile(given);
	if ('profile' in parsed) return expectedScores(parsed.profile);
	throw new ConfigurationError(
		'qualityProfile',
		`qualityProfile: ${parsed.error}`,
		'Pass what learnQuality returned, as it was.',
	);
}

function judgeOf(options: JudgeOptions, router: ModelOptions, memory: JudgeMemory): Judge {
	refuseUnknownKeys('judge', options, Object.keys(JUDGE_KEYS));
	const { model, belowConfidence = DEFAULT_BELOW_CONFIDENCE, timeoutMs = DEFAULT_JUDGE_TIMEOUT_MS } = options;
	if (!(belowConfidence >= 0 && belowConfidence <= 1)) {
		throw new ConfigurationError(
			'judge.belowConfidence',
			`judge.belowConfidence: ${String(belowConfidence)} is not from 0 to 1`,
			`Give a number from 0 (never asked) to 1 (whenever it pays), or leave it out for ${DEFAULT_BELOW_CONFIDENCE}.`,
		);
	}
	if (!(timeoutMs >= 1)) {
		throw new ConfigurationError(
			'judge.timeoutMs',
			`judge.timeoutMs: ${String(timeoutMs)} is no time of at least 1 ms`,
			`Give milliseconds, or leave it out for ${DEFAULT_JUDGE_TIMEOUT_MS}.`,
		);
	}
	const candidate = connectFurther(model, 'judge.model', router);
	return { candidate: asJudge(candidate), belowConfidence, timeoutMs, memory };
}

function observerOf({ clock }: Ports, { onRecord, openTelemetry }: ChainOptions): CallObserver | undefined {
	const observers: CallObserver[] = [];
	if (onRecord) observers.push({ started: () => (call: FinishedCall) => onRecord(call.record) });
	if (openTelemetry) {
		const telemetry = new CallTelemetry(openTelemetry, clock);
		observers.push({ started: () => telemetry.begin() });
	}
	return observers.length > 0 ? observersTogether(observers) : undefined;
}
