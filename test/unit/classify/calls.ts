import type { CallInput, CallMessage } from '../../../src/domain/call';

/** A message with defaults for everything a test does not care about. */
export function message(
	role: CallMessage['role'],
	text: string,
	more: Partial<CallMessage> = {},
): CallMessage {
	return { role, text, imageCount: 0, audioCount: 0, fileCount: 0, toolCallCount: 0, ...more };
}

/** A call of the given messages, without tools or wishes for structure unless told otherwise. */
export function call(messages: readonly CallMessage[], more: Partial<CallInput> = {}): CallInput {
	return {
		messages,
		toolCount: 0,
		toolSchemaChars: 0,
		toolCallForced: false,
		structuredOutput: false,
		...more,
	};
}
