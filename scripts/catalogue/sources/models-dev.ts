import { picoFromUsdPerMtok } from '../amount';
import { looksLikeChat } from '../chat-models';
import { booleanOf, compact, countOf, isObject, listOf, objectOf, textOf, type Json } from '../json';
import { providerId } from '../providers';
import type { PriceDraft, Rates, SourceFile, SourceRow } from '../types';

/** Reads models.dev's `api.json`: an object of providers, each with an object of models; prices per million. */
export function readModelsDev(file: SourceFile): SourceRow[] {
	return Object.entries(objectOf(file.json)).flatMap(([name, provider]) => {
		const id = providerId('models.dev', name);
		if (!id) return [];
		const models = Object.values(objectOf(objectOf(provider)['models']));
		return models.filter(isObject).flatMap((model) => readModel(id, model));
	});
}

function readModel(provider: string, model: Json): SourceRow[] {
	const id = textOf(model['id']);
	const output = listOf(objectOf(model['modalities'])['output']);
	if (!id || !output.includes('text') || !looksLikeChat(id)) return [];
	const limit = objectOf(model['limit']);
	return [
		{
			source: 'models.dev',
			provider,
			id,
			aliases: [],
			capabilities: capabilitiesOf(model),
			...compact({
				price: isObject(model['cost']) ? priceOf(model['cost']) : undefined,
				contextTokens: countOf(limit['context']),
				maxOutputTokens: countOf(limit['output']),
				declaredFree: id.endsWith(':free') ? true : undefined,
			}),
		},
	];
}

function capabilitiesOf(model: Json): SourceRow['capabilities'] {
	const input = listOf(objectOf(model['modalities'])['input']);
	const output = listOf(objectOf(model['modalities'])['output']);
	return compact({
		tools: booleanOf(model['tool_call']),
		structuredOutput: booleanOf(model['structured_output']),
		reasoning: booleanOf(model['reasoning']),
		imageInput: input.includes('image'),
		audioInput: input.includes('audio'),
		fileInput: input.includes('pdf'),
		videoInput: input.includes('video'),
		audioOutput: output.includes('audio'),
		imageOutput: output.includes('image'),
	});
}

function priceOf(cost: Json): PriceDraft {
	return { rates: ratesOf(cost), tiers: listOf(cost['tiers']).filter(isObject).flatMap(tierOf), fees: {} };
}

function tierOf(tier: Json): PriceDraft['tiers'] {
	const aboveInputTokens = countOf(objectOf(tier['tier'])['size']);
	return aboveInputTokens ? [{ aboveInputTokens, rates: ratesOf(tier) }] : [];
}

function ratesOf(cost: Json): Rates {
	return compact({
		inputPico: picoFromUsdPerMtok(cost['input']),
		outputPico: picoFromUsdPerMtok(cost['output']),
		cachedInputPico: picoFromUsdPerMtok(cost['cache_read'] ?? cost['cache_input'] ?? cost['cached_input']),
		cacheWritePico: picoFromUsdPerMtok(cost['cache_write'] ?? cost['cached_write']),
		reasoningPico: picoFromUsdPerMtok(cost['reasoning']),
		audioInputPico: picoFromUsdPerMtok(cost['input_audio']),
		audioOutputPico: picoFromUsdPerMtok(cost['output_audio']),
	});
}
