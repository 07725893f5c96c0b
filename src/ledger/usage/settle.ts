import type { TokenUsage } from '../../domain/usage';
import { checkCounts, type Counts } from './check-counts';
import type { UsageProblem } from './problem';
import type { RawCounts } from './raw-counts';

/** A usage made of one source, or the reason why there is none; some problems leave a usage that still holds. */
export interface SettledUsage {
	readonly usage?: TokenUsage;
	readonly problem?: UsageProblem;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

/**
 * Turns counts as reported into inclusive totals, once, whatever the wording counts in or leaves out. Counts that
 * contradict one another give no usage, because any guess would be a wrong price.
 */
export function settleCounts(raw: RawCounts): SettledUsage {
	const checked = checkCounts(raw);
	if (typeof checked === 'string') return { problem: checked };
	const totals = inclusiveTotals(checked, raw);
	if (typeof totals === 'string') return { problem: totals };
	const { input, output, reasoning, mismatch } = totals;
	if (input + output === 0) return { problem: 'not_reported' };
	const contradiction = partTooLarge(checked, input, output);
	if (contradiction) return { problem: contradiction };
	const reasoningHolds = reasoning === undefined || reasoning <= output;
	const usage = buildUsage(checked, input, output, reasoningHolds ? reasoning : undefined);
	if (raw.otherModel) return { usage, problem: 'other_model_tokens' };
	if (!reasoningHolds) return { usage, problem: 'reasoning_exceeds_output' };
	return mismatch ? { usage, problem: 'total_mismatch' } : { usage };
}

interface Totals {
	readonly input: number;
	readonly output: number;
	readonly reasoning: number | undefined;
	readonly mismatch: boolean;
}

function inclusiveTotals(counts: Counts, raw: RawCounts): Totals | UsageProblem {
	const { total, reasoning } = counts;
	const input = withCache(counts, raw.inputExcludesCache) ?? restOf(total, counts.output);
	if (input === undefined) return counts.output === undefined ? 'not_reported' : 'incomplete';
	const output = counts.output ?? restOf(total, input);
	if (output === undefined) return 'incomplete';
	const rest = total === undefined ? 0 : total - input - output;
	if (rest <= 0 || !raw.restIsOutput) return { input, output, reasoning, mismatch: rest !== 0 };
	if (rest === counts.audioInput && rest > input) {
		return { input: input + rest, output, reasoning, mismatch: false };
	}
	const named = reasoning !== undefined && reasoning > 0;
	return {
		input,
		output: output + rest,
		reasoning: named ? reasoning : rest,
		mismatch: named && reasoning !== rest,
	};
}

/** The input with both cache kinds in it. Where the wording does not tell, only a total that says so adds them. */
function withCache(counts: Counts, excludesCache: boolean | undefined): number | undefined {
	const { input, output = 0, total } = counts;
	if (input === undefined) return undefined;
	const cache = (counts.cachedInput ?? 0) + (counts.cacheWrite ?? 0);
	const excluded = excludesCache ?? (total !== undefined && total === input + cache + output);
	return excluded ? input + cache : input;
}

function restOf(total: number | undefined, known: number | undefined): number | undefined {
	if (total === undefined || known === undefined || total < known) return undefined;
	return total - known;
}

function partTooLarge(counts: Counts, input: number, output: number): UsageProblem | undefined {
	const { cachedInput = 0, cacheWrite = 0, audioInput = 0, audioOutput = 0 } = counts;
	if (cachedInput + cacheWrite > input) return 'cache_exceeds_input';
	const tooLarge =
		audioInput + (counts.imageInput ?? 0) > input ||
		audioOutput + (counts.imageOutput ?? 0) > output ||
		(counts.cacheWrite1h ?? 0) > cacheWrite ||
		(counts.cachedAudioInput ?? 0) > Math.min(cachedInput, audioInput);
	return tooLarge ? 'part_exceeds_whole' : undefined;
}

function buildUsage(
	counts: Counts,
	input: number,
	output: number,
	reasoning: number | undefined,
): TokenUsage {
	const usage: Mutable<TokenUsage> = { inputTokens: input, outputTokens: output };
	if (counts.cachedInput !== undefined) usage.cachedInputTokens = counts.cachedInput;
	if (counts.cacheWrite !== undefined) usage.cacheWriteTokens = counts.cacheWrite;
	if (counts.cacheWrite1h !== undefined) usage.cacheWrite1hTokens = counts.cacheWrite1h;
	if (reasoning !== undefined) usage.reasoningTokens = reasoning;
	if (counts.audioInput !== undefined) usage.audioInputTokens = counts.audioInput;
	if (counts.cachedAudioInput !== undefined) usage.cachedAudioInputTokens = counts.cachedAudioInput;
	if (counts.audioOutput !== undefined) usage.audioOutputTokens = counts.audioOutput;
	if (counts.imageInput !== undefined) usage.imageInputTokens = counts.imageInput;
	if (counts.imageOutput !== undefined) usage.imageOutputTokens = counts.imageOutput;
	if (counts.webSearches !== undefined) usage.webSearches = counts.webSearches;
	return usage;
}
