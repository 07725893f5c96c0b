import type { BaseMessage } from '@langchain/core/messages';
import { priceAt, pricedTier, priceOriginOf } from '../catalogue';
import type { ModelRef } from '../domain/model';
import type { ModelPrice } from '../domain/price';
import { costOf, costOrGap, type TokenCounts } from '../ledger';
import { createUsageCollector, type UsageAnswer } from '../ledger/usage';
import type { TokenUsage } from '../domain/usage';
import type { SettledAttempt } from '../resilience';
import { finishReasonOf, judgeAnswer } from './answer-verdict';
import { nonEmptyString, property } from './chat-model-shape';
import { type CandidateCall, isJudgedWhole } from './candidate-call';
import { answersInJson } from './describe-model';
import { nestedAttemptOf } from './routing-summary';
import { TextMeter } from './text-meter';
import { textOf } from './to-call-input';
import { ToolCallReader } from './tool-call-reader';
import type { BilledBy } from './watched-openai';

/** Names and arguments of tool calls are compact JSON, which takes about four characters to a token. */
const CHARS_PER_JSON_TOKEN = 4;

/** Follows one answer, whole or in chunks, and tells at its end what it was and what it cost. */
export class AnswerReader {
	private textLength = 0;
	private mediaCount = 0;
	private text: string | undefined;
	private refused = false;
	private finishReason: string | undefined;
	private responseMetadata: Record<string, unknown> = {};
	private readonly toolCalls = new ToolCallReader();
	private readonly meter = new TextMeter();
	private readonly usage;
	private readonly keepsText: boolean;

	constructor(private readonly call: CandidateCall) {
		this.usage = createUsageCollector(call.candidate.ref.provider);
		this.keepsText = isJudgedWhole(call) && (call.form.json || answersInJson(call.candidate.model));
	}

	/** Takes in the next message or chunk; returns whether it shows the caller text or a tool call. */
	add(message: BaseMessage): boolean {
		const text = textOf(message.content);
		const chars = text.length;
		if (this.keepsText) this.text = (this.text ?? '') + text;
		const media = mediaIn(message);
		const callsTool = this.toolCalls.add(message);
		this.textLength += chars;
		this.mediaCount += media;
		this.meter.add(text);
		this.refused ||= nonEmptyString(property(message.additional_kwargs, 'refusal')) !== undefined;
		this.finishReason = finishReasonOf(message) ?? this.finishReason;
		this.readFigures(message);
		return chars > 0 || media > 0 || callsTool;
	}

	/** Takes in the figures of an answer as the provider sent them, which its message may not carry. */
	addFigures(figures: BilledBy): void {
		this.usage.add({ usageMetadata: undefined, responseMetadata: figures });
	}

	/** Most chunks of a stream carry text alone, so those without figures are not searched for them. */
	private readFigures(message: BaseMessage): void {
		const usageMetadata = property(message, 'usage_metadata');
		const hasMetadata = Object.keys(message.response_metadata ?? {}).length > 0;
		if (hasMetadata) this.responseMetadata = { ...this.responseMetadata, ...message.response_metadata };
		if (!hasMetadata && usageMetadata === undefined) return;
		this.usage.add({ usageMetadata, responseMetadata: message.response_metadata });
	}

	/**
	 * What is known once the answer is over, or broke.
	 *
	 * @param ended Whether it came to its end.
	 */
	settle(ended: boolean): SettledAttempt {
		const reported = this.usage.answer();
		const answer = ended ? reported : this.withoutPlaceholder(reported);
		const failure = judgeAnswer(
			{
				textLength: this.textLength,
				mediaCount: this.mediaCount,
				toolCalls: this.toolCalls.counts(),
				refused: this.refused,
				finishReason: this.finishReason,
				responseMetadata: this.responseMetadata,
				text: this.text,
			},
			this.call,
		);
		const figures = this.figures(answer);
		const shown = this.textLength > 0 || this.toolCalls.textLength > 0;
		return {
			...figures,
			...(answer.usage && { usage: answer.usage }),
			...(failure && { failure }),
			...(shown &&
				figures.costSource !== 'nested' &&
				this.estimateOrLearn(answer, ended && !failure, reported.usage)),
		};
	}

