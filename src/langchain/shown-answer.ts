import {
	AIMessage,
	AIMessageChunk,
	type BaseMessage,
	type MessageContent,
	type ToolCallChunk,
} from '@langchain/core/messages';
import { estimateTokens } from '../classify';
import { nonEmptyString, property } from './chat-model-shape';
import { textOf } from './to-call-input';

/** What the caller has been shown of a streamed answer, kept while the call runs so that another model can go on. */
export class ShownAnswer {
	private text = '';
	private onlyText = true;
	/** The index of the last block of text, where the model writes its text in blocks. */
	private blockIndex: unknown;
	private inBlocks = false;

	/** Takes note of a chunk that the caller has been given. */
	note(chunk: BaseMessage): void {
		this.onlyText &&= !holdsMoreThanText(chunk);
		const { content } = chunk;
		for (const block of Array.isArray(content) ? content : []) {
			if (nonEmptyString(property(block, 'text')) === undefined) continue;
			this.inBlocks = true;
			this.blockIndex = property(block, 'index');
		}
		this.text += textOf(content);
	}

	/** Whether a text alone has been shown, which another model can be given to go on with. */
	get isText(): boolean {
		return this.onlyText && this.text.trim() !== '';
	}

	/** The characters shown so far. */
	get length(): number {
		return this.text.length;
	}

	/** Its estimated tokens. */
	get tokens(): number {
		return estimateTokens(this.text);
	}

	/** The conversation with the shown text as the beginning of the answer; the messages given stay as they are. */
	asBeginning(messages: readonly BaseMessage[]): BaseMessage[] {
		// A beginning that ends in white space is refused by Anthropic and makes others stumble.
		const beginning = this.text.trimEnd();
		const last = messages.at(-1);
		if (last?.getType() !== 'ai' || typeof last.content !== 'string') {
			return [...messages, new AIMessage(beginning)];
		}
		return [...messages.slice(0, -1), new AIMessage(last.content + beginning)];
	}

	/** What fits the chunks of the model that goes on to those already shown. */
	seam(): Seam {
		return new Seam(this.text.slice(this.text.trimEnd().length), (text) => this.asContent(text));
	}

	/** Text in the form of the chunks before, so that LangChain joins them into one text. */
	private asContent(text: string): MessageContent {
		if (!this.inBlocks || text === '') return text;
		const index = this.blockIndex;
		return [{ type: 'text', text, ...(index !== undefined && { index }) }];
	}
}

/** Joins the continuation of an answer to the part before it: white space comes once, and the rest as it is. */
class Seam {
	private leading: string | undefined = '';

	/**
	 * Fits chunks to one end.
	 *
	 * @param shownSpace The white space at the end of what was shown, which the model that goes on was not given.
	 */
	constructor(
		private readonly shownSpace: string,
		private readonly asContent: (text: string) => MessageContent,
	) {}

	/**
	 * The chunk as it is to be shown. Of its figures and marks only those are kept that add up with those of the part
	 * before: usage, and why the answer ended.
	 */
	join(chunk: BaseMessage): AIMessageChunk {
		const usage = property(chunk, 'usage_metadata') as AIMessageChunk['usage_metadata'];
		const pieces = property(chunk, 'tool_call_chunks');
		return new AIMessageChunk({
			content: this.asContent(this.fit(textOf(chunk.content))),
			response_metadata: Object.fromEntries(
				Object.entries(chunk.response_metadata ?? {}).filter(([name]) => END_MARKS.has(name)),
			),
			...(Array.isArray(pieces) && { tool_call_chunks: pieces as ToolCallChunk[] }),
			...(usage !== undefined && { usage_metadata: usage }),
		});
	}

	private fit(text: string): string {
		if (this.leading === undefined) return text;
		this.leading += text;
		const rest = this.leading.trimStart();
		if (rest === '') return '';
		const space = this.leading.slice(0, this.leading.length - rest.length);
		this.leading = undefined;
		return spaceLeft(this.shownSpace, space) + rest;
	}
}

/** The part of the continuation's own white space that has not been shown yet. */
function spaceLeft(shown: string, own: string): string {
	if (own.startsWith(shown)) return own.slice(shown.length);
	// Spaces shown before a line break do not show; a space after a line break would.
	return own.includes('\n') && !shown.includes('\n') ? own : '';
}

const END_MARKS: ReadonlySet<string> = new Set([
	'finish_reason',
	'stop_reason',
	'finishReason',
	'stopReason',
]);

const TEXT_BLOCKS: ReadonlySet<unknown> = new Set([
	'text',
	'text_delta',
	'reasoning',
	'thinking',
	'redacted_thinking',
]);

/** Whether a chunk shows something that no other model can go on with: a tool call, an image. */
function holdsMoreThanText(chunk: BaseMessage): boolean {
	const calls = [property(chunk, 'tool_call_chunks'), property(chunk, 'tool_calls')];
	if (calls.some((list) => Array.isArray(list) && list.length > 0)) return true;
	if (!Array.isArray(chunk.content)) return false;
	return chunk.content.some(
		(block) => typeof block !== 'string' && !TEXT_BLOCKS.has(property(block, 'type')),
	);
}
