import { type BaseMessage, HumanMessage, SystemMessage } from '@langchain/core/messages';

/** English prose runs at about this many characters to the token. */
const CHARS_PER_TOKEN = 5.3;

const PARAGRAPH =
	'The quarterly report shows that revenue in the northern region grew by 12 percent while costs stayed flat, and the ' +
	'team expects the trend to continue because two large customers have extended their contracts until 2027.\n\n';

/**
 * A prompt of about so many tokens. No two are the same text or the same objects, so nothing kept from one call helps
 * the next.
 */
export function promptOf(tokens: number, serial: number): BaseMessage[] {
	const chars = Math.round(tokens * CHARS_PER_TOKEN);
	const material = PARAGRAPH.repeat(Math.ceil(chars / PARAGRAPH.length)).slice(0, chars);
	return [
		new SystemMessage('You are a careful analyst. Answer in plain words and keep to the facts.'),
		new HumanMessage(`Summarize report ${serial} in three sentences.\n\n${material}`),
	];
}
