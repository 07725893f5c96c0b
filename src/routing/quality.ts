import type { Candidate, ModelPrice, Strength } from '../domain/model';
import { formatUsd } from '../domain/money';
import { QUALITY_PRIOR } from './quality-prior';

/** The ability, 0 to 1, that each word of the user's stands for; on the same scale as the fitted prior. */
const ABILITY_OF_STRENGTH: Readonly<Record<Strength, number>> = {
	small: 0.55,
	medium: 0.68,
	strong: 0.82,
	frontier: 0.92,
};

const MIN_ABILITY = 0.2;
const MAX_ABILITY = 0.97;
const TOKENS_PER_MTOK = 1_000_000n;

/**
 * How able a model is in general, 0 to 1: the user's word first, else what its list price suggests. Undefined when
 * neither is known, or when it is free, because a price of zero says nothing about quality.
 */
export function abilityOf(candidate: Candidate): number | undefined {
	if (candidate.strength) return ABILITY_OF_STRENGTH[candidate.strength];
	const { price } = candidate.profile;
	return price && abilityFromPrice(price);
}

/**
 * Probability that a model of this ability answers a call of this difficulty well enough. A straight line: a call of
 * middle difficulty (0.5) is answered well as often as the ability says, an easy one more often, a hard one less.
 */
export function expectedQuality(ability: number, difficulty: number): number {
	const quality = 1 - (1 - ability) * (0.4 + 1.2 * difficulty);
	return Math.min(1, Math.max(0, quality));
}

function abilityFromPrice(price: ModelPrice): number | undefined {
	const { inputWeight, intercept, slopePerDecade } = QUALITY_PRIOR;
	const weighted = price.inputPico * BigInt(inputWeight) + price.outputPico;
	if (weighted <= 0n) return undefined;
	const usdPerMtok = Number(formatUsd(weighted * TOKENS_PER_MTOK)) / (inputWeight + 1);
	const ability = intercept + slopePerDecade * Math.log10(usdPerMtok);
	return Math.min(MAX_ABILITY, Math.max(MIN_ABILITY, ability));
}
