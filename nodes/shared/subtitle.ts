import type { INodeProperties } from 'n8n-workflow';
import { NUMBER_OF_MODELS } from './dynamic-inputs';

const MODEL_COUNT = `$parameter["${NUMBER_OF_MODELS}"] + ($parameter["${NUMBER_OF_MODELS}"] === 1 ? " model" : " models")`;

/** A subtitle such as "Cheapest · 3 models"; an expression that the editor evaluates. */
export function strategySubtitle(
	strategies: Readonly<Record<string, { readonly shortLabel: string }>>,
): string {
	const labels = Object.fromEntries(
		Object.entries(strategies).map(([id, { shortLabel }]) => [id, shortLabel]),
	);
	return `={{ ${labelOf('strategy', labels)} + " · " + ${MODEL_COUNT} }}`;
}

/** A subtitle that names the chosen option of a parameter, such as "Price Check". */
export function optionSubtitle({ name, options = [] }: INodeProperties): string {
	const names = options.flatMap((option) => ('value' in option ? [[String(option.value), option.name]] : []));
	return `={{ ${labelOf(name, Object.fromEntries(names))} }}`;
}

function labelOf(parameter: string, labels: Readonly<Record<string, string>>): string {
	return `(${JSON.stringify(labels)})[$parameter["${parameter}"]]`;
}

/** A subtitle such as "3 models in order". */
export const chainSubtitle = `={{ ${MODEL_COUNT} + " in order" }}`;
