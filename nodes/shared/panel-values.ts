import { z } from 'zod';
import { usdText } from '../../src/domain/money';
import { MAX_MODELS } from './dynamic-inputs';

/**
 * A number, or text that is one, as expressions give it. Nothing at all is no number: taken for 0, an empty field would
 * switch a time limit off, keep a model from its share of the load, or grade an answer as useless.
 */
const numeric = z
	.union([z.number(), z.string().trim().min(1).pipe(z.coerce.number())])
	.pipe(z.number().finite());

/** A number from `min` to `max`. */
export function numberFrom(min: number, max = Infinity) {
	return numeric.pipe(z.number().min(min).max(max));
}

/** A whole number from `min` to `max`. */
export function wholeFrom(min: number, max = Number.MAX_SAFE_INTEGER) {
	return numeric.pipe(z.number().int().min(min).max(max));
}

/** An input of the node, counted from 1. Expressions may give it as text. */
export const slotSchema = wholeFrom(1, MAX_MODELS);

const AMOUNT = /^\d{1,9}(?:\.\d+)?$/;

/** An amount of USD as decimal text, from text or from a number as expressions give it. */
export const usdAmount = z
	.union([z.string().trim(), z.number().finite()])
	.transform(usdText)
	.pipe(z.string().regex(AMOUNT));

/** Refuses a second row for the same model, of which one would be lost without a word. */
export function oneRowPerModel(
	rows: ReadonlyArray<{ readonly model: number }>,
	context: z.RefinementCtx,
): void {
	const first = new Map<number, number>();
	for (const [index, { model }] of rows.entries()) {
		const earlier = first.get(model);
		if (earlier === undefined) first.set(model, index);
		else {
			const message = `row ${earlier + 1} is about Model ${model} as well`;
			const remedy = 'Keep one row for each model.';
			context.addIssue({ code: 'custom', path: [index], message, params: { remedy } });
		}
	}
}
