import { AIMessage } from '@langchain/core/messages';
import type { RepairRule } from './context';
import { blocksOf, callsOf, isAnswer, joinedText, mapMessages, textOfBlock } from './message';
import { isForeign } from './native';

/** Blocks that hold thoughts or calls; calls are carried over in their own place, thoughts only their maker can read. */
const LEFT_OUT: ReadonlySet<string> = new Set([
	'thinking',
	'redacted_thinking',
	'reasoning',
	'reasoning_content',
	'tool_use',
	'tool_call',
	'tool_call_chunk',
	'input_json_delta',
	'functionCall',
]);

/**
 * Reduces answers of other makers to text and tool calls. Thoughts, signatures, stored item ids and provider options
 * mean nothing to another maker, which refuses them or, for ids, looks for them in vain.
 */
export const reduceForeignAnswers: RepairRule = (messages, { target }) =>
	mapMessages(messages, (message) =>
		isAnswer(message) && isForeign(message, target) ? reducedAnswer(message) : message,
	);

function reducedAnswer(message: AIMessage): AIMessage {
	const tool_calls = callsOf(message).map((call) => ({ ...call, type: 'tool_call' as const }));
	return new AIMessage({ content: joinedText(message.content) + notesOn(message), tool_calls });
}

/** Says what else the answer held, so that what follows does not refer to nothing. */
function notesOn(message: AIMessage): string {
	return blocksOf(message.content)
		.filter((block) => textOfBlock(block) === undefined && !LEFT_OUT.has(block.type))
		.map((block) => `\n[Here the answer held content of type ${block.type}.]`)
		.join('');
}
