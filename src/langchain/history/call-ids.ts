import type { AIMessage, ToolMessage } from '@langchain/core/messages';
import type { RepairContext, RepairRule } from './context';
import {
	blocksOf,
	type Call,
	callsOf,
	copyWith,
	isAnswer,
	isCallBlock,
	isResult,
	mapMessages,
} from './message';

/**
 * Gives every tool call an id that the target accepts and that no other call has, on the call and on its result. Ids
 * are derived from the old ones, so the same conversation gets the same ids at every step and stays in prompt caches.
 */
export const fitCallIds: RepairRule = (messages, context) => {
	const ids = new IdBook(context.needs);
	return mapMessages(messages, (message) => {
		if (isAnswer(message)) return withCallIds(message, ids);
		return isResult(message) ? withResultId(message, ids) : message;
	});
};

/** The ids given out so far, and for each id of the caller those of the last answer that used it. */
class IdBook {
	private readonly used = new Set<string>();
	private readonly queues = new Map<string, string[]>();

	constructor(private readonly needs: RepairContext['needs']) {}

	/** New ids for the calls of one answer, in order; a call's old id may be missing or used before. */
	give(calls: readonly Call[]): string[] {
		const own = new Map<string, string[]>();
		const given = calls.map(({ id = '', name }) => {
			const fits = this.needs.toolCallId.test(id) && !this.used.has(id);
			const next = fits ? id : this.make(id || name);
			this.used.add(next);
			const queue = own.get(id);
			if (queue) queue.push(next);
			else own.set(id, [next]);
			return next;
		});
		for (const [id, queue] of own) this.queues.set(id, queue);
		return given;
	}

	/** The new id of the call that a result with this id answers; results of calls that share an id come in order. */
	take(id: string): string {
		const queue = this.queues.get(id);
		return (queue && queue.length > 1 ? queue.shift() : queue?.[0]) ?? id;
	}

	private make(seed: string): string {
		for (let salt = 0; ; salt += 1) {
			const id = derivedId(`${seed}#${salt}`, this.needs.toolCallIdLength);
			// An answer that lost all its other marks is known as Claude's by it.
			const own = seed.startsWith(CLAUDES) && this.needs.toolCallId.test(CLAUDES + id) ? CLAUDES + id : id;
			if (!this.used.has(own)) return own;
		}
	}
}

function withCallIds(message: AIMessage, ids: IdBook): AIMessage {
	const calls = callsOf(message);
	if (calls.length === 0) return message;
	const given = ids.give(calls);
	if (calls.every(({ id }, index) => id === given[index])) return message;
	// Blocks of calls stand in the order of the calls; those that share an id are told apart by it.
	const next = new Map<string, string[]>();
	calls.forEach(({ id = '' }, index) => next.set(id, [...(next.get(id) ?? []), given[index] ?? id]));
	const content =
		typeof message.content === 'string'
			? message.content
			: blocksOf(message.content).map((block) => {
					const id = isCallBlock(block) ? next.get(String(block['id'] ?? ''))?.shift() : undefined;
					return id === undefined ? block : { ...block, id };
				});
	const tool_calls = message.tool_calls?.length ? calls.map((call, index) => withId(call, given[index])) : [];
	return copyWith(message, { content, tool_calls });
}

function withId(call: Call, id: string | undefined): Call {
	return id === undefined ? call : { ...call, id };
}

function withResultId(message: ToolMessage, ids: IdBook): ToolMessage {
	const id = ids.take(message.tool_call_id ?? '');
	return id === message.tool_call_id ? message : copyWith(message, { tool_call_id: id });
}

const CLAUDES = 'toolu_';

const ALPHABET = '0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** Letters and digits derived from a text; the same text gives the same id. Six bits less a little of each step. */
function derivedId(seed: string, length: number): string {
	let id = '';
	let hash = 0x811c9dc5;
	for (let place = 0; place < length; place += 1) {
		const text = `${place}${seed}`;
		for (let index = 0; index < text.length; index += 1) {
			// FNV-1a, 32 bits, carried on from place to place so that all of the id depends on all of the text.
			hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
		}
		id += ALPHABET[(hash >>> 16) % ALPHABET.length] ?? '0';
	}
	return id;
}
