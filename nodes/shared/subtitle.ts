import { NUMBER_OF_MODELS } from './dynamic-inputs';

const MODEL_COUNT = `$parameter["${NUMBER_OF_MODELS}"] + ($parameter["${NUMBER_OF_MODELS}"] === 1 ? " model" : " models")`;

/** A subtitle such as "Cheapest · 3 models"; an expression that the editor evaluates. */
export function strategySubtitle(
	strategies: Readonly<Record<string, { readonly shortLabel: string }>>,
): string {
	const labels = Object.fromEntries(
		Object.entries(strategies).map(([id, { shortLabel }]) => [id, shortLabel]),
	);
	return `={{ (${JSON.stringify(labels)})[$parameter["strategy"]] + " · " + ${MODEL_COUNT} }}`;
}

/** A subtitle such as "3 models in order". */
export const chainSubtitle = `={{ ${MODEL_COUNT} + " in order" }}`;
