import type { CredentialRef, NodeSpec } from './workflow-types';

/** What every chat model node needs. */
export interface ModelOptions {
	/** The provider's model id, e.g. `gpt-4.1-mini`. */
	readonly model: string;
	readonly credential: CredentialRef;
	/** Default: the node's usual name followed by the model. */
	readonly name?: string;
	/** The node's own `options`, e.g. `{ temperature: 0, timeout: 5000 }`. */
	readonly options?: Readonly<Record<string, unknown>>;
}

const PACKAGE = '@n8n/n8n-nodes-langchain';

/** Chat Completions rather than the Responses API: that is what other makers' compatible servers speak. */
export function lmChatOpenAi({ model, credential, name, options = {} }: ModelOptions): NodeSpec {
	return {
		name: name ?? `OpenAI ${model}`,
		type: `${PACKAGE}.lmChatOpenAi`,
		typeVersion: 1.3,
		credentials: [credential],
		parameters: { model: { __rl: true, mode: 'id', value: model }, responsesApiEnabled: false, options },
	};
}

/** Anthropic Chat Model. */
export function lmChatAnthropic({ model, credential, name, options = {} }: ModelOptions): NodeSpec {
	return {
		name: name ?? `Anthropic ${model}`,
		type: `${PACKAGE}.lmChatAnthropic`,
		typeVersion: 1.6,
		credentials: [credential],
		parameters: { model: { __rl: true, mode: 'id', value: model }, options },
	};
}

/** Google Gemini Chat Model; the id without `models/` in front, which is added here. */
export function lmChatGoogleGemini({ model, credential, name, options = {} }: ModelOptions): NodeSpec {
	return {
		name: name ?? `Gemini ${model}`,
		type: `${PACKAGE}.lmChatGoogleGemini`,
		typeVersion: 1.2,
		credentials: [credential],
		parameters: { modelName: model.startsWith('models/') ? model : `models/${model}`, options },
	};
}

/** OpenRouter Chat Model; ids such as `openai/gpt-4.1-mini`. */
export function lmChatOpenRouter({ model, credential, name, options = {} }: ModelOptions): NodeSpec {
	return {
		name: name ?? `OpenRouter ${model}`,
		type: `${PACKAGE}.lmChatOpenRouter`,
		typeVersion: 1,
		credentials: [credential],
		parameters: { model, options },
	};
}
