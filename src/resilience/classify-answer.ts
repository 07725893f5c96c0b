import { countsAsFailure, failureOfFault, type FaultChoice } from '../domain/answer-fault';
import { type AnswerFault, failureOf, type Failure, type FailureKind } from '../domain/failure';
import { classifyFailure } from './classify-failure';
import { normalizeCode } from './failure-codes';
import { ownNames, readProperty } from './failure-read';

/** An answer reduced to what tells whether it is one; no text. */
export interface AnswerFacts {
	/** Characters of text for the caller, without the model's reasoning. */
	readonly textLength: number;
	readonly toolCallCount: number;
	/** Tool calls whose arguments could not be read. */
	readonly invalidToolCallCount: number;
	/** Images, audio or files in the answer. */
	readonly mediaCount?: number;
	/** The provider's own word for why it stopped. */
	readonly finishReason?: string;
	/** Whether the provider marked the answer as a refusal (OpenAI's `refusal`, Google's `blockReason`). */
	readonly refusal?: boolean;
	/** An error object found in the answer. */
	readonly errorInside?: unknown;
	/** What is wrong with the form of the answer, in the order of weight; empty or absent when nothing is. */
	readonly formFaults?: readonly FormFault[];
}

/** Faults of the form that was asked for, found by whoever knows what was asked. */
export type FormFault = Extract<AnswerFault, 'invalid_json' | 'schema_mismatch' | 'unknown_tool'>;

/** Finish reasons that are no good end, as providers write them; `stop`, `tool_use` and unknown words are none. */
const FINISH_KINDS: readonly (readonly [FailureKind, ReadonlySet<string>])[] = [
	finish(
		'output_truncated',
		'length max_tokens max_output_tokens model_length incomplete MODEL_CONTEXT_WINDOW_EXCEEDED ERROR_LIMIT',
	),
	finish(
		'content_refused',
		`content_filter content_filtered refusal guardrail_intervened SAFETY PROHIBITED_CONTENT BLOCKLIST SPII RECITATION
		MODEL_ARMOR IMAGE_SAFETY IMAGE_PROHIBITED_CONTENT IMAGE_RECITATION JAILBREAK ERROR_TOXIC sensitive LANGUAGE`,
	),
	finish(
		'malformed_answer',
		`MALFORMED_FUNCTION_CALL UNEXPECTED_TOOL_CALL MALFORMED_RESPONSE TOO_MANY_TOOL_CALLS malformed_model_output
		malformed_tool_use`,
	),
	finish('overloaded', 'insufficient_system_resource'),
	finish('connection', 'network_error'),
	finish('timeout_total', 'timeout'),
	finish('server_error', 'error failed MODEL_ERROR'),
];

function finish(kind: FailureKind, words: string): readonly [FailureKind, ReadonlySet<string>] {
	return [kind, new Set(words.split(/\s+/).map(normalizeCode))];
}

/**
 * The failure behind an answer that came without an error but is none: an error object inside HTTP 200, a refusal, an
 * answer cut off, broken tool calls, the wrong structure, or nothing at all. Absent when the answer is good, or bad in
 * a way that the user does not count as a failure.
 */
export function classifyAnswer(facts: AnswerFacts, choice?: FaultChoice): Failure | undefined {
	if (holdsError(facts.errorInside)) return classifyFailure(facts.errorInside);
	const ending = kindOfFinish(facts.finishReason);
	const counts = (fault: AnswerFault) => countsAsFailure(fault, choice);
	if (facts.refusal === true || ending === 'content_refused') {
		return counts('refused') ? failureOfFault('refused') : undefined;
	}
	const cutOff = ending === 'output_truncated';
	const fault = faultsOf(facts, cutOff).find(counts);
	// Half a structure, half a tool call and thoughts alone are no answers, even where a text cut off will do.
	if (cutOff) return counts('cut_off') || fault !== undefined ? failureOfFault('cut_off') : undefined;
	if (ending !== undefined) return failureOf(ending);
	return fault === undefined ? undefined : failureOfFault(fault);
}

function faultsOf(facts: AnswerFacts, cutOff: boolean): readonly AnswerFault[] {
	const { invalidToolCallCount, toolCallCount, formFaults = [] } = facts;
	// A call that was being made when the answer was cut off may lack its end, even where it can be read.
	if (invalidToolCallCount > 0 || (cutOff && toolCallCount > 0))
		return ['unreadable_arguments', ...formFaults];
	return isEmpty(facts) ? ['empty'] : formFaults;
}

function kindOfFinish(finishReason: string | undefined): FailureKind | undefined {
	if (finishReason === undefined) return undefined;
	const word = normalizeCode(finishReason);
	return FINISH_KINDS.find(([, words]) => words.has(word))?.[0];
}

function isEmpty({ textLength, toolCallCount, mediaCount = 0 }: AnswerFacts): boolean {
	return textLength + toolCallCount + mediaCount === 0;
}

/** Providers that had no error write null, an empty text or an empty object. */
function holdsError(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return Boolean(error);
	return readProperty(error, 'message') !== undefined || ownNames(error).length > 0;
}
