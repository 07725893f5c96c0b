import type { ChatRequest } from '../types';
import { chooseTool, type ChosenTool } from './choose-tool';
import { findWrittenFormat, withoutInstructions } from './format-instructions';
import { fromSchema } from './from-schema';
import { plainText, textAfterTools } from './text';

/** An answer before it has ids, a finish reason and usage. */
export interface Draft {
	readonly text: string;
	readonly toolCalls: readonly ChosenTool[];
}

function lastUserText(request: ChatRequest): string {
	const turn = request.turns.findLast((entry) => entry.role === 'user');
	return withoutInstructions(turn?.text ?? '');
}

function toolResults(request: ChatRequest): string[] {
	const start = request.turns.findLastIndex((turn) => turn.role === 'user');
	return request.turns.slice(start + 1).flatMap((turn) => (turn.role === 'tool' ? [turn.text] : []));
}

/**
 * What a simulated model answers when no script says otherwise. It depends on the request alone: a tool call where
 * one fits, JSON where a schema is asked for, a text that uses the tool results, else a text of the prompt's words.
 */
export function defaultDraft(request: ChatRequest): Draft {
	const prompt = lastUserText(request);
	const tool = chooseTool(request, prompt);
	if (tool) return { text: '', toolCalls: [tool] };
	const results = toolResults(request);
	const source = results.length ? `${prompt}\n${results.join('\n')}` : prompt;
	if (request.schema) {
		return { text: JSON.stringify(fromSchema(request.schema, source)), toolCalls: [] };
	}
	const written = findWrittenFormat(request.turns);
	if (written) {
		const json = JSON.stringify(fromSchema(written.schema, source));
		return { text: written.fenced ? `\`\`\`json\n${json}\n\`\`\`` : json, toolCalls: [] };
	}
	const text = results.length ? textAfterTools(results) : plainText(prompt);
	return { text: request.jsonMode ? JSON.stringify({ answer: text }) : text, toolCalls: [] };
}
