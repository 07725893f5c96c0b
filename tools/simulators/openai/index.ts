import type { OpenAiLikeMaker, Protocol } from '../types';
import { encodeOpenAi, encodeOpenAiStream } from './encode';
import { openAiError } from './errors';
import { parseOpenAi } from './parse';
import { encodeResponse } from './responses-encode';
import { parseResponses } from './responses-parse';
import { encodeResponseStream } from './responses-stream';

/** OpenAI's chat completions. */
export const openAiProtocol: Protocol = {
	parse: (body) => parseOpenAi(body, 'openai'),
	encode: encodeOpenAi,
	encodeStream: encodeOpenAiStream,
	error: (spec) => openAiError(spec, 'openai'),
};

/** OpenAI's Responses API, stateless: the whole conversation comes with each request. */
export const responsesProtocol: Protocol = {
	parse: parseResponses,
	encode: encodeResponse,
	encodeStream: encodeResponseStream,
	error: (spec) => openAiError(spec, 'openai'),
};

/**
 * A dialect of them. OpenRouter's: `vendor/model` ids, numeric error codes, a reported cost. Mistral's and DeepSeek's:
 * rules of their own for the conversation.
 */
export function openAiLikeProtocol(maker: OpenAiLikeMaker): Protocol {
	return {
		...openAiProtocol,
		parse: (body) => parseOpenAi(body, maker),
		error: (spec) => openAiError(spec, maker),
	};
}
