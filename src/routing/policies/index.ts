import {
	type EstimatedCandidate,
	type Strategy,
	STRATEGY_IDS,
	type StrategyId,
	type StrategyOf,
} from '../../domain/decision';
import { ConfigurationError } from '../../domain/errors';
import { balanced } from './balanced';
import { bestValue } from './best-value';
import { bestWithinCost } from './best-within-cost';
import { cheapestGoodEnough } from './cheapest-good-enough';
import { committee } from './committee';
import { fastest } from './fastest';
import { inOrder } from './in-order';
import type { Policy, Ranking, RankingInput } from './policy';
import { parseSettings } from '../settings';
import { spreadLoad } from './spread-load';
import { taskMatrix } from './task-matrix';

export { QUALITY_BARS } from './cheapest-good-enough';
export { MAX_COMMITTEE } from './committee';
export type { Policy, Ranking, RankingInput } from './policy';

/** Every policy, in one place; panels, validation, documentation and dispatch are derived from it. */
export const POLICIES: { readonly [Id in StrategyId]: Policy<StrategyOf<Id>> } = {
	cheapestGoodEnough,
	bestWithinCost,
	bestValue,
	fastest,
	balanced,
	taskMatrix,
	spreadLoad,
	inOrder,
	committee,
};

/** The policy of a strategy. The registry's type ties each id to the settings that its policy takes. */
function policyOf(strategy: Strategy): Policy<Strategy> {
	return POLICIES[strategy.id];
}

/** Ranks candidates that can take the call. */
export function rank(strategy: Strategy, input: RankingInput): Ranking {
	return policyOf(strategy).rank(strategy, input);
}

/** Whether a conversation may stay on the model it is on when the strategy ranks another one first. */
export function mayStay(strategy: Strategy, incumbent: EstimatedCandidate): boolean {
	return policyOf(strategy).mayStay?.(strategy, incumbent) ?? false;
}

/**
 * A strategy with its defaults filled in, checked against the ranges of its policy.
 *
 * @throws {ConfigurationError} naming the setting that cannot work.
 */
export function checkStrategy(given: unknown): Strategy {
	const id: unknown = typeof given === 'object' && given !== null && 'id' in given ? given.id : undefined;
	if (!isStrategyId(id)) {
		throw new ConfigurationError(
			'strategy.id',
			`strategy.id: ${JSON.stringify(id) ?? 'nothing'} is no strategy this router knows`,
			`Use one of ${STRATEGY_IDS.join(', ')}.`,
		);
	}
	const { settings, label }: Policy<Strategy> = POLICIES[id];
	return parseSettings(
		'strategy',
		settings,
		given,
		`Correct this setting of ${label}, or leave it out to have its default.`,
	);
}

function isStrategyId(value: unknown): value is StrategyId {
	return STRATEGY_IDS.some((id) => id === value);
}
