import { CHARS_PER_TOKEN, countUsage } from './usage';
import { defaultDraft } from './reply';
import type { AnswerStep } from './script-types';
import type { Answer, ChatRequest, Maker, ToolCall } from './types';

/** USD per million tokens. */
export interface ReportedPrice {
	readonly inputUsdPerMtok: number;
	readonly outputUsdPerMtok: number;
}

const ID_PREFIX: Readonly<Record<Maker, string>> = {
	openai: 'call_',
	openrouter: 'call_',
	anthropic: 'toolu_',
	google: '',
	mistral: '',
	deepseek: 'call_',
};

function toolCallId(maker: Maker, serial: number, index: number): string {
	const number = `${String(serial).padStart(8, '0')}${index}`;
	// Mistral's ids have exactly nine letters and digits.
	return maker === 'mistral' ? number.slice(-9) : `${ID_PREFIX[maker]}${number}`;
}

/** USD with at most 12 decimals, so that the sum of two products stays printable without an exponent's noise. */
function costOf(inputTokens: number, outputTokens: number, price: ReportedPrice): number {
	const micro = inputTokens * price.inputUsdPerMtok + outputTokens * price.outputUsdPerMtok;
	return Number((micro / 1e6).toFixed(12));
}

function limited(request: ChatRequest, step: AnswerStep, text: string): { text: string; cut: boolean } {
	const most = (request.maxOutputTokens ?? Infinity) * CHARS_PER_TOKEN;
	const cut = step.finishReason === undefined && text.length > most;
	return { text: cut ? text.slice(0, most) : text, cut };
}

/** The answer to a request: what the step gives, and the default behaviour for the rest. */
export function makeAnswer(
	request: ChatRequest,
	step: AnswerStep,
	serial: number,
	price: ReportedPrice,
): Answer {
	const scripted = step.text !== undefined || step.toolCalls !== undefined;
	const draft = scripted ? { text: step.text ?? '', toolCalls: step.toolCalls ?? [] } : defaultDraft(request);
	const toolCalls = draft.toolCalls.map((call: { id?: string } & Omit<ToolCall, 'id'>, index) => ({
		id: call.id ?? toolCallId(request.maker, serial, index),
		name: call.name,
		args: call.args,
	}));
	const { text, cut } = limited(request, step, draft.text);
	const usage = countUsage(request, text, toolCalls, step.usage);
	const natural = cut ? 'length' : toolCalls.length ? 'tool_calls' : 'stop';
	const cost = step.costUsd ?? costOf(usage.inputTokens, usage.outputTokens, price);
	return {
		text,
		toolCalls,
		usage,
		finishReason: step.finishReason ?? natural,
		...(request.maker === 'openrouter' ? { costUsd: cost } : {}),
		...(request.thinking ? { thought: `Thought number ${serial}.` } : {}),
	};
}
