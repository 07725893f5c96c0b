import {
	makerOf,
	mergeProfile,
	type PriceOverrides,
	profileOf,
	providerOfHost,
	regionOfHost,
} from '../catalogue';
import type { Candidate, ModelProfile, ModelRef, Strength } from '../domain/model';
import type { ModelPrice } from '../domain/price';
import type { DataFacts } from '../domain/rules';
import { type ChatModel, nonEmptyString, property } from './chat-model-shape';
import { baseUrlOf, endpointOf } from './endpoint';
import { isRoutedModel, type SelfDescription, selfDescriptionOf } from './routed-mark';
import { retriesOnItsOwn, withoutRetries } from './without-retries';

/** What the user says of one connected model. */
export interface ModelSettings {
	/** Counted from 1. */
	readonly slot: number;
	/** Shown in records and messages; the model's id when absent. */
	readonly label?: string | undefined;
	/** The provider, when the caller knows it better than the model object tells. */
	readonly provider?: string | undefined;
	readonly strength?: Strength | undefined;
	/** Replaces every other price. */
	readonly price?: ModelPrice | undefined;
	/** What is said of prices beside the catalogue. */
	readonly prices?: PriceOverrides | undefined;
	/** What the user knows of what happens to data sent to it; wins over what its address and name tell. */
	readonly facts?: DataFacts | undefined;
}

/** A candidate together with the model to call. */
export interface ConnectedCandidate extends Candidate {
	/** The connected model, seen so that it does not retry on its own. */
	readonly model: ChatModel;
}

/** LangChain's provider words that differ from the catalogue's. */
const PROVIDER_OF_LS: Readonly<Record<string, string>> = {
	'google-genai': 'google',
	google_genai: 'google',
	google_vertexai: 'google-vertex',
	'google-vertexai': 'google-vertex',
	amazon_bedrock: 'amazon-bedrock',
	mistralai: 'mistral',
};

/** Reads what a connected model tells about itself and joins it with the catalogue. Never changes the model. */
export function describeModel(model: ChatModel, settings: ModelSettings): ConnectedCandidate {
	const ref = refOf(model, settings.provider);
	const self = selfDescriptionOf(model);
	const listed = self ? contextOf(self) : (profileOf(ref, settings.prices) ?? {});
	const known = { ...listed, ...contextSetOn(model) };
	return {
		slot: settings.slot,
		label: settings.label ?? ref.model ?? `Model ${settings.slot}`,
		ref,
		endpoint: endpointOf(model, ref),
		nested: isRoutedModel(model),
		profile: settings.price ? mergeProfile(known, { price: settings.price }) : known,
		bindsTools: typeof model.bindTools === 'function',
		...(settings.strength && { strength: settings.strength }),
		...(self && { outlook: self.outlook }),
		...(retriesOnItsOwn(model) && { ownRetries: true }),
		facts: { ...factsOf(model, ref), ...settings.facts },
		model: withoutRetries(model),
	};
}

function contextOf({ contextTokens }: SelfDescription): ModelProfile {
	return contextTokens === undefined ? {} : { contextTokens };
}

/** The context that the user gave the model, as in Ollama's node; what does not fit into it is cut off without a word. */
function contextSetOn(model: ChatModel): ModelProfile {
	const tokens = property(model, 'numCtx');
	return typeof tokens === 'number' && tokens > 0 ? { contextTokens: tokens } : {};
}

/** Who trained the model, by its name, and the region it is served from, by its setting or its address. */
function factsOf(model: ChatModel, ref: ModelRef): DataFacts {
	const maker = makerOf(ref);
	const region = nonEmptyString(property(model, 'region')) ?? regionOfHost(baseUrlOf(model)?.hostname);
	return { ...(maker !== undefined && { maker }), ...(region !== undefined && { region }) };
}

/** The tools that the user switched on inside the connected model, such as a provider's web search. */
export function providerToolsOf(model: ChatModel): readonly unknown[] {
	const tools = property(model.metadata, 'tools');
	return Array.isArray(tools) ? tools : [];
}

/**
 * Whether the model is set to answer in JSON, by any of the marks n8n's chains look for. They choose their output
 * parser by it.
 */
export function answersInJson(model: ChatModel): boolean {
	return (
		property(model.metadata, 'output_format') === 'json' ||
		property(property(property(model, 'modelKwargs'), 'response_format'), 'type') === 'json_object' ||
		property(model, 'format') === 'json' ||
		property(model, 'json') === true
	);
}

function refOf(model: ChatModel, provider: string | undefined): ModelRef {
	const params = lsParamsOf(model);
	const id =
		nonEmptyString(property(model, 'model')) ??
		nonEmptyString(property(model, 'modelName')) ??
		nonEmptyString(property(params, 'ls_model_name'));
	const lsProvider = nonEmptyString(property(params, 'ls_provider'))?.toLowerCase();
	const known =
		provider ?? providerOfBaseUrl(model) ?? (lsProvider && (PROVIDER_OF_LS[lsProvider] ?? lsProvider));
	return { provider: known ?? 'unknown', ...(id && { model: id }) };
}

function lsParamsOf(model: ChatModel): unknown {
	if (typeof model.getLsParams !== 'function') return undefined;
	try {
		return model.getLsParams({});
	} catch {
		// Some models need call options to answer; then their plain properties have to do.
		return undefined;
	}
}

/** OpenAI-compatible services are used through OpenAI's class; only the address tells them apart. */
function providerOfBaseUrl(model: ChatModel): string | undefined {
	const baseUrl = baseUrlOf(model);
	return baseUrl && providerOfHost(baseUrl.hostname);
}
