import type { Session } from './session';

/** One line of a streamed answer. */
export interface ChatChunk {
	/** `begin`, `item`, `end`, `error` or whatever n8n says. */
	readonly type: string;
	readonly content: string;
	/** The node that wrote it, when n8n says so. */
	readonly nodeName?: string;
	/** Milliseconds since 1970-01-01T00:00:00Z, when this line arrived here. */
	readonly receivedAt: number;
}

/** The answer of a chat trigger. */
export interface ChatAnswer {
	readonly status: number;
	readonly chunks: readonly ChatChunk[];
	/** The contents of all `item` lines, joined; for an answer that is not streamed, the whole body. */
	readonly text: string;
	readonly body: string;
}

/** What is said to a chat trigger. */
export interface ChatMessage {
	/** The `webhookId` of the chat trigger node. */
	readonly webhookId: string;
	readonly text: string;
	/** Default: a fixed one; memory nodes key on it. */
	readonly sessionId?: string;
	readonly signal?: AbortSignal;
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parseLine(line: string, receivedAt: number): ChatChunk | undefined {
	try {
		const value: unknown = JSON.parse(line);
		if (!isRecord(value) || typeof value['type'] !== 'string') return undefined;
		const { type, content, metadata } = value;
		const nodeName = isRecord(metadata) ? metadata['nodeName'] : undefined;
		return {
			type,
			content: typeof content === 'string' ? content : '',
			...(typeof nodeName === 'string' ? { nodeName } : {}),
			receivedAt,
		};
	} catch {
		// Not a line of a stream: the workflow answered with one plain body.
		return undefined;
	}
}

async function readLines(response: Response, onLine: (line: string) => void): Promise<string> {
	const decoder = new TextDecoder();
	let body = '';
	let pending = '';
	for await (const bytes of response.body ?? []) {
		const text = decoder.decode(bytes, { stream: true });
		body += text;
		const lines = (pending + text).split('\n');
		pending = lines.pop() ?? '';
		for (const line of lines) onLine(line);
	}
	if (pending !== '') onLine(pending);
	return body;
}

/**
 * Sends one message to the production webhook of a public chat trigger of an active workflow and collects the
 * answer, line by line as it arrives when the trigger streams.
 */
export async function sendChat(session: Session, message: ChatMessage): Promise<ChatAnswer> {
	const { webhookId, text, sessionId = 'session-1', signal } = message;
	const response = await session.fetch(`/webhook/${webhookId}/chat`, {
		method: 'POST',
		body: { action: 'sendMessage', sessionId, chatInput: text },
		...(signal === undefined ? {} : { signal }),
	});
	const chunks: ChatChunk[] = [];
	const body = await readLines(response, (line) => {
		const chunk = line.trim() === '' ? undefined : parseLine(line, Date.now());
		if (chunk !== undefined) chunks.push(chunk);
	});
	const streamed = chunks.filter((chunk) => chunk.type === 'item').map((chunk) => chunk.content);
	return { status: response.status, chunks, text: chunks.length > 0 ? streamed.join('') : body, body };
}
