import type { PicoUsd } from '../../domain/money';
import type { TokenUsage } from '../../domain/usage';
import { readBody, type UsageAnswer } from './body';
import { readUsageMetadata } from './langchain-shape';
import type { UsageProblem } from './problem';
import { child, isObject } from './raw-counts';
import { settleCounts, type SettledUsage } from './settle';
import { webSearchesIn } from './web-searches';

/** A message's two usage members as they are, plus the catalogue id of its provider when known. */
export interface AnswerParts {
	readonly usageMetadata: unknown;
	readonly responseMetadata: unknown;
	readonly provider?: string;
}

/**
 * Reads the usage of a LangChain message. `usage_metadata` is there for every maker but names fewer kinds; the
 * provider's own counts in `response_metadata` name all, but LangChain adds them up over stream chunks. So the
 * provider's counts are taken where they agree with `usage_metadata`, or are a whole multiple of it (the same counts
 * sent on several chunks), and `usage_metadata` alone elsewhere. Never throws.
 */
export function usageFromAnswer(parts: AnswerParts): UsageAnswer {
	const { answer: body, exact } = readBody(parts.provider, parts.responseMetadata);
	const message = isObject(parts.usageMetadata)
		? settleCounts({
				...readUsageMetadata(parts.usageMetadata),
				webSearches: webSearchesIn(parts.responseMetadata),
			})
		: NOT_REPORTED;
	if (exact && body.usage) return body;
	if (!message.usage) return body.usage ? body : unreadable(body, message);
	if (!body.usage) return completed(message, body, parts.responseMetadata);
	return reconcile(message, message.usage, body, body.usage);
}

const NOT_REPORTED: SettledUsage = { problem: 'not_reported' };

/** Neither source holds a usage: the reason that says most, and the provider's own cost when there is one. */
function unreadable(body: UsageAnswer, message: SettledUsage): UsageAnswer {
	const problem = body.problem === 'not_reported' ? message.problem : body.problem;
	return { ...body, problem: problem ?? 'not_reported' };
}

/** `usage_metadata` is the usage; of the body only what stream chunks never add up is kept. */
function tokensOf(message: SettledUsage, body: UsageAnswer): UsageAnswer {
	const expected = body.problem === 'not_reported' || body.problem === 'incomplete';
	const problem: UsageProblem | undefined = message.problem ?? (expected ? undefined : body.problem);
	return {
		...(message.usage && { usage: message.usage }),
		...(body.serviceTier && { serviceTier: body.serviceTier }),
		...(problem && { problem }),
	};
}

/**
 * Anthropic's streams leave a body without totals, which names once how long cache writes are kept, and behind a
 * gateway the cost.
 */
function completed(message: SettledUsage, body: UsageAnswer, responseMetadata: unknown): UsageAnswer {
	const answer = tokensOf(message, body);
	const written1h = isObject(responseMetadata)
		? child(child(responseMetadata, 'usage'), 'cache_creation')['ephemeral_1h_input_tokens']
		: undefined;
	const { usage } = answer;
	const known =
		typeof written1h === 'number' && written1h >= 0 && written1h <= (usage?.cacheWriteTokens ?? 0);
	return {
		...answer,
		...(usage && known && { usage: { ...usage, cacheWrite1hTokens: written1h } }),
		...(body.reportedCost !== undefined && { reportedCost: body.reportedCost }),
	};
}

function reconcile(
	message: SettledUsage,
	own: TokenUsage,
	body: UsageAnswer,
	summed: TokenUsage,
): UsageAnswer {
	const copies = copiesIn(summed, own);
	if (copies === 1) return { ...body, usage: { ...own, ...summed } };
	if (copies === undefined) return tokensOf(message, body);
	const cost = divideCost(body.reportedCost, copies);
	return {
		usage: divideUsage(summed, copies),
		...(cost !== undefined && { reportedCost: cost }),
		...(body.serviceTier && { serviceTier: body.serviceTier }),
		...(message.problem && { problem: message.problem }),
	};
}

/** How many times `own` is in `summed`: 1 when equal; `undefined` when no whole number of times. */
function copiesIn(summed: TokenUsage, own: TokenUsage): number | undefined {
	const copies =
		own.inputTokens > 0 ? summed.inputTokens / own.inputTokens : summed.outputTokens / own.outputTokens;
	const whole = Number.isSafeInteger(copies) && copies >= 1;
	const same =
		summed.inputTokens === own.inputTokens * copies && summed.outputTokens === own.outputTokens * copies;
	return whole && same ? copies : undefined;
}

function divideUsage(usage: TokenUsage, copies: number): TokenUsage {
	const shares = Object.entries(usage).map(([kind, count]): [string, number] => [
		kind,
		Number(count) / copies,
	]);
	const whole = shares.filter(([, count]) => Number.isSafeInteger(count));
	return { inputTokens: 0, outputTokens: 0, ...Object.fromEntries(whole) };
}

function divideCost(cost: PicoUsd | undefined, copies: number): PicoUsd | undefined {
	const divisor = BigInt(copies);
	return cost !== undefined && cost % divisor === 0n ? cost / divisor : undefined;
}
