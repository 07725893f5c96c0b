import type { CallbackManagerForLLMRun } from '@langchain/core/callbacks/manager';
import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import {
	BaseChatModel,
	type BaseChatModelCallOptions,
	type BindToolsInput,
} from '@langchain/core/language_models/chat_models';
import { AIMessage, AIMessageChunk, type BaseMessage } from '@langchain/core/messages';
import { ChatGenerationChunk, type ChatResult } from '@langchain/core/outputs';
import type { Runnable } from '@langchain/core/runnables';

/** `hang` never answers, and only a cancel ends it. */
export type Piece = string | AIMessageChunk | Error | 'hang';

/** A whole answer, an error to throw, a stream in pieces, or something that is never answered. */
export type Reply = string | AIMessage | Error | { readonly pieces: readonly Piece[] };

/** Options as a model receives them. */
export interface ScriptedOptions extends BaseChatModelCallOptions {
	readonly tools?: readonly unknown[];
	readonly [option: string]: unknown;
}

/** One request as the model saw it. */
export interface ScriptedCall {
	readonly mode: 'invoke' | 'stream';
	readonly messages: readonly BaseMessage[];
	readonly options: ScriptedOptions;
	/** The tools bound for this request. */
	readonly tools: readonly unknown[];
	/** Whether an outer run's handlers reached the model. */
	readonly traced: boolean;
}

/** What a scripted model was asked, kept outside of the model so that the model itself can be frozen. */
export class Script {
	readonly calls: ScriptedCall[] = [];
	/** The tools of each `bindTools`. */
	readonly bound: (readonly unknown[])[] = [];
	private readonly replies: Reply[];

	constructor(replies: readonly Reply[]) {
		this.replies = [...replies];
	}

	/** The next reply. @throws when there is none left. */
	next(call: ScriptedCall): Reply {
		this.calls.push(call);
		const reply = this.replies.shift();
		if (reply === undefined) throw new Error(`The script has no reply for request ${this.calls.length}.`);
		return reply;
	}
}

/** What a scripted model says of itself. */
export interface ScriptedFields {
	readonly model?: string;
	readonly provider?: string;
	readonly metadata?: Record<string, unknown>;
}

/** A chat model that answers from a script and notes what it was asked. */
export class ScriptedChatModel extends BaseChatModel<ScriptedOptions> {
	readonly model: string;
	readonly provider: string;
	readonly script: Script;

	constructor(replies: readonly Reply[], fields: ScriptedFields = {}) {
		super({ ...(fields.metadata && { metadata: fields.metadata }) });
		this.model = fields.model ?? 'scripted';
		this.provider = fields.provider ?? 'scripts';
		this.script = new Script(replies);
	}

	/** What it was asked so far. */
	get calls(): readonly ScriptedCall[] {
		return this.script.calls;
	}

	override _llmType(): string {
		return 'scripted';
	}

	override getLsParams(options: this['ParsedCallOptions']) {
		return { ...super.getLsParams(options), ls_provider: this.provider, ls_model_name: this.model };
	}

	override bindTools(
		tools: BindToolsInput[],
		kwargs?: Partial<ScriptedOptions>,
	): Runnable<BaseLanguageModelInput, AIMessageChunk, ScriptedOptions> {
		this.script.bound.push(tools);
		return this.withConfig({ ...kwargs, tools });
	}

	override async _generate(
		messages: BaseMessage[],
		options: ScriptedOptions,
		runManager?: CallbackManagerForLLMRun,
	): Promise<ChatResult> {
		const reply = this.script.next(callOf('invoke', messages, options, runManager));
		let whole: AIMessageChunk | undefined;
		for await (const chunk of chunksOf(reply, options.signal)) whole = whole ? whole.concat(chunk) : chunk;
		const message = reply instanceof AIMessage ? reply : wholeOf(whole);
		return { generations: [{ text: message.text, message }] };
	}

	override async *_streamResponseChunks(
		messages: BaseMessage[],
		options: ScriptedOptions,
		runManager?: CallbackManagerForLLMRun,
	): AsyncGenerator<ChatGenerationChunk> {
		const reply = this.script.next(callOf('stream', messages, options, runManager));
		for await (const message of chunksOf(reply, options.signal)) {
			const chunk = new ChatGenerationChunk({ message, text: message.text });
			yield chunk;
			await runManager?.handleLLMNewToken(chunk.text, undefined, undefined, undefined, undefined, { chunk });
		}
	}
}

function callOf(
	mode: ScriptedCall['mode'],
	messages: readonly BaseMessage[],
	options: ScriptedOptions,
	runManager: CallbackManagerForLLMRun | undefined,
): ScriptedCall {
	return {
		mode,
		messages,
		options,
		tools: options.tools ?? [],
		traced: (runManager?.handlers.length ?? 0) > 0,
	};
}

function wholeOf(chunk: AIMessageChunk | undefined): AIMessage {
	if (!chunk) return new AIMessage('');
	const { content, tool_calls, usage_metadata, response_metadata } = chunk;
	return new AIMessage({
		content,
		response_metadata,
		...(tool_calls && { tool_calls }),
		...(usage_metadata !== undefined && { usage_metadata }),
	});
}

function chunkOf({ content, tool_calls, usage_metadata, response_metadata }: AIMessage): AIMessageChunk {
	return new AIMessageChunk({
		content,
		response_metadata,
		...(tool_calls && { tool_calls }),
		...(usage_metadata !== undefined && { usage_metadata }),
	});
}

async function* chunksOf(reply: Reply, signal: AbortSignal | undefined): AsyncGenerator<AIMessageChunk> {
	if (reply instanceof Error) throw reply;
	const pieces: readonly Piece[] =
		typeof reply === 'string' ? [reply] : reply instanceof AIMessage ? [chunkOf(reply)] : reply.pieces;
	for (const piece of pieces) {
		// As a real request: a cancel is heeded between two pieces and while waiting.
		signal?.throwIfAborted();
		if (piece instanceof Error) throw piece;
		if (piece === 'hang') await untilCancelled(signal);
		else yield typeof piece === 'string' ? new AIMessageChunk(piece) : piece;
	}
}

async function untilCancelled(signal: AbortSignal | undefined): Promise<never> {
	return await new Promise((_resolve, reject) => {
		signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
	});
}
