import { parseUsd, type PicoUsd } from '../../domain/money';
import type { UsageProblem } from './problem';
import { child, isObject, type JsonObject } from './raw-counts';

/** xAI bills in ticks of 10⁻¹⁰ USD: https://docs.x.ai/docs/key-information/consumption-and-rate-limits. */
const PICO_PER_TICK = 100n;
const PICO_DECIMALS = 12;

/** A cost the provider itself named, or why what it named is none. Both absent: it named none. */
export interface ReportedCost {
	readonly cost?: PicoUsd;
	readonly problem?: UsageProblem;
}

/**
 * The cost a provider puts beside its token counts: OpenRouter's `cost` in USD, xAI's `cost_in_usd_ticks`, Perplexity's
 * `cost.total_cost` in USD. With a key of one's own at OpenRouter (`is_byok`) its `cost` is OpenRouter's fee alone, and
 * the maker's bill is `cost_details.upstream_inference_cost`; unknown when that is missing. A zero counts as known only in
 * OpenRouter's wording, which has free models; elsewhere it is a placeholder.
 */
export function providerReportedCost(usage: JsonObject, provider?: string): ReportedCost {
	const ticks = usage['cost_in_usd_ticks'];
	if (ticks !== undefined && ticks !== null) return ofTicks(ticks);
	const cost = usage['cost'];
	if (cost === undefined || cost === null) return {};
	if (isObject(cost)) return positive(ofUsd(cost['total_cost']));
	const openRouter =
		provider === 'openrouter' || usage['is_byok'] !== undefined || usage['cost_details'] !== undefined;
	if (!openRouter) return positive(ofUsd(cost));
	return usage['is_byok'] === true ? plus(ofUsd(cost), upstreamCost(usage)) : ofUsd(cost);
}

function upstreamCost(usage: JsonObject): ReportedCost {
	return ofUsd(child(usage, 'cost_details')['upstream_inference_cost']);
}

function plus(fee: ReportedCost, upstream: ReportedCost): ReportedCost {
	const problem = fee.problem ?? upstream.problem;
	if (problem) return { problem };
	if (fee.cost === undefined || upstream.cost === undefined) return {};
	return { cost: fee.cost + upstream.cost };
}

function positive(reported: ReportedCost): ReportedCost {
	return reported.cost === 0n ? {} : reported;
}

function ofTicks(ticks: unknown): ReportedCost {
	if (typeof ticks !== 'number' || !Number.isSafeInteger(ticks) || ticks < 0) {
		return { problem: 'bad_reported_cost' };
	}
	return positive({ cost: BigInt(ticks) * PICO_PER_TICK });
}

/** Providers send binary fractions such as 4.1400000000000003e-05; what lies below 10⁻¹² USD is their rounding. */
function ofUsd(amount: unknown): ReportedCost {
	if (amount === undefined || amount === null) return {};
	if (typeof amount !== 'number' || !(amount >= 0) || amount > Number.MAX_SAFE_INTEGER) {
		return { problem: 'bad_reported_cost' };
	}
	return { cost: parseUsd(amount.toFixed(PICO_DECIMALS)) };
}
