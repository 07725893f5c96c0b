import type { OpenAiLikeMaker, Protocol } from '../types';
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
