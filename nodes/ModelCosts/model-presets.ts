/** The list the user writes. */
export const OWN_LIST = 'list';

/** Ready-made lists of models, as `provider/model`. Their prices come from the catalogue like any other. */
export const MODEL_PRESETS = {
	small: {
		name: 'Small Models',
		description: 'Inexpensive models for easy and well-bounded work',
		models: [
			'openai/gpt-5-mini',
			'openai/gpt-4.1-mini',
			'anthropic/claude-haiku-4-5',
			'google/gemini-2.5-flash',
			'mistral/mistral-small-latest',
			'deepseek/deepseek-chat',
		],
	},
	strong: {
		name: 'Strong Models',
		description: 'Dearer models for demanding work',
		models: [
			'openai/gpt-5.1',
			'openai/gpt-4.1',
			'anthropic/claude-sonnet-4-5',
			'anthropic/claude-opus-4-5',
			'google/gemini-2.5-pro',
			'mistral/mistral-large-latest',
		],
	},
} as const satisfies Readonly<
	Record<string, { readonly name: string; readonly description: string; readonly models: readonly string[] }>
>;
