import { fromSchema } from './from-schema';
import { overlap } from './words';
import { asObject, type JsonObject } from '../json';
import type { ChatRequest, OfferedTool, Turn } from '../types';

/** The tool n8n's agents offer for the final answer when an output parser is attached. */
const FINAL_ANSWER_TOOL = /^format_final_json/;

/** Words in tool names that say nothing of what the tool is for. */
const GENERIC = /\b(?:get|set|tool|run|call|fetch|api|find|list|create|new|the)\b/g;

/** A tool and its arguments. */
export interface ChosenTool {
	readonly name: string;
	readonly args: JsonObject;
}

function nameScore(tool: OfferedTool, prompt: string): number {
	const name = tool.name
		.replace(/([a-z])([A-Z])/g, '$1 $2')
		.replace(/[_-]/g, ' ')
		.toLowerCase();
	const arithmetic = /calc|math/.test(name) && /\d\s*[-+*/x^%]\s*\d/.test(prompt) ? 1 : 0;
	return overlap(name.replace(GENERIC, ' '), prompt) + arithmetic;
}

function argumentsFor(tool: OfferedTool, prompt: string): JsonObject {
	return asObject(fromSchema(tool.schema, prompt));
}

function call(tool: OfferedTool, prompt: string): ChosenTool {
	return { name: tool.name, args: argumentsFor(tool, prompt) };
}

function calledSinceUser(turns: readonly Turn[]): Set<string> {
	const start = turns.findLastIndex((turn) => turn.role === 'user');
	return new Set(turns.slice(start + 1).flatMap((turn) => turn.toolCalls.map((entry) => entry.name)));
}

function best(tools: readonly OfferedTool[], score: (tool: OfferedTool) => number): OfferedTool | undefined {
	let top: OfferedTool | undefined;
	let topScore = 0;
	for (const tool of tools) {
		const value = score(tool);
		if (value > topScore) [top, topScore] = [tool, value];
	}
	return top;
}

function forced(request: ChatRequest, prompt: string): ChosenTool | undefined {
	const { toolChoice, tools } = request;
	if (toolChoice.kind === 'named') {
		const named = tools.find((tool) => tool.name === toolChoice.name);
		return named && call(named, prompt);
	}
	const any =
		toolChoice.kind === 'any' ? (best(tools, (tool) => nameScore(tool, prompt)) ?? tools[0]) : undefined;
	return any && call(any, prompt);
}

/**
 * The tool to call next, if any. A forced choice comes first. Otherwise each tool whose name shares a word with the
 * user's last message is called once, best fit first; before the first call a shared word in the description is
 * enough. Then the final-answer tool, where one is offered.
 */
export function chooseTool(request: ChatRequest, prompt: string): ChosenTool | undefined {
	if (request.toolChoice.kind === 'none' || request.tools.length === 0) return undefined;
	const must = forced(request, prompt);
	if (must) return must;
	const called = calledSinceUser(request.turns);
	const open = request.tools.filter((tool) => !called.has(tool.name) && !FINAL_ANSWER_TOOL.test(tool.name));
	const named = best(open, (tool) => nameScore(tool, prompt));
	if (named) return call(named, prompt);
	const described = called.size ? undefined : best(open, (tool) => overlap(tool.description, prompt));
	if (described) return call(described, prompt);
	const final = request.tools.find((tool) => FINAL_ANSWER_TOOL.test(tool.name));
	return final && call(final, prompt);
}
