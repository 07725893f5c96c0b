import { failureOf, type Failure, type FailureKind } from '../domain/failure';
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
	/** Whether the text fits the structure asked for; absent when none was asked for or it was not looked at. */
	readonly structureValid?: boolean;
	/**
	 * Whether an answer cut off at the token limit will do, as when the caller set that limit itself. It still has to
	 * hold text, and no structure or tool call can be half an answer.
	 */
	readonly truncationAccepted?: boolean;
}

/** Finish reasons that are no good end, as providers write them; `stop`, `tool_use` and unknown words are none. */
const FINISH_KINDS: readonly (readonly [FailureKind, ReadonlySet<string>])[] = [
	finish(
		'output_truncated',
		'length max_tokens max_output_tokens model_length incomplete MODEL_CONTEXT_WINDOW_EXCEEDED',
	),
	finish(
		'content_refused',
		`content_filter content_filtered refusal guardrail_intervened SAFETY PROHIBITED_CONTENT BLOCKLIST SPII RECITATION
		MODEL_ARMOR IMAGE_SAFETY IMAGE_PROHIBITED_CONTENT JAILBREAK ERROR_TOXIC sensitive LANGUAGE`,
	),
	finish(
		'malformed_answer',
		'MALFORMED_FUNCTION_CALL UNEXPECTED_TOOL_CALL malformed_model_output malformed_tool_use',
	),
	finish('overloaded', 'insufficient_system_resource'),
	finish('connection', 'network_error'),
	finish('server_error', 'error failed MODEL_ERROR'),
];

function finish(kind: FailureKind, words: string): readonly [FailureKind, ReadonlySet<string>] {
	return [kind, new Set(words.split(/\s+/).map(normalizeCode))];
}

/**
 * The failure behind an answer that came without an error but is none: an error object inside HTTP 200, a refusal, an
 * answer cut off, broken tool calls, the wrong structure, or nothing at all. Absent when the answer is good.
 */
export function classifyAnswer(facts: AnswerFacts): Failure | undefined {
	if (holdsError(facts.errorInside)) return classifyFailure(facts.errorInside);
	const kind = kindOfAnswer(facts);
	return kind === undefined ? undefined : failureOf(kind);
}

function kindOfAnswer(facts: AnswerFacts): FailureKind | undefined {
	if (facts.refusal === true) return 'content_refused';
	const ending = kindOfFinish(facts.finishReason);
	if (ending === 'output_truncated') return isAcceptableCut(facts) ? undefined : ending;
	if (ending !== undefined) return ending;
	if (facts.invalidToolCallCount > 0) return 'malformed_answer';
	if (isEmpty(facts)) return 'empty_answer';
	return facts.structureValid === false ? 'invalid_structure' : undefined;
}

function kindOfFinish(finishReason: string | undefined): FailureKind | undefined {
	if (finishReason === undefined) return undefined;
	const word = normalizeCode(finishReason);
	return FINISH_KINDS.find(([, words]) => words.has(word))?.[0];
}

function isAcceptableCut(facts: AnswerFacts): boolean {
	if (facts.truncationAccepted !== true || facts.textLength === 0) return false;
	return facts.toolCallCount + facts.invalidToolCallCount === 0 && facts.structureValid !== false;
}

function isEmpty({ textLength, toolCallCount, mediaCount = 0 }: AnswerFacts): boolean {
	return textLength + toolCallCount + mediaCount === 0;
}

/** Providers that had no error write null, an empty text or an empty object. */
function holdsError(error: unknown): boolean {
	if (typeof error !== 'object' || error === null) return Boolean(error);
	return readProperty(error, 'message') !== undefined || ownNames(error).length > 0;
}
