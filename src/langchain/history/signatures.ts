import type { AIMessage } from '@langchain/core/messages';
import type { RepairRule } from './context';
import { blocksOf, callsOf, copyWith, isAnswer, isBlank, mapMessages } from './message';
import { GEMINI_SIGNATURES } from './native';

/** Google's documented stand-in for calls that another model made; it is not checked like a signature. */
const NO_SIGNATURE = 'skip_thought_signature_validator';

/** Generations that ask for no signatures. */
const UNSIGNED_MODEL = /gemini-[12](?:\.|-)|gemma|learnlm/;

/**
 * Gives the tool calls of other makers the stand-in for a thought signature. Gemini 3 and later refuse a call without
 * one; of calls made side by side only the first carries it.
 */
export const signForeignCalls: RepairRule = (messages, { target }) => {
	const isGoogle = target.maker === 'google' || target.maker === 'vertex';
	if (!isGoogle || (target.model !== undefined && UNSIGNED_MODEL.test(target.model))) return messages;
	return mapMessages(messages, (message) =>
		isAnswer(message) && isUnsigned(message) ? signed(message) : message,
	);
};

function isUnsigned(message: AIMessage): boolean {
	const { [GEMINI_SIGNATURES]: byId, signatures } = message.additional_kwargs;
	return callsOf(message).length > 0 && !holdsText(byId) && !holdsText(signatures);
}

function holdsText(value: unknown): boolean {
	return typeof value === 'object' && value !== null && Object.values(value).some((item) => Boolean(item));
}

function signed(message: AIMessage): AIMessage {
	const [first, ...rest] = callsOf(message);
	if (!first?.id) return message;
	const textParts = typeof message.content === 'string' ? 1 : blocksOf(message.content).length;
	const leading = isBlank(message.content) ? [] : new Array<string>(textParts).fill('');
	return copyWith(message, {
		additional_kwargs: {
			...message.additional_kwargs,
			[GEMINI_SIGNATURES]: { [first.id]: NO_SIGNATURE },
			// The class for Vertex reads one signature for each part, the empty ones included.
			signatures: [...leading, NO_SIGNATURE, ...rest.map(() => '')],
		},
	});
}
