import type { BaseMessage } from '@langchain/core/messages';
import { type Failure, failureOf } from '../domain/failure';
import { classifyAnswer, type FormFault } from '../resilience';
import { type CandidateCall, isJudgedWhole } from './candidate-call';
import { nonEmptyString, property } from './chat-model-shape';
import type { ToolCallsSeen } from './tool-call-reader';

/** What was seen of an answer, as far as it tells whether it is one. */
export interface AnswerSeen {
	readonly textLength: number;
	readonly mediaCount: number;
	readonly toolCalls: ToolCallsSeen;
	readonly refused: boolean;
	readonly finishReason: string | undefined;
	readonly responseMetadata: Readonly<Record<string, unknown>>;
	/** The text of a whole answer, when its form matters; absent otherwise. */
	readonly text?: string | undefined;
}

/**
 * Why an answer is no answer, or undefined when it is one. Tool calls and JSON are judged only before anything has been
 * shown: of a streamed answer the caller has already seen the first part, and an agent copes better with a bad tool
 * call than with a broken stream.
 */
export function judgeAnswer(seen: AnswerSeen, call: CandidateCall): Failure | undefined {
	if (call.mode === 'stream' && cutShort(seen, call)) return failureOf('connection');
	const whole = isJudgedWhole(call);
	const { toolCalls, finishReason, responseMetadata } = seen;
	const errorInside = responseMetadata['error'];
	const failure = classifyAnswer(
		{
			textLength: seen.textLength,
			toolCallCount: whole ? toolCalls.valid : toolCalls.valid + toolCalls.invalid,
			invalidToolCallCount: whole ? toolCalls.invalid : 0,
			mediaCount: seen.mediaCount,
			...(finishReason !== undefined && { finishReason }),
			...(seen.refused && { refusal: true }),
			...(errorInside !== undefined && { errorInside }),
			...(whole && { formFaults: formFaultsOf(seen, call) }),
		},
		call.faultChoice,
	);
	// The part before it may have been the whole answer, of which only the end mark was missing.
	return failure?.kind === 'empty_answer' && call.goesOnWith ? undefined : failure;
}

/** A stream that ended without a word on why, where the maker's protocol always gives one. */
function cutShort(
	{ textLength, toolCalls, finishReason }: AnswerSeen,
	{ candidate }: CandidateCall,
): boolean {
	const hasContent = textLength > 0 || toolCalls.valid + toolCalls.invalid > 0;
	return (
		finishReason === undefined && hasContent && !candidate.nested && ANNOUNCES_END.has(candidate.ref.provider)
	);
}

function formFaultsOf({ toolCalls, text }: AnswerSeen, { toolNames, form }: CandidateCall): FormFault[] {
	const found: FormFault[] = [];
	if (toolNames && toolCalls.calls.some(({ name }) => !toolNames.has(name))) found.push('unknown_tool');
	const { forcedTool } = form;
	const forced = toolCalls.calls.filter(({ name }) => name === forcedTool?.name);
	if (forced.some(({ args }) => forcedTool?.fits(args) === false)) found.push('schema_mismatch');
	if (form.callsTool && toolCalls.valid + toolCalls.invalid === 0) found.push('schema_mismatch');
	if (text === undefined || toolCalls.valid > 0) return found;
	const json = jsonIn(text);
	if (!json) found.push('invalid_json');
	else if (form.fits?.(json.value) === false) found.push('schema_mismatch');
	return found;
}

/**
 * The JSON that a text holds, bare, in a code fence or among words, as n8n's and LangChain's parsers accept it; absent
 * when there is none.
 */
export function jsonIn(text: string): { readonly value: unknown } | undefined {
	const fenced = FENCE.exec(text)?.[1];
	const start = text.search(/[[{]/);
	const end = Math.max(text.lastIndexOf('}'), text.lastIndexOf(']'));
	return (
		(fenced === undefined ? undefined : parsed(fenced.trim())) ??
		parsed(text.slice(start, end + 1)) ??
		// Words may have brackets too, such as a mark for a source.
		parsed(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) ??
		parsed(text.slice(text.indexOf('['), text.lastIndexOf(']') + 1))
	);
}

/** The first fence, which is the one that LangChain's parsers look into. */
const FENCE = /```(?:json)?\s*([[{][\s\S]*?)```/;

function parsed(json: string): { readonly value: unknown } | undefined {
	if (!/^[[{]/.test(json)) return undefined;
	try {
		return { value: JSON.parse(json) as unknown };
	} catch {
		return undefined;
	}
}

/** Why the maker stopped. Anthropic's word comes with the streamed message itself, the others' with its metadata. */
export function finishReasonOf({ response_metadata, additional_kwargs }: BaseMessage): string | undefined {
	for (const name of FINISH_REASONS) {
		const reason =
			nonEmptyString(property(response_metadata, name)) ?? nonEmptyString(property(additional_kwargs, name));
		if (reason !== undefined) return reason;
	}
	return responseEndOf(response_metadata);
}

/** OpenAI's Responses API has no finish reason: it gives a status and, for an unfinished response, what is missing. */
function responseEndOf(metadata: unknown): string | undefined {
	if (property(metadata, 'object') !== 'response') return undefined;
	const missing = property(property(metadata, 'incomplete_details'), 'reason');
	return nonEmptyString(missing) ?? nonEmptyString(property(metadata, 'status'));
}

const FINISH_REASONS = ['finish_reason', 'stop_reason', 'finishReason', 'done_reason', 'stopReason'] as const;

/** Providers whose protocol ends every stream with a reason. */
const ANNOUNCES_END: ReadonlySet<string> = new Set([
	'openai',
	'anthropic',
	'google',
	'azure',
	'openrouter',
	'deepseek',
	'mistral',
	'groq',
	'xai',
]);
