import { isObject, listOf, objectOf, textOf, type Json } from '../json';

/** How a rule covers an id: it names it, it covers it by a pattern, or not at all. */
export type Coverage = 'named' | 'pattern' | 'none';

/** Applies a genai-prices match rule to a lower-case model id. */
export function coverage(rule: Json, id: string): Coverage {
	const [kind = '', value] = Object.entries(rule)[0] ?? [];
	if (kind === 'or') return best(rulesOf(value).map((inner) => coverage(inner, id)));
	if (kind === 'and')
		return rulesOf(value).every((inner) => coverage(inner, id) !== 'none') ? 'pattern' : 'none';
	const text = textOf(value)?.toLowerCase() ?? '';
	if (id === text) return 'named';
	return text !== '' && coversByPattern(kind, text, id) ? 'pattern' : 'none';
}

/** The ids that a rule names one by one. */
export function namedIds(rule: Json): string[] {
	const named = textOf(rule['equals']);
	return named ? [named] : rulesOf(rule['or']).flatMap(namedIds);
}

function coversByPattern(kind: string, text: string, id: string): boolean {
	if (kind === 'starts_with') return id.startsWith(text);
	if (kind === 'ends_with') return id.endsWith(text);
	if (kind === 'contains') return id.includes(text);
	return kind === 'regex' && new RegExp(text).test(id);
}

function best(found: readonly Coverage[]): Coverage {
	if (found.includes('named')) return 'named';
	return found.includes('pattern') ? 'pattern' : 'none';
}

function rulesOf(value: unknown): Json[] {
	return listOf(value).filter(isObject).map(objectOf);
}
