import type { SourceName, SourceRow } from './types';

/**
 * Who is believed when sources differ and no two agree: first the provider's own list, then the one curated by hand
 * with dated prices, then the others; a model covered only by a pattern comes last.
 */
const AUTHORITY: Readonly<Record<SourceName, number>> = {
	openrouter: 0,
	'genai-prices': 1,
	litellm: 2,
	'pi-ai': 3,
	'models.dev': 4,
};
const PATTERN_PENALTY = 10;
/** Providers whose rows every source copies from the provider's own list, so the newest copy is the best one. */
const SELF_PUBLISHING = new Set(['openrouter', 'vercel']);

/** The rank of a row's source, 0 = most authoritative. */
export function authorityOf(row: SourceRow): number {
	return AUTHORITY[row.source] + (row.byPattern ? PATTERN_PENALTY : 0);
}

/** Sources of one family share their data, so one of them does not confirm another. */
export function familyOf(row: SourceRow): string {
	return row.source === 'pi-ai' && !SELF_PUBLISHING.has(row.provider) ? 'models.dev' : row.source;
}

/** Whether an id is a pointer that the provider moves on to newer models. */
export function isMovingAlias(id: string): boolean {
	return id.endsWith('-latest');
}

/** Whether the newest copy counts for more than the source's authority. */
export function newestFirst(row: SourceRow): boolean {
	return SELF_PUBLISHING.has(row.provider) || isMovingAlias(row.id);
}
