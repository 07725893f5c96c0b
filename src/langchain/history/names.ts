import type { AIMessage, BaseMessage } from '@langchain/core/messages';
import type { RepairContext, RepairRule } from './context';
import { blocksOf, callsOf, copyWith, isAnswer, isCallBlock, isResult, mapMessages } from './message';

/** OpenAI's pattern for the name of a message's author. */
const AUTHOR = /^[^\s<|\\/>]{1,64}$/;

/** Takes away or mends names that the target refuses: of authors, and of functions that were called. */
export const fitNames: RepairRule = (messages, { needs }) =>
	mapMessages(messages, (message) => {
		if (isResult(message)) {
			const { name } = message;
			return name === undefined || needs.functionName.test(name)
				? message
				: copyWith(message, { name: fitName(name) });
		}
		const named = isAnswer(message) ? withFunctionNames(message, needs) : message;
		return withAuthor(named, needs);
	});

function withFunctionNames(message: AIMessage, { functionName }: RepairContext['needs']): AIMessage {
	if (callsOf(message).every(({ name }) => functionName.test(name))) return message;
	const fit = (name: string) => (functionName.test(name) ? name : fitName(name));
	const content =
		typeof message.content === 'string'
			? message.content
			: blocksOf(message.content).map((block) =>
					isCallBlock(block) ? { ...block, name: fit(String(block['name'])) } : block,
				);
	const calls = message.tool_calls ?? [];
	return copyWith(message, { content, tool_calls: calls.map((call) => ({ ...call, name: fit(call.name) })) });
}

function withAuthor(message: BaseMessage, needs: RepairContext['needs']): BaseMessage {
	const { name } = message;
	if (name === undefined || needs.authorName === 'ignored') return message;
	if (needs.authorName === 'pattern' && AUTHOR.test(name)) return message;
	const fitted = needs.authorName === 'pattern' ? fitName(name) : undefined;
	const copy = copyWith(message, {});
	if (fitted) copy.name = fitted;
	else delete copy.name;
	return copy;
}

/** Letters, digits, `_` and `-`, beginning with a letter or `_`, at most 64: every maker takes such a name. */
function fitName(name: string): string {
	const plain = name.replace(/[^a-zA-Z0-9_-]/g, '_');
	return (/^[a-zA-Z_]/.test(plain) ? plain : `_${plain}`).slice(0, 64);
}
