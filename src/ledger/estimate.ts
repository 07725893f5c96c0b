import type { ModelRef } from '../domain/model';

/** Tokens of one answered request. */
export interface TokenCounts {
	readonly inputTokens: number;
	readonly outputTokens: number;
}

/** How estimates and reports of one model compare, as sums that fade: reported tokens and those estimated for them. */
export interface TokenRatio {
	readonly reportedInput: number;
	readonly estimatedInput: number;
	readonly reportedOutput: number;
	readonly estimatedOutput: number;
}

/** Where ratios are kept; a `Map` will do. */
export interface TokenRatioStore {
	get(key: string): TokenRatio | undefined;
	set(key: string, ratio: TokenRatio): void;
}

/** Tokens taken as estimated rightly before anything is known, so that one short answer does not turn the ratio. */
const PRIOR_TOKENS = 200;

/** What an earlier report still counts for after each further one; about the last 20 make up the ratio. */
const FADING = 0.95;

/** Beyond this factor either way a ratio tells of something else than tokenizers, such as a cached prompt left out. */
const MAX_FACTOR = 8;

const NOTHING: TokenRatio = { reportedInput: 0, estimatedInput: 0, reportedOutput: 0, estimatedOutput: 0 };

/**
 * Learns per model how its reported tokens compare with the estimates, and corrects by it the estimates that have to
 * stand in for a report. Thinking that is billed and not shown is learnt as part of the output.
 */
export class TokenRatios {
	constructor(private readonly store: TokenRatioStore) {}

	/** Takes in one answer whose tokens were reported. Counts that are no finite numbers above 0 teach nothing. */
	learn(ref: ModelRef, estimated: TokenCounts, reported: TokenCounts): void {
		const key = keyOf(ref);
		const known = this.store.get(key) ?? NOTHING;
		const input = isPair(estimated.inputTokens, reported.inputTokens);
		const output = isPair(estimated.outputTokens, reported.outputTokens);
		this.store.set(key, {
			reportedInput: faded(known.reportedInput, reported.inputTokens, input),
			estimatedInput: faded(known.estimatedInput, estimated.inputTokens, input),
			reportedOutput: faded(known.reportedOutput, reported.outputTokens, output),
			estimatedOutput: faded(known.estimatedOutput, estimated.outputTokens, output),
		});
	}

	/** The estimate as the model's own tokenizer would probably count it, in whole tokens. */
	correct(ref: ModelRef, estimated: TokenCounts): TokenCounts {
		const known = this.store.get(keyOf(ref)) ?? NOTHING;
		return {
			inputTokens: Math.round(estimated.inputTokens * factorOf(known.reportedInput, known.estimatedInput)),
			outputTokens: Math.round(
				estimated.outputTokens * factorOf(known.reportedOutput, known.estimatedOutput),
			),
		};
	}
}

function isPair(estimated: number, reported: number): boolean {
	return Number.isFinite(estimated) && Number.isFinite(reported) && estimated > 0 && reported > 0;
}

function faded(sum: number, tokens: number, counts: boolean): number {
	return counts ? sum * FADING + tokens : sum;
}

function factorOf(reported: number, estimated: number): number {
	const factor = (reported + PRIOR_TOKENS) / (estimated + PRIOR_TOKENS);
	return Math.min(MAX_FACTOR, Math.max(1 / MAX_FACTOR, factor));
}

function keyOf({ provider, model }: ModelRef): string {
	return `${provider}|${model ?? ''}`;
}
