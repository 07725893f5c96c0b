import { mergeUsageMetadata, type BaseMessage, type UsageMetadata } from '@langchain/core/messages';
import type { ModelRef } from '../domain/model';
import type { TokenUsage } from '../domain/usage';
import { costOf } from '../ledger';
import { usageFromAnswer } from '../ledger/usage';
import { classifyAnswer } from '../resilience';
import type { SettledAttempt } from '../resilience';
import { nonEmptyString, property } from './chat-model-shape';
import type { ConnectedCandidate } from './describe-model';
import { nestedAttemptOf } from './routing-summary';
import { textOf } from './to-call-input';

/** Follows one answer, whole or in chunks, and tells at its end what it was and what it cost. */
export class AnswerReader {
	private textLength = 0;
	private toolCalls = 0;
	private invalidToolCalls = 0;
	private usageMetadata: UsageMetadata | undefined;
	private responseMetadata: Record<string, unknown> = {};
	private refused = false;

	constructor(private readonly candidate: ConnectedCandidate) {}

	/** Takes in the next message or chunk; returns whether it shows the caller text or a tool call. */
	add(message: BaseMessage): boolean {
		const chars = textOf(message.content).length;
		const toolCalls = lengthOf(property(message, 'tool_call_chunks')) || lengthOf(property(message, 'tool_calls'));
		this.textLength += chars;
		this.toolCalls += toolCalls;
		this.invalidToolCalls += lengthOf(property(message, 'invalid_tool_calls'));
		this.responseMetadata = { ...this.responseMetadata, ...message.response_metadata };
		this.refused ||= nonEmptyString(property(message.additional_kwargs, 'refusal')) !== undefined;
		const usage = property(message, 'usage_metadata') as UsageMetadata | undefined;
		if (usage) this.usageMetadata = mergeUsageMetadata(this.usageMetadata, usage);
		return chars > 0 || toolCalls > 0 || holdsOtherContent(message);
	}

	/** What is known once the answer is over, or broke. */
	settle(): SettledAttempt {
		const { usage, reportedCost } = usageFromAnswer({
			usageMetadata: this.usageMetadata,
			responseMetadata: this.responseMetadata,
			provider: this.candidate.ref.provider,
		});
		const failure = this.failure();
		return {
			...this.figures(usage, reportedCost),
			...(usage && { usage }),
			...(failure && { failure }),
		};
	}

	private figures(usage: TokenUsage | undefined, reportedCost: bigint | undefined): SettledAttempt {
		const nested = nestedAttemptOf(this.responseMetadata);
		if (nested) return nested;
		const ref = this.answeringModel();
		const { hasOwnPrice, profile } = this.candidate;
		if (reportedCost !== undefined && !hasOwnPrice) return { ref, cost: reportedCost, costSource: 'provider' };
		const cost = usage && profile.price && costOf(usage, profile.price).total;
		if (cost === undefined) return { ref };
		return { ref, cost, costSource: hasOwnPrice ? 'user' : 'catalogue' };
	}

	/** The configured id stands: providers answer with dated ids, and users know the one they chose. */
	private answeringModel(): ModelRef {
		const { ref } = this.candidate;
		if (ref.model) return ref;
		const named = property(this.responseMetadata, 'model_name') ?? property(this.responseMetadata, 'model');
		const model = nonEmptyString(named);
		return model ? { ...ref, model } : ref;
	}

	private failure() {
		const metadata = this.responseMetadata;
		const finishReason =
			nonEmptyString(metadata['finish_reason']) ??
			nonEmptyString(metadata['stop_reason']) ??
			nonEmptyString(metadata['finishReason']);
		return classifyAnswer({
			textLength: this.textLength,
			toolCallCount: this.toolCalls,
			invalidToolCallCount: this.invalidToolCalls,
			...(finishReason !== undefined && { finishReason }),
			...(this.refused && { refusal: true }),
			...(metadata['error'] !== undefined && { errorInside: metadata['error'] }),
		});
	}
}

function lengthOf(value: unknown): number {
	return Array.isArray(value) ? value.length : 0;
}

/** Content that is neither text nor a tool call, such as a generated image. Reasoning does not count. */
function holdsOtherContent(message: BaseMessage): boolean {
	if (!Array.isArray(message.content)) return false;
	return message.content.some((block) => OTHER_CONTENT.has(property(block, 'type')));
}

const OTHER_CONTENT: ReadonlySet<unknown> = new Set(['image', 'image_url', 'audio', 'file', 'media', 'inlineData']);
