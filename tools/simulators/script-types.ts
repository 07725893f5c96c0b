import type { TokenUsage } from '../../src/domain/usage';
import type { JsonObject } from './json';
import type { ChatRequest, FinishReason, Maker, NamedFault } from './types';

/** When the parts of an answer leave the server. */
export interface Pace {
	/** Milliseconds before anything is sent, headers included. Default 0. */
	readonly delayMs?: number;
	/** Milliseconds between the first bytes and the first content of a stream. Default 0. */
	readonly firstTokenDelayMs?: number;
	/** Milliseconds between two pieces of a stream. Default 0. */
	readonly chunkDelayMs?: number;
	/** Characters per streamed piece. Default 24. */
	readonly chunkChars?: number;
}

/** A scripted answer. What is left out is filled in as the default behaviour would. */
export interface AnswerStep extends Pace {
	readonly text?: string;
	readonly toolCalls?: ReadonlyArray<{
		readonly name: string;
		readonly args: JsonObject;
		readonly id?: string;
	}>;
	/** Replaces the counted kinds one by one. Totals are inclusive, as in the domain's usage. */
	readonly usage?: Partial<TokenUsage>;
	readonly finishReason?: FinishReason;
	/** USD reported by OpenRouter; computed from the server's prices when absent. */
	readonly costUsd?: number;
}

/** A failure with the maker's own status, headers and body. */
export interface NamedFaultStep {
	readonly fault: NamedFault;
	readonly retryAfterSeconds?: number;
	readonly message?: string;
	readonly delayMs?: number;
}

/** Any HTTP status; the body is in the maker's shape unless given. */
export interface StatusFaultStep {
	readonly fault: 'status';
	readonly status: number;
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	readonly delayMs?: number;
}

/**
 * A failure of the connection or of the answer's form:
 * - `reset` closes the socket before any byte; `silence` never answers;
 * - `cut` breaks the connection, `stall` goes silent and `malformed_chunk` sends broken JSON after `afterChunks`
 *   pieces (default 1); a plain body breaks half way;
 * - `error_in_200` sends an error object with status 200, inside the stream after `afterChunks` pieces (default 0);
 * - `missing_end` ends cleanly without finish reason, usage or end mark, after all pieces or `afterChunks` of them;
 * - `empty` answers without text; `html` answers with a page (status default 200);
 * - `slow_drip` sends small pieces `intervalMs` apart (default 50);
 * - `byte_drip` sends the whole response byte by byte, `intervalMs` apart (default 1000);
 * - `gzip_cut` compresses the response and ends it, in good form, half way through the compressed bytes.
 */
export interface WireFaultStep extends AnswerStep {
	readonly fault:
		| 'reset'
		| 'silence'
		| 'cut'
		| 'stall'
		| 'malformed_chunk'
		| 'missing_end'
		| 'empty'
		| 'error_in_200'
		| 'html'
		| 'slow_drip'
		| 'byte_drip'
		| 'gzip_cut';
	readonly afterChunks?: number;
	readonly intervalMs?: number;
	readonly status?: number;
}

/** One reply of a script. */
export type ReplyStep = AnswerStep | NamedFaultStep | StatusFaultStep | WireFaultStep;

/** Which requests a rule is for. Every given field must fit. */
export interface RequestMatch {
	readonly maker?: Maker;
	readonly model?: string | RegExp;
	readonly stream?: boolean;
	/** Fits from the nth request (counted from 1) of each model on. */
	readonly nth?: number;
	/** Found in the last message of the user. */
	readonly text?: string | RegExp;
}

/** A match, or a function that decides. */
export type Matcher = RequestMatch | ((request: ChatRequest) => boolean);

/** A reply, or a function that makes one from the request. `undefined` means the default behaviour. */
export type Reply = ReplyStep | ((request: ChatRequest) => ReplyStep | undefined);
