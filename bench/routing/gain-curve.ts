import type { Duel } from '../../training/gain/sets';

/** How well an order of prompts gives the strong model to those that need it (RouteLLM, arXiv 2406.18665, section 3). */
export interface GainCurve {
	/** Average share of the quality gap recovered, over all shares of calls to the strong model; 0.5 is chance. */
	readonly apgr: number;
	/** Share of calls (0 to 1) the strong model needs to recover half of the gap. */
	readonly cpt50: number;
	/** Share of calls (0 to 1) the strong model needs to recover 80 % of the gap. */
	readonly cpt80: number;
}

/** A figure with its standard error. */
export interface Measured {
	readonly value: number;
	readonly error: number;
}

/** A curve with standard errors from resampled prompts. */
export type MeasuredCurve = { readonly [K in keyof GainCurve]: Measured };

/** Measures sending prompts to the strong model from the highest score down. Ties keep the order of the set. */
export function gainCurve(duels: readonly Duel[], scores: readonly number[]): GainCurve {
	const order = duels.map((_duel, index) => index).sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0));
	const gap = duels.reduce((sum, { strong, weak }) => sum + strong - weak, 0);
	const thresholds = { cpt50: 1, cpt80: 1 };
	let gained = 0;
	let before = 0;
	let area = 0;
	for (const [place, index] of order.entries()) {
		const duel = duels[index];
		gained += duel ? duel.strong - duel.weak : 0;
		const recovered = gained / gap;
		area += (before + recovered) / 2;
		before = recovered;
		const share = (place + 1) / duels.length;
		if (recovered >= 0.5) thresholds.cpt50 = Math.min(thresholds.cpt50, share);
		if (recovered >= 0.8) thresholds.cpt80 = Math.min(thresholds.cpt80, share);
	}
	return { apgr: area / duels.length, ...thresholds };
}

const RESAMPLES = 200;

/** The curve with standard errors from `RESAMPLES` bootstrap samples of the prompts. */
export function measuredCurve(
	duels: readonly Duel[],
	scores: readonly number[],
	random: () => number,
): MeasuredCurve {
	const curve = gainCurve(duels, scores);
	const samples = Array.from({ length: RESAMPLES }, () => {
		const picks = duels.map(() => Math.floor(random() * duels.length));
		return gainCurve(
			picks.flatMap((pick) => duels[pick] ?? []),
			picks.map((pick) => scores[pick] ?? 0),
		);
	});
	const measured = (key: keyof GainCurve): Measured => ({
		value: curve[key],
		error: deviation(samples.map((sample) => sample[key])),
	});
	return { apgr: measured('apgr'), cpt50: measured('cpt50'), cpt80: measured('cpt80') };
}

/** The mean of several runs over the same prompts; the error stays that of one run, for the prompts are the same. */
export function averageCurve(curves: readonly MeasuredCurve[]): MeasuredCurve {
	const mean = (read: (curve: MeasuredCurve) => number): number =>
		curves.reduce((sum, curve) => sum + read(curve), 0) / curves.length;
	const averaged = (key: keyof GainCurve): Measured => ({
		value: mean((curve) => curve[key].value),
		error: mean((curve) => curve[key].error),
	});
	return { apgr: averaged('apgr'), cpt50: averaged('cpt50'), cpt80: averaged('cpt80') };
}

const MIDDLE_SHARE = 0.6827;

/**
 * Half the width of the middle 68 %, which for a normal spread is the standard deviation. A sample of few prompts can have
 * next to no gap between the models, and then its figures are boundless; the middle does not mind.
 */
function deviation(sampled: readonly number[]): number {
	const values = sampled.filter(Number.isFinite).sort((a, b) => a - b);
	const at = (share: number): number => values[Math.round(share * (values.length - 1))] ?? Number.NaN;
	return (at(0.5 + MIDDLE_SHARE / 2) - at(0.5 - MIDDLE_SHARE / 2)) / 2;
}