	/**
	 * An answer's tokens: learnt from where they were reported of a good one, estimated where they were not. Never for
	 * media, whose tokens no length tells.
	 */
	private estimateOrLearn(
		{ usage, serviceTier }: UsageAnswer,
		isGood: boolean,
		reported: TokenUsage | undefined,
	): Pick<SettledAttempt, 'estimate'> {
		const { candidate, tokenRatios: ratios, inputTokensEstimate: inputTokens } = this.call;
		if (this.mediaCount > 0) return {};
		const lengths: TokenCounts = { inputTokens, outputTokens: this.outputEstimate() };
		if (usage) {
			if (isGood) ratios?.learn(candidate.ref, lengths, usage);
			return {};
		}
		const corrected = ratios?.correct(candidate.ref, lengths) ?? lengths;
		const estimated = { ...corrected, ...reported, outputTokens: corrected.outputTokens };
		const price = this.priceFor(serviceTier);
		const cost = price && costOf(estimated, price).total;
		return { estimate: { usage: estimated, ...(cost !== undefined && { cost }) } };
	}

	/**
	 * A stream may begin with the usage of its prompt and a placeholder for that of its answer. Where it broke off, the
	 * placeholder is no report.
	 */
	private withoutPlaceholder(answer: UsageAnswer): UsageAnswer {
		const { usage, ...others } = answer;
		return usage && usage.outputTokens < this.outputEstimate() ? others : answer;
	}

	private outputEstimate(): number {
		return this.meter.tokens() + Math.ceil(this.toolCalls.textLength / CHARS_PER_JSON_TOKEN);
	}

	private figures(answer: UsageAnswer): SettledAttempt {
		const nested = nestedAttemptOf(this.responseMetadata);
		if (nested) return nested;
		// The router below has written down what its attempts cost, also where none of them came to an end.
		if (this.call.candidate.nested) return { costSource: 'nested' };
		const ref = this.answeringModel();
		const costSource = priceOriginOf(this.call.candidate.profile);
		const { reportedCost } = answer;
		const price = this.priceFor(answer.serviceTier);
		const { cost, gap } = costOrGap(answer, price);
		// A price of the user's wins; where it cannot be applied, what the provider charged is still known.
		if (reportedCost !== undefined && (costSource !== 'user' || cost === undefined))
			return { ref, cost: reportedCost, costSource: 'provider' };
		return cost === undefined ? { ref, ...(gap && { costGap: gap }) } : { ref, cost, costSource };
	}

	private priceFor(serviceTier: UsageAnswer['serviceTier']): ModelPrice | undefined {
		const { profile, ref } = this.call.candidate;
		return priceOriginOf(profile) === 'user'
			? profile.price
			: priceAt(profile, this.call.askedAtMs, pricedTier(ref.provider, serviceTier));
	}

	/** The configured id stands: providers answer with dated ids, and users know the one they chose. */
	private answeringModel(): ModelRef {
		const { ref } = this.call.candidate;
		if (ref.model) return ref;
		const named = property(this.responseMetadata, 'model_name') ?? property(this.responseMetadata, 'model');
		const model = nonEmptyString(named);
		return model ? { ...ref, model } : ref;
	}
}

const MEDIA_BLOCKS: ReadonlySet<unknown> = new Set([
	'image',
	'image_url',
	'audio',
	'file',
	'media',
	'inlineData',
]);

/** Content that is neither text nor a tool call, such as a generated image. Reasoning does not count. */
function mediaIn(message: BaseMessage): number {
	if (!Array.isArray(message.content)) return 0;
	return message.content.filter((block) => MEDIA_BLOCKS.has(property(block, 'type'))).length;
}
