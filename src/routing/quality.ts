import type { Estimate } from '../domain/estimate';
import type { Candidate, Strength } from '../domain/model';
import type { ModelPrice } from '../domain/price';
import { formatUsd } from '../domain/money';
import type { Classification } from '../domain/task';
import type { Circumstances } from './circumstances';
import { benchmarked } from './benchmarked';
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
 * How good an answer is expected to be, and how that is known: the user's word first, then what was learnt from
 * outcomes, else what benchmarks and the list price suggest. Empty when none of them says anything, or when the model is free, because
 * a price of zero says nothing about quality.
 */
export function qualityOf(
	candidate: Candidate,
	{ task, difficulty }: Pick<Classification, 'task' | 'difficulty'>,
	{ learnedQualityOf }: Circumstances,
): Pick<Estimate, 'quality' | 'qualitySource'> {
	const { strength } = candidate;
	if (strength) {
		return { quality: expectedQuality(ABILITY_OF_STRENGTH[strength], difficulty), qualitySource: 'user' };
	}
	const learned = learnedQualityOf?.(candidate);
	if (learned !== undefined) return { quality: learned, qualitySource: 'learned' };
	const ability = priorAbility(candidate, task);
	if (ability === undefined) return {};
	return { quality: expectedQuality(ability, difficulty), qualitySource: 'prior' };
}

/** What is expected after what was seen here. What was seen moves an expectation and does not make up for one. */
export function corrected<T extends Pick<Estimate, 'quality'>>(
	expected: T,
	correction: number,
): T & Pick<Estimate, 'quality' | 'correction'> {
	if (expected.quality === undefined || correction === 0) return expected;
	return { ...expected, quality: Math.min(1, Math.max(0, expected.quality + correction)), correction };
}

/**
 * Probability that a model of this ability answers a call of this difficulty well enough. A straight line: a call of
 * middle difficulty (0.5) is answered well as often as the ability says, an easy one more often, a hard one less.
 */
export function expectedQuality(ability: number, difficulty: number): number {
	const quality = 1 - (1 - ability) * (0.4 + 1.2 * difficulty);
	return Math.min(1, Math.max(0, quality));
}

/**
 * What is publicly known: the model's own benchmark figures; for another version of a known family half those of its
 * newest member and half what the price suggests; else the price alone.
 */
function priorAbility({ ref, profile, nested }: Candidate, task: string): number | undefined {
	const byPrice = profile.price && abilityFromPrice(profile.price);
	const known = nested ? undefined : benchmarked(ref, task);
	if (!known) return byPrice;
	if (known.exact || byPrice === undefined) return known.ability;
	return (known.ability + byPrice) / 2;
}

function abilityFromPrice(price: ModelPrice): number | undefined {
	const { inputWeight, intercept, slopePerDecade } = QUALITY_PRIOR;
	const weighted = price.inputPico * BigInt(inputWeight) + price.outputPico;
	if (weighted <= 0n) return undefined;
	const usdPerMtok = Number(formatUsd(weighted * TOKENS_PER_MTOK)) / (inputWeight + 1);
	const ability = intercept + slopePerDecade * Math.log10(usdPerMtok);
	return Math.min(MAX_ABILITY, Math.max(MIN_ABILITY, ability));
}
