import { type ClassifiedText, classifyAsCall, type GainOf } from '../../src/classify';
import type { Strategy } from '../../src/domain/decision';
import type { Candidate, Strength } from '../../src/domain/model';
import { usdPerMtokToPico } from '../../src/domain/money';
import { decide } from '../../src/routing';

function candidate(slot: number, model: string, strength: Strength, usdPerMtok: [number, number]): Candidate {
	const [input, output] = usdPerMtok;
	return {
		slot,
		label: model,
		ref: { provider: 'bench', model },
		endpoint: model,
		profile: { price: { inputPico: usdPerMtokToPico(input), outputPico: usdPerMtokToPico(output) } },
		bindsTools: true,
		nested: false,
		strength,
	};
}

const STRONG = 1;

/** The models of the duels with the words a user would find for them; prices of the time, in USD per million tokens. */
const PAIR: readonly Candidate[] = [
	candidate(STRONG, 'gpt-4-1106-preview', 'strong', [10, 30]),
	candidate(2, 'mixtral-8x7b-instruct', 'small', [0.24, 0.24]),
];

/** A policy with one setting, which sends more to the strong model the higher it is. */
interface Slider {
	readonly from: number;
	readonly to: number;
	readonly strategyAt: (setting: number) => Strategy;
}

/** The policies that weigh two models, each with what a user would move. */
export const SLIDERS = {
	'Cheapest Good Enough, by its quality bar': {
		from: 0,
		to: 1,
		strategyAt: (requiredQuality) => ({ id: 'cheapestGoodEnough', requiredQuality }),
	},
	'Best Value, by the worth of a right answer': {
		from: -6,
		to: 4,
		strategyAt: (magnitude) => ({ id: 'bestValue', usdPerRightAnswer: (10 ** magnitude).toFixed(12) }),
	},
} as const satisfies Readonly<Record<string, Slider>>;

// Finer than any two prompts differ.
const HALVINGS = 40;

/** The lowest setting at which a policy gives the call to the strong model. */
function turningPoint(
	{ from, to, strategyAt }: Slider,
	{ features, classification }: ClassifiedText,
): number {
	let [low, high] = [from, to];
	for (let step = 0; step < HALVINGS; step++) {
		const middle = (low + high) / 2;
		const [first] = decide(strategyAt(middle), PAIR, features, classification).candidates;
		if (first?.candidate.slot === STRONG) high = middle;
		else low = middle;
	}
	return high;
}

/** For each text how early a policy gives it to the strong model as its slider is moved: more is earlier. */
export function decidedOrder(
	slider: Slider,
	texts: readonly string[],
	gainOf: (at: number) => GainOf | undefined,
): number[] {
	return texts.map((text, at) => -turningPoint(slider, classifyAsCall(text, gainOf(at))));
}
