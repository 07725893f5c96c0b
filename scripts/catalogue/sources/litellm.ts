import { looksLikeChat } from '../chat-models';
import { booleanOf, compact, countOf, isObject, listOf, objectOf, textOf, type Json } from '../json';
import { providerId } from '../providers';
import type { SourceFile, SourceRow } from '../types';
import { litellmPrice } from './litellm-price';

const CHAT_MODES = new Set(['chat', 'responses']);
/** Keys that name a region, a deployment type or a commitment besides the model; no call can be told to be one. */
const NOT_A_MODEL_ID = /^(?:bedrock\/|azure\/(?:eu|us|global|global-standard|us-gov)\/|[\d-]+-commitment)/;

/** Reads LiteLLM's price map: an object of models by `provider/model`, amounts per token. */
export function readLitellm(file: SourceFile): SourceRow[] {
	return Object.entries(objectOf(file.json)).flatMap(([key, model]) =>
		isObject(model) ? readModel(key, model) : [],
	);
}

function readModel(key: string, model: Json): SourceRow[] {
	const owner = textOf(model['litellm_provider']) ?? '';
	const provider = providerId('litellm', owner.startsWith('vertex_ai') ? 'vertex_ai' : owner);
	if (!provider || !CHAT_MODES.has(textOf(model['mode']) ?? '')) return [];
	if (NOT_A_MODEL_ID.test(key) || !looksLikeChat(key)) return [];
	return [
		{
			source: 'litellm',
			provider,
			id: modelId(key, owner),
			aliases: [],
			capabilities: capabilitiesOf(model),
			...compact({
				price: litellmPrice(model, ''),
				services: compact({
					batch: litellmPrice(model, '_batches'),
					flex: litellmPrice(model, '_flex'),
					priority: litellmPrice(model, '_priority'),
				}),
				endsOn: textOf(model['deprecation_date']),
				contextTokens: countOf(model['max_input_tokens']),
				maxOutputTokens: countOf(model['max_output_tokens']),
				declaredFree: key.endsWith(':free') ? true : undefined,
			}),
		},
	];
}

function modelId(key: string, owner: string): string {
	const prefix = `${owner.startsWith('vertex_ai') ? 'vertex_ai' : owner}/`;
	return key.startsWith(prefix) ? key.slice(prefix.length) : key;
}

function capabilitiesOf(model: Json): SourceRow['capabilities'] {
	const output = listOf(model['supported_output_modalities']);
	return compact({
		tools: booleanOf(model['supports_function_calling']),
		structuredOutput: booleanOf(model['supports_response_schema']),
		reasoning: booleanOf(model['supports_reasoning']),
		imageInput: booleanOf(model['supports_vision']),
		audioInput: booleanOf(model['supports_audio_input']),
		fileInput: booleanOf(model['supports_pdf_input']),
		videoInput: booleanOf(model['supports_video_input']),
		audioOutput: booleanOf(model['supports_audio_output']),
		imageOutput: output.length > 0 ? output.includes('image') : undefined,
	});
}
