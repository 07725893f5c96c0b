import type { BaseMessage } from '@langchain/core/messages';
import { property } from './chat-model-shape';

/** Counts the tool calls of one answer, whole or streamed, and those whose arguments cannot be read. */
export class ToolCallReader {
	private whole = 0;
	private wholeInvalid = 0;
	/** Characters of names and arguments, for an estimate of their tokens. */
	private chars = 0;
	/** Streamed arguments by the call's index; they come in pieces that are no JSON on their own. */
	private readonly argsByIndex = new Map<unknown, string>();
	private readonly names: string[] = [];

	/** Takes in a message or chunk; returns whether it is part of a tool call. */
	add(message: BaseMessage): boolean {
		const chunks = listOf(property(message, 'tool_call_chunks'));
		for (const chunk of chunks) {
			const index = property(chunk, 'index') ?? property(chunk, 'id') ?? this.argsByIndex.size;
			const args = property(chunk, 'args');
			this.chars += lengthOf(property(chunk, 'name')) + lengthOf(args);
			this.argsByIndex.set(
				index,
				(this.argsByIndex.get(index) ?? '') + (typeof args === 'string' ? args : ''),
			);
		}
		if (chunks.length > 0) return true;
		const calls = listOf(property(message, 'tool_calls'));
		for (const call of calls) {
			const name = property(call, 'name');
			if (typeof name === 'string') this.names.push(name);
			this.chars += lengthOf(name) + lengthOf(property(call, 'args'));
		}
		const invalid = listOf(property(message, 'invalid_tool_calls')).length;
		this.whole += calls.length;
		this.wholeInvalid += invalid;
		return calls.length + invalid > 0;
	}

	/** Characters of all names and arguments so far; arguments count as compact JSON. */
	get textLength(): number {
		return this.chars;
	}

	/** Readable calls and unreadable ones, and the tools that a whole answer calls. */
	counts(): { readonly valid: number; readonly invalid: number; readonly names: readonly string[] } {
		const streamed = [...this.argsByIndex.values()];
		const invalid = streamed.filter((args) => !isJsonOrEmpty(args)).length;
		return {
			valid: this.whole + streamed.length - invalid,
			invalid: this.wholeInvalid + invalid,
			names: this.names,
		};
	}
}

/** A call without arguments may come without any text for them. */
function isJsonOrEmpty(args: string): boolean {
	if (args.trim() === '') return true;
	try {
		JSON.parse(args);
		return true;
	} catch {
		return false;
	}
}

function lengthOf(value: unknown): number {
	if (typeof value === 'string') return value.length;
	return value === undefined || value === null ? 0 : JSON.stringify(value).length;
}

function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}
