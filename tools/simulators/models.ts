import type { Maker } from './types';

/** Models shown in lists. Requests may name any other model of the same maker as well. */
const LISTED: Readonly<Record<Maker, readonly string[]>> = {
	openai: [
		'gpt-4.1',
		'gpt-4.1-mini',
		'gpt-4.1-nano',
		'gpt-4o',
		'gpt-4o-mini',
		'gpt-5',
		'gpt-5-mini',
		'o4-mini',
	],
	anthropic: ['claude-opus-4-5', 'claude-sonnet-4-5', 'claude-haiku-4-5'],
	google: ['gemini-2.5-pro', 'gemini-2.5-flash', 'gemini-2.5-flash-lite'],
	mistral: ['mistral-large-latest', 'mistral-small-latest'],
	deepseek: ['deepseek-chat', 'deepseek-reasoner'],
	openrouter: ['openai/gpt-4.1-mini', 'anthropic/claude-haiku-4.5', 'google/gemini-2.5-flash'],
};

/** The list of models as each service words it. */
export function modelList(maker: Maker): unknown {
	const ids = LISTED[maker];
	if (maker === 'google') {
		const supportedGenerationMethods = ['generateContent', 'countTokens'];
		const models = ids.map((id) => {
			return { name: `models/${id}`, displayName: id, inputTokenLimit: 1048576, supportedGenerationMethods };
		});
		return { models };
	}
	if (maker === 'anthropic') {
		const created = '2025-10-01T00:00:00Z';
		const data = ids.map((id) => ({ type: 'model', id, display_name: id, created_at: created }));
		return { data, has_more: false, first_id: ids[0] ?? null, last_id: ids.at(-1) ?? null };
	}
	if (maker === 'openrouter') {
		const architecture = { input_modalities: ['text'], output_modalities: ['text'] };
		return { data: ids.map((id) => ({ id, name: id, architecture })) };
	}
	const data = ids.map((id) => ({ id, object: 'model', created: 1744000000, owned_by: 'system' }));
	return { object: 'list', data };
}
