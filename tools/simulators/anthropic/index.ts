import type { Protocol } from '../types';
import { encodeAnthropic, encodeAnthropicStream } from './encode';
import { anthropicError } from './errors';
import { parseAnthropic } from './parse';

/** Anthropic's messages. */
export const anthropicProtocol: Protocol = {
	parse: (body) => parseAnthropic(body),
	encode: encodeAnthropic,
	encodeStream: encodeAnthropicStream,
	error: anthropicError,
};
