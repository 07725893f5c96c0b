import type { ModelProfile, ModelRef } from '../../domain/model';
import type { ModelPrice } from '../../domain/price';
import { lookUpModel } from '../lookup';

/** One model of a list read at run time. */
export interface ListRow {
	readonly ref: ModelRef;
	readonly profile: ModelProfile;
}

const ORDER_OF_MAGNITUDE = 10n;
/** 200 USD per million tokens, as in the script that builds the catalogue. */
const DEAREST_INPUT_PICO = 200_000_000n;
/** 1,000 USD per million tokens. */
const DEAREST_OUTPUT_PICO = 1_000_000_000n;

/**
 * Whether a row's price cannot be right: zero where nobody declared the model free, ten times the shipped price or a
 * tenth of it, or dearer than any model ever was where nothing is shipped to compare it with. A model is declared free
 * by the shipped catalogue or by OpenRouter's `:free`.
 */
export function isImplausible({ ref, profile }: ListRow): boolean {
	const { price } = profile;
	if (!price) return false;
	const shipped = lookUpModel(ref)?.price;
	if (price.inputPico === 0n && price.outputPico === 0n) return !isDeclaredFree(ref, shipped);
	if (price.inputPico === 0n || price.outputPico === 0n) return true;
	if (!shipped || isFree(shipped)) {
		return price.inputPico > DEAREST_INPUT_PICO || price.outputPico > DEAREST_OUTPUT_PICO;
	}
	return (
		isOrderApart(price.inputPico, shipped.inputPico) || isOrderApart(price.outputPico, shipped.outputPico)
	);
}

function isDeclaredFree({ provider, model = '' }: ModelRef, shipped: ModelPrice | undefined): boolean {
	if (provider === 'openrouter' && model.endsWith(':free')) return true;
	return shipped !== undefined && isFree(shipped);
}

function isFree({ inputPico, outputPico }: ModelPrice): boolean {
	return inputPico === 0n && outputPico === 0n;
}

function isOrderApart(left: bigint, right: bigint): boolean {
	return left >= right * ORDER_OF_MAGNITUDE || right >= left * ORDER_OF_MAGNITUDE;
}
