import { type CustomPrice, parseCustomPrices, priceErrorText, unusedPrices } from '../catalogue';
import { ConfigurationError } from '../domain/errors';
import { parseSettings } from '../routing';
import { type ChatModel, isChatModel, property } from './chat-model-shape';
import { type ConnectedCandidate, describeModel } from './describe-model';
import { type ModelDescription, descriptionSchema } from './plain-schemas';

/** A model, or a model with what the caller knows of it. */
export type ModelInput = ChatModel | DescribedModel;

/** A model with what the caller knows of it. */
interface DescribedModel extends ModelDescription {
	readonly model: ChatModel;
}

/** The models of a program, and what it says of prices. */
export interface ModelOptions {
	/** At least one; the first is "Model 1". */
	readonly models: readonly ModelInput[];
	/**
	 * Your own prices and facts on models: a list of `{ provider, model, inputUsdPerMtok, outputUsdPerMtok, … }`, as in
	 * the nodes' Custom Prices. They win over the catalogue and over costs that providers report.
	 */
	readonly customPrices?: unknown;
	/** Receives what is worth knowing and no error, such as custom prices that are about none of the models. */
	readonly onNotice?: (message: string) => void;
}

/**
 * The models of a program as candidates, in the order given.
 *
 * @throws {ConfigurationError} when there is none, one is no chat model, or what is said of one cannot be used.
 */
export function connectModels({ models, customPrices, onNotice }: ModelOptions): ConnectedCandidate[] {
	const own = readCustomPrices(customPrices);
	if (models.length === 0) {
		throw new ConfigurationError(
			'models',
			'A router needs at least one model',
			'Pass chat models in `models`.',
		);
	}
	const candidates = models.map((input, index) =>
		connectModel(input, { setting: `models[${index}]`, slot: index + 1, own }),
	);
	const notice = unusedPrices(
		own,
		candidates.map(({ ref }) => ref),
	);
	if (notice !== undefined) onNotice?.(notice);
	return candidates;
}

/**
 * One more model of a program as a candidate, on a slot that none of its models has.
 *
 * @throws {ConfigurationError} when it is no chat model, or what is said of it cannot be used.
 */
export function connectFurther(
	input: ModelInput,
	setting: string,
	{ models, customPrices }: ModelOptions,
): ConnectedCandidate {
	return connectModel(input, { setting, slot: models.length + 1, own: readCustomPrices(customPrices) });
}

interface Connection {
	/** How the model is named in an error. */
	readonly setting: string;
	readonly slot: number;
	readonly own: readonly CustomPrice[];
}

function connectModel(input: ModelInput, { setting, slot, own }: Connection): ConnectedCandidate {
	const { model, ...description } = isDescribed(input) ? input : { model: input };
	if (!isChatModel(model)) {
		throw new ConfigurationError(
			setting,
			`${setting} is no chat model`,
			'Pass an instance of a LangChain chat model, such as ChatOpenAI.',
		);
	}
	parseSettings(setting, descriptionSchema, description, REMEDY);
	return describeModel(model, { slot, prices: { own }, ...description });
}

function isDescribed(input: ModelInput): input is DescribedModel {
	return !isChatModel(input) && property(input, 'model') !== undefined;
}

const REMEDY = 'Correct it, or leave it out to go by what is publicly known of the model.';

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
