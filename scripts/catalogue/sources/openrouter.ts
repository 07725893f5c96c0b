import { picoFromUsd } from '../amount';
import { compact, countOf, isObject, listOf, objectOf, textOf, type Json } from '../json';
import type { PriceDraft, SourceFile, SourceRow } from '../types';

/** Reads OpenRouter's own model list (`/api/v1/models`): amounts per token as texts, `-1` = set per request. */
export function readOpenRouter(file: SourceFile): SourceRow[] {
	return listOf(objectOf(file.json)['data']).filter(isObject).flatMap(readModel);
}

function readModel(model: Json): SourceRow[] {
	const id = textOf(model['id']);
	const architecture = objectOf(model['architecture']);
	const output = listOf(architecture['output_modalities']);
	if (!id || !output.includes('text')) return [];
	const slug = textOf(model['canonical_slug']);
	const provider = objectOf(model['top_provider']);
	const isFree = id.endsWith(':free');
	return [
		{
			source: 'openrouter',
			provider: 'openrouter',
			id,
			aliases: slug && slug !== id && !isFree ? [slug] : [],
			capabilities: capabilitiesOf(model),
			...compact({
				price: priceOf(objectOf(model['pricing'])),
				declaredFree: isFree ? true : undefined,
				endsOn: textOf(model['expiration_date'])?.slice(0, 10),
				contextTokens: countOf(provider['context_length']) ?? countOf(model['context_length']),
				maxOutputTokens: countOf(provider['max_completion_tokens']),
			}),
		},
	];
}

function capabilitiesOf(model: Json): SourceRow['capabilities'] {
	const input = listOf(objectOf(model['architecture'])['input_modalities']);
	const output = listOf(objectOf(model['architecture'])['output_modalities']);
	const parameters = listOf(model['supported_parameters']);
	return {
		tools: parameters.includes('tools'),
		structuredOutput: parameters.includes('structured_outputs'),
		reasoning: parameters.includes('reasoning'),
		imageInput: input.includes('image'),
		audioInput: input.includes('audio'),
		fileInput: input.includes('file'),
		videoInput: input.includes('video'),
		audioOutput: output.includes('audio'),
		imageOutput: output.includes('image'),
	};
}

function priceOf(pricing: Json): PriceDraft | undefined {
	const inputPico = picoFromUsd(pricing['prompt']);
	const outputPico = picoFromUsd(pricing['completion']);
	if (inputPico === undefined || outputPico === undefined || inputPico < 0 || outputPico < 0)
		return undefined;
	return {
		rates: compact({
			inputPico,
			outputPico,
			cachedInputPico: picoFromUsd(pricing['input_cache_read']),
			cacheWritePico: picoFromUsd(pricing['input_cache_write']),
			reasoningPico: picoFromUsd(pricing['internal_reasoning']),
			audioInputPico: picoFromUsd(pricing['audio']),
		}),
		tiers: [],
		fees: compact({
			requestPico: picoFromUsd(pricing['request']),
			webSearchPico: picoFromUsd(pricing['web_search']),
		}),
	};
}
