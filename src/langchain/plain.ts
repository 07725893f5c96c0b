import {
	type CustomPrice,
	parseCustomPrices,
	priceErrorText,
	type PriceOverrides,
	unusedPrices,
} from '../catalogue';
import { type ExpectedScores, expectedScores, parseQualityProfile, type QualityProfile } from '../classify';
import type { Strategy } from '../domain/decision';
import { ConfigurationError } from '../domain/errors';
import type { Strength } from '../domain/model';
import type { ModelPrice } from '../domain/price';
import type { RoutingRecord } from '../domain/record';
import type { DataFacts, RoutingRules } from '../domain/rules';
import { type ChainSettings, completeSettings } from './chain-settings';
import { type ChatModel, kindOf } from './chat-model-shape';
import { checkStrategy, type JudgeMemory } from '../routing';
import { describeModel, type ConnectedCandidate } from './describe-model';
import { asJudge, DEFAULT_BELOW_CONFIDENCE, DEFAULT_JUDGE_TIMEOUT_MS, type Judge } from './judge-settings';
import { observersTogether } from './observers';
import { type TaskOptions, taskSettings } from './plain-tasks';
import { RoutedChatModel } from './routed-chat-model';
import type { CallObserver, FinishedCall, Router } from './router';
import { CallTelemetry, type OpenTelemetryApi } from '../sinks';

/** A model, or a model with what the caller knows of it. */
export type ModelInput =
	| ChatModel
	| {
			readonly model: ChatModel;
			/** Shown in records and errors. */
			readonly label?: string;
			/** The provider's id in the catalogue, such as `openrouter`. */
			readonly provider?: string;
			readonly strength?: Strength;
			/** What you know of what happens to data sent to it, for the data policy. */
			readonly facts?: DataFacts;
			/** Replaces the catalogue's price. */
			readonly price?: ModelPrice;
	  };

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
export interface ChainOptions extends ChainSettings {
	/** At least one; the first is "Model 1". */
	readonly models: readonly ModelInput[];
	/**
	 * Your own prices and facts on models: a list of `{ provider, model, inputUsdPerMtok, outputUsdPerMtok, … }`, as in
	 * the nodes' Custom Prices. They win over the catalogue and over costs that providers report.
	 */
	readonly customPrices?: unknown;
	/** Receives what is worth knowing and no error, such as custom prices that are about none of the models. */
	readonly onNotice?: (message: string) => void;
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

/** Settings of a router in plain LangChain programs. */
export interface RouteModelOptions extends ChainOptions, TaskOptions {
	/** Default: the cheapest model that is expected to be good enough. */
	readonly strategy?: Strategy;
	/** What `learnQuality` learnt from recorded outcomes; it stands in place of the prior for the models it knows. */
	readonly qualityProfile?: QualityProfile;
	/** Asked when the task is not clear and its cost is expected to pay; a small, fast model. */
	readonly judge?: JudgeOptions;
}

/**
 * A chat model that gives each call to one of several chat models.
 *
 * @throws {ConfigurationError} when there is no model, one is no chat model, the task is unknown, or a setting, limit,
 *   count, own task or custom price cannot work.
 */
export function createRouteModel(ports: Ports, options: RouteModelOptions): RoutedChatModel {
	const strategy = checkStrategy(options.strategy ?? { id: 'cheapestGoodEnough' });
	const { judgeMemory, ...shared } = ports;
	return new RoutedChatModel({
		candidates: connect(options),
		strategy,
		...shared,
		...completeSettings(options),
		rules: options.rules,
		judge: options.judge && judgeOf(options.judge, options, judgeMemory),
		observer: observerOf(ports, options),
		expectedScores: expectedScoresOf(options.qualityProfile),
		...taskSettings(options),
	});
}

/**
 * A chat model that asks the first model and carries over to the next ones when it fails.
 *
 * @throws {ConfigurationError} when there is no model, one is no chat model, or a limit, count or custom price cannot
 *   work.
 */
export function createFallbackChain(ports: Ports, options: ChainOptions): RoutedChatModel {
	return createRouteModel(ports, { ...options, strategy: { id: 'inOrder' } });
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

function connect({ models, customPrices, onNotice }: ChainOptions): ConnectedCandidate[] {
	const prices = { own: readCustomPrices(customPrices) };
	const candidates = connectModels(models, prices);
	const notice = unusedPrices(
		prices.own,
		candidates.map(({ ref }) => ref),
	);
	if (notice !== undefined) onNotice?.(notice);
	return candidates;
}

function judgeOf(
	{ model, belowConfidence = DEFAULT_BELOW_CONFIDENCE, timeoutMs = DEFAULT_JUDGE_TIMEOUT_MS }: JudgeOptions,
	{ models, customPrices }: ChainOptions,
	memory: JudgeMemory,
): Judge {
	if (!(belowConfidence >= 0 && belowConfidence <= 1)) {
		const setting = 'judge.belowConfidence';
		throw new ConfigurationError(setting, `${setting}: ${belowConfidence} is not from 0 to 1`, 'Correct it.');
	}
	if (!(timeoutMs >= 1)) {
		const setting = 'judge.timeoutMs';
		throw new ConfigurationError(setting, `${setting}: ${timeoutMs} is less than 1`, 'Give milliseconds.');
	}
	const prices = { own: readCustomPrices(customPrices) };
	const candidate = connectModel(model, { setting: 'judge.model', slot: models.length + 1, prices });
	return { candidate: asJudge(candidate), belowConfidence, timeoutMs, memory };
}

function readCustomPrices(json: unknown): readonly CustomPrice[] {
	if (json === undefined) return [];
	const { rows, errors } = parseCustomPrices(json);
	if (errors.length === 0) return rows;
	throw new ConfigurationError(
		'customPrices',
		`customPrices: ${priceErrorText(errors)}`,
		'Correct these rows or take them out.',
	);
}

function connectModels(models: readonly ModelInput[], prices: PriceOverrides): ConnectedCandidate[] {
	if (models.length === 0) {
		throw new ConfigurationError(
			'models',
			'A router needs at least one model',
			'Pass chat models in `models`.',
		);
	}
	return models.map((input, index) =>
		connectModel(input, { setting: `models[${index}]`, slot: index + 1, prices }),
	);
}

interface Connection {
	/** By which the model is named in an error. */
	readonly setting: string;
	readonly slot: number;
	readonly prices: PriceOverrides;
}

function connectModel(input: ModelInput, { setting, slot, prices }: Connection): ConnectedCandidate {
	const { model, ...settings } =
		'model' in input && kindOf(input) !== 'chat_model' ? input : { model: input };
	if (kindOf(model) !== 'chat_model') {
		throw new ConfigurationError(
			setting,
			`${setting} is no chat model`,
			'Pass an instance of a LangChain chat model, such as ChatOpenAI.',
		);
	}
	return describeModel(model as ChatModel, { slot, prices, ...settings });
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
