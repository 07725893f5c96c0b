import { z } from 'zod';
import type { ModelRef } from '../../src/domain/model';

/** How one model is to be written. */
export const MODEL_REMEDY = 'Write the model as provider/model, such as openai/gpt-4.1-mini.';

/** How several models are to be written. */
export const MODELS_REMEDY =
	'Write each model as provider/model, such as openai/gpt-4.1-mini, one per line or separated by commas.';

/** A model written as `provider/model`. */
export const modelRefSchema = z.string().transform((id, issues): ModelRef => {
	const ref = refOf(id.trim());
	if (ref) return ref;
	issues.addIssue({ code: z.ZodIssueCode.custom });
	return z.NEVER;
});

/** What `provider/model` names; undefined when one of the two is missing. The model's own id may hold slashes. */
export function refOf(id: string): ModelRef | undefined {
	const slash = id.indexOf('/');
	if (slash <= 0 || slash >= id.length - 1) return undefined;
	return { provider: id.slice(0, slash), model: id.slice(slash + 1) };
}

/** The entries of a list that is written one per line or with commas, or given as a list; each once. */
export function idsIn(list: string | readonly string[]): string[] {
	const ids = typeof list === 'string' ? list.split(/[,\n]/) : list;
	return [...new Set(ids.map((id) => id.trim()).filter((id) => id !== ''))];
}
