import { extractFeatures, type JudgeRequest } from '../classify';
import { priceAt } from '../catalogue';
import { formatUsd, type PicoUsd } from '../domain/money';
import type { RecordedJudge } from '../domain/record';
import type { RoutingRules } from '../domain/rules';
import { costOf } from '../ledger';
import { judgePays, type Reach, rejectionOf } from '../routing';
import { judgeInput, judgeTokens } from './ask-judge';
import type { Judge } from './judge-settings';
import type { Router } from './router';
import type { SpendingLimits } from './spending-limits';

/** What asking the judge is expected to cost and to save. */
export interface Worth {
	readonly cost: PicoUsd;
	/** Between the dearest and the cheapest first choice. */
	readonly gap: PicoUsd;
	/** Of judged calls, that go to a model cheaper than the dearest. */
	readonly share: number;
	/** Cost of the dearest first choice. */
	readonly dearest: PicoUsd;
}

/** What stands in the way of saying so. */
interface UnknownWorth {
	readonly unknown: string;
}

/** What came of the judge, for the record. */
export interface Note extends Pick<RecordedJudge, 'outcome' | 'reason'> {
	readonly worth?: Worth;
}

/** What asking the judge is expected to cost and to save, or which price is missing to say so. */
export function worthOf(
	router: Router,
	{ candidate, memory }: Judge,
	request: JudgeRequest,
	{ costs }: Reach,
): Worth | UnknownWorth {
	const { label } = candidate;
	const price = priceAt(candidate.profile, router.clock.now());
	const cost = price && costOf(judgeTokens(request, candidate), price).total;
	if (cost === undefined) {
		return { unknown: `${label} was not asked: its price is unknown; add one under Custom Prices` };
	}
	if (!costs) {
		const unknown = `${label} was not asked: the price of a model that the call could go to is unknown`;
		return { unknown };
	}
	const { dearest, cheapest } = costs;
	return { cost, gap: dearest - cheapest, share: memory.shareOf(modelsOf(router)), dearest };
}

/** Why the judge is not to be asked, if it is not. */
export function objectionTo(
	router: Router,
	{ candidate }: Judge,
	request: JudgeRequest,
	{ worth, spending, rules }: Terms,
): Note | undefined {
	const { label } = candidate;
	if (!judgePays(worth.cost, worth.gap, worth.share)) {
		return { outcome: 'not_worth_it', reason: `${label} was not asked: its ${numbersOf(worth, '≥')}` };
	}
	const rejection = rejectionOf(candidate, extractFeatures(judgeInput(request)), {
		...(rules.dataPolicies && { dataPolicies: rules.dataPolicies }),
		...(spending && { budgets: spending.open, worstCaseOf: spending.worstCaseOf }),
	});
	if (rejection) return { outcome: 'not_allowed', reason: `${label} was not asked: ${rejection.message}` };
	const { admission, blockedForMs } = router.health.view(candidate, router.clock.now());
	if (admission !== 'blocked') return undefined;
	const seconds = Math.ceil(blockedForMs / 1000);
	const reason = `${label} was not asked: it is left alone for another ${seconds} s after failures`;
	return { outcome: 'not_allowed', reason };
}

/** What an objection is judged by. */
interface Terms {
	readonly worth: Worth;
	readonly spending: SpendingLimits | undefined;
	readonly rules: RoutingRules;
}

/** The formula in words and numbers, as `cost < gap × share`. */
export function numbersOf({ cost, gap, share }: Worth, sign: '<' | '≥'): string {
	const parts = [`cost of ${formatUsd(cost)} USD`, `price gap of ${formatUsd(gap)} USD`];
	return `${parts.join(` ${sign} `)} × ${share.toFixed(2)} of the calls off-loaded`;
}

/** Names the models that the call can go to; calls to other models have another share. */
export function modelsOf({ candidates }: Router): string {
	return candidates.map(({ endpoint }) => endpoint).join(' ');
}
