import { picoFromUsdPerMtok } from '../amount';
import { looksLikeChat } from '../chat-models';
import { booleanOf, compact, countOf, isObject, listOf, textOf, type Json } from '../json';
import { providerId } from '../providers';
import type { PriceDraft, Rates, SourceFile, SourceRow } from '../types';

/** Reads pi-ai's catalogue: a list of models, prices per million, 0 where a cache price is not known. */
export function readPiAi(file: SourceFile): SourceRow[] {
	return listOf(file.json).filter(isObject).flatMap(readModel);
}

function readModel(model: Json): SourceRow[] {
	const id = textOf(model['id']);
	const provider = providerId('pi-ai', textOf(model['provider']) ?? '');
	if (!id || !provider || model['type'] !== 'chat' || !looksLikeChat(id)) return [];
	const input = listOf(model['input']);
	return [
		{
			source: 'pi-ai',
			provider,
			id,
			aliases: [],
			capabilities: compact({
				reasoning: booleanOf(model['reasoning']),
				imageInput: input.includes('image'),
			}),
			...compact({
				price: isObject(model['cost']) ? priceOf(model['cost']) : undefined,
				contextTokens: countOf(model['contextWindow']),
				maxOutputTokens: countOf(model['maxTokens']),
				declaredFree: id.endsWith(':free') || model['free'] === true ? true : undefined,
			}),
		},
	];
}

function priceOf(cost: Json): PriceDraft {
	const tiers = listOf(cost['tiers']).filter(isObject);
	return {
		rates: ratesOf(cost),
		tiers: tiers.flatMap((tier) => {
			const aboveInputTokens = countOf(tier['inputTokensAbove']);
			return aboveInputTokens ? [{ aboveInputTokens, rates: ratesOf(tier) }] : [];
		}),
		fees: {},
	};
}

function ratesOf(cost: Json): Rates {
	return compact({
		inputPico: picoFromUsdPerMtok(cost['input']),
		outputPico: picoFromUsdPerMtok(cost['output']),
		cachedInputPico: picoFromUsdPerMtok(cost['cacheRead']),
		cacheWritePico: picoFromUsdPerMtok(cost['cacheWrite']),
	});
}
