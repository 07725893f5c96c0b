import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import { BaseChatModel } from '@langchain/core/language_models/chat_models';
import { AIMessage, AIMessageChunk, type BaseMessage, type UsageMetadata } from '@langchain/core/messages';
import { ChatGenerationChunk, type ChatResult } from '@langchain/core/outputs';

/** Chunks of a streamed answer; a short answer of a real model has about as many. */
export const CHUNKS_PER_STREAM = 20;

const PIECE = 'one more word ';
/** What a maker tells with its whole answer, or with the last chunk of it. */
const END_OF_ANSWER: { usage_metadata: UsageMetadata; response_metadata: Record<string, unknown> } = {
	usage_metadata: { input_tokens: 500, output_tokens: 60, total_tokens: 560 },
	response_metadata: { finish_reason: 'stop' },
};

/** A chat model that answers at once from memory, so that all the time seen is that of what is around it. */
class InstantChatModel extends BaseChatModel {
	constructor(
		readonly model: string,
		readonly provider: string,
	) {
		super({});
	}

	override _llmType(): string {
		return 'instant';
	}

	override getLsParams(options: this['ParsedCallOptions']) {
		return { ...super.getLsParams(options), ls_provider: this.provider, ls_model_name: this.model };
	}

	override bindTools() {
		return this;
	}

	override async _generate(): Promise<ChatResult> {
		const text = PIECE.repeat(CHUNKS_PER_STREAM);
		const message = Object.assign(new AIMessage(text), END_OF_ANSWER);
		return { generations: [{ text, message }] };
	}

	override async *_streamResponseChunks(
		_messages: BaseMessage[],
		_options: this['ParsedCallOptions'],
		runManager?: CallbackManagerForLLMRun,
	): AsyncGenerator<ChatGenerationChunk> {
		for (let index = 1; index <= CHUNKS_PER_STREAM; index += 1) {
			const message = new AIMessageChunk(PIECE);
			if (index === CHUNKS_PER_STREAM) Object.assign(message, END_OF_ANSWER);
			yield new ChatGenerationChunk({ message, text: PIECE });
			await runManager?.handleLLMNewToken(PIECE);
		}
	}
}

/** The least a chat model around a chat model can do: it hands everything on. */
export class PassThroughChatModel extends BaseChatModel {
	constructor(private readonly inner: BaseChatModel) {
		super({});
	}

	override _llmType(): string {
		return 'pass_through';
	}

	override async _generate(messages: BaseMessage[], options: this['ParsedCallOptions']): Promise<ChatResult> {
		const message = await this.inner.invoke(messages, { ...options, callbacks: [] });
		return { generations: [{ text: message.text, message }] };
	}

	override async *_streamResponseChunks(
		messages: BaseMessage[],
		options: this['ParsedCallOptions'],
		runManager?: CallbackManagerForLLMRun,
	): AsyncGenerator<ChatGenerationChunk> {
		for await (const message of await this.inner.stream(messages, { ...options, callbacks: [] })) {
			yield new ChatGenerationChunk({ message, text: message.text });
			await runManager?.handleLLMNewToken(message.text);
		}
	}
}

/** Four models of three makers whose prices the catalogue knows, cheapest first. */
export function instantModels(): InstantChatModel[] {
	return [
		new InstantChatModel('gpt-4.1-nano', 'openai'),
		new InstantChatModel('gemini-2.5-flash', 'google'),
		new InstantChatModel('claude-haiku-4-5', 'anthropic'),
		new InstantChatModel('gpt-4.1', 'openai'),
	];
}
