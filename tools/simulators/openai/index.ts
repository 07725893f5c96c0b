import type { Protocol } from '../types';
import { encodeOpenAi, encodeOpenAiStream } from './encode';
import { openAiError } from './errors';
import { parseOpenAi } from './parse';

/** OpenAI's chat completions. */
export const openAiProtocol: Protocol = {
	parse: (body) => parseOpenAi(body, 'openai'),
	encode: encodeOpenAi,
	encodeStream: encodeOpenAiStream,
	error: (spec) => openAiError(spec, 'openai'),
};

/** OpenRouter's dialect of them: `vendor/model` ids, numeric error codes, a reported cost. */
export const openRouterProtocol: Protocol = {
	...openAiProtocol,
	parse: (body) => parseOpenAi(body, 'openrouter'),
	error: (spec) => openAiError(spec, 'openrouter'),
};
