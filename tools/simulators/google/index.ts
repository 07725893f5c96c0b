import type { Protocol } from '../types';
import { encodeGoogle, encodeGoogleStream } from './encode';
import { googleError } from './errors';
import { parseGoogle } from './parse';

/** Gemini's generateContent and streamGenerateContent. */
export const googleProtocol: Protocol = {
	parse: parseGoogle,
	encode: encodeGoogle,
	encodeStream: encodeGoogleStream,
	error: googleError,
};
