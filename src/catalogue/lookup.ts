import type { ModelProfile, ModelRef } from '../domain/model';
import { findRow, idsStartingWith } from './store';
import { canonicalProvider } from './providers';

/** A full date at the end of an id: `-2025-04-14`, `-20250514` or `@20250514`. Shorter ones are part of a name. */
const DATE_SUFFIX =
	/^(.+?)(?:-20\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|[-@]20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01]))$/;
const MOVING_SUFFIX = /^(.+?)(?:-latest|@latest|@default)$/;
/** Where Bedrock serves a model from; some places cost a tenth more. */
const BEDROCK_PLACES = ['us', 'eu', 'apac', 'au', 'jp', 'ca', 'global', 'us-gov'];
const RESOURCE_PATH = /^(?:arn:.*\/|projects\/.*\/models\/|publishers\/[^/]+\/models\/|models\/)(.+)$/;
/** Who publishes a service's own models, as its OpenAI-compatible endpoint writes them: `google/gemini-2.5-pro`. */
const PUBLISHERS: Readonly<Record<string, string>> = { 'google-vertex': 'google' };
const FREE_SUFFIX = ':free';
const FINE_TUNE = /^(ft:[^:]+)(?::|$)/;

/**
 * What the catalogue knows of a model; undefined when it does not know it. An id is found as it stands, by another
 * id the sources declare equal, without a path before it (`models/`, `openai/` at OpenAI, an ARN), as a dated copy of
 * a known model, or as `-latest`. It is never matched by likeness: `gpt-4.1-mini-fast` is unknown although
 * `gpt-4.1-mini` is known.
 */
export function lookUpModel(ref: ModelRef): ModelProfile | undefined {
	if (!ref.model) return undefined;
	const provider = canonicalProvider(ref.provider);
	const id = ref.model.trim().toLowerCase();
	return findId(provider, id) ?? findBare(provider, id);
}

/** Equal for two names of one model that differ in nothing but case, the provider's other names, or a path before it. */
export function modelKey({ provider: name, model = '' }: ModelRef): string {
	const provider = canonicalProvider(name);
	return `${provider}|${bareId(provider, model.trim().toLowerCase())}`;
}

function findBare(provider: string, id: string): ModelProfile | undefined {
	const bare = bareId(provider, id);
	return bare === id ? undefined : findId(provider, bare);
}

function bareId(provider: string, id: string): string {
	const path = RESOURCE_PATH.exec(id)?.[1] ?? id;
	const slash = path.indexOf('/');
	const named = slash > 0 ? path.slice(0, slash) : undefined;
	const isOwn =
		named !== undefined && (canonicalProvider(named) === provider || named === PUBLISHERS[provider]);
	return isOwn ? path.slice(slash + 1) : path;
}

function findId(provider: string, id: string): ModelProfile | undefined {
	const exact = findRow(provider, id);
	if (exact) return exact;
	if (provider === 'openrouter') return findFree(provider, id) ?? findDated(provider, id);
	if (provider === 'amazon-bedrock') return findAtPlace(provider, id);
	const fineTuned = FINE_TUNE.exec(id)?.[1];
	if (fineTuned) return fineTuned === id ? undefined : findRow(provider, fineTuned);
	return findDated(provider, id) ?? findMoving(provider, id);
}

/** OpenRouter declares every `:free` variant of a model free of charge. */
function findFree(provider: string, id: string): ModelProfile | undefined {
	if (!id.endsWith(FREE_SUFFIX)) return undefined;
	const base = findRow(provider, id.slice(0, -FREE_SUFFIX.length));
	return base && { ...base, price: { inputPico: 0n, outputPico: 0n } };
}

/** A dated copy that is not listed: the model's own row, unless other dated copies of it have other prices. */
function findDated(provider: string, id: string): ModelProfile | undefined {
	const base = DATE_SUFFIX.exec(id)?.[1];
	const row = base === undefined ? undefined : findRow(provider, base);
	if (!base || !row) return undefined;
	return datedCopies(provider, base).every((copy) => samePrice(copy, row)) ? row : undefined;
}

/** `-latest` that is not listed: the model's own row, else its newest dated copy when all of these cost the same. */
function findMoving(provider: string, id: string): ModelProfile | undefined {
	const base = MOVING_SUFFIX.exec(id)?.[1];
	if (!base) return undefined;
	const copies = datedCopies(provider, base);
	const row = findRow(provider, base) ?? copies.at(-1);
	return row && copies.every((copy) => samePrice(copy, row)) ? row : undefined;
}

function datedCopies(provider: string, base: string): ModelProfile[] {
	const ids = idsStartingWith(provider, base).filter((id) => DATE_SUFFIX.exec(id)?.[1] === base);
	return ids.sort().flatMap((id) => findRow(provider, id) ?? []);
}

/** `us.` and the like before a listed model, unless the places that are listed differ in price. */
function findAtPlace(provider: string, id: string): ModelProfile | undefined {
	const place = BEDROCK_PLACES.find((name) => id.startsWith(`${name}.`));
	if (place === undefined) return undefined;
	const base = id.slice(place.length + 1);
	const row = findRow(provider, base);
	const others = BEDROCK_PLACES.flatMap((name) => findRow(provider, `${name}.${base}`) ?? []);
	return row && others.every((other) => samePrice(other, row)) ? row : undefined;
}

function samePrice(a: ModelProfile, b: ModelProfile): boolean {
	return a.price?.inputPico === b.price?.inputPico && a.price?.outputPico === b.price?.outputPico;
}
