import { looksLikeChat } from '../chat-models';
import { compact, countOf, isObject, listOf, objectOf, textOf, type Json } from '../json';
import { providerId } from '../providers';
import type { SourceFile, SourceRow } from '../types';
import { coverage, namedIds, type Coverage } from './genai-match';
import { genaiPrice } from './genai-price';

const HUGGING_FACE_PREFIX = 'huggingface_';
/** Providers whose list in this source also covers another one of ours, by its own statement. */
const ALSO_COVERS: Readonly<Record<string, readonly string[]>> = { google: ['google-vertex'] };

interface GenaiProvider {
	readonly name: string;
	readonly models: readonly Json[];
	readonly fallbacks: readonly string[];
}

/**
 * Reads genai-prices: a list of providers with models that have match rules. Its rows are the ids it names; for ids
 * that other sources list (`listed`, by provider) and a pattern of it covers, there is a row marked `byPattern`.
 */
export function readGenaiPrices(
	file: SourceFile,
	listed: ReadonlyMap<string, ReadonlySet<string>>,
	asOf: string,
): SourceRow[] {
	const providers = listOf(file.json).filter(isObject).map(providerOf);
	const byName = new Map(providers.map((provider) => [provider.name, provider]));
	return providers.flatMap((provider) => {
		const id = catalogueId(provider.name);
		if (!id) return [];
		const own = provider.models.flatMap((model) => namedRows(id, provider.name, model, listed.get(id), asOf));
		// Hugging Face bills by the provider behind it, so a bare id has no single price in this source.
		const covered = [id === 'huggingface' ? '' : id, ...(ALSO_COVERS[id] ?? [])].flatMap((target) =>
			[...(listed.get(target) ?? [])].flatMap((wanted) => coveredRow(target, wanted, provider, byName, asOf)),
		);
		return [...own, ...covered];
	});
}

function providerOf(json: Json): GenaiProvider {
	const fallbacks = listOf(json['fallback_model_providers']).flatMap((name) => textOf(name) ?? []);
	return { name: textOf(json['id']) ?? '', models: listOf(json['models']).filter(isObject), fallbacks };
}

function catalogueId(name: string): string | undefined {
	return name.startsWith(HUGGING_FACE_PREFIX) ? 'huggingface' : providerId('genai-prices', name);
}

/** One row for the ids a model names, without those that other sources list: these get a row of their own. */
function namedRows(
	provider: string,
	name: string,
	model: Json,
	listed: ReadonlySet<string> | undefined,
	asOf: string,
): SourceRow[] {
	const suffix = name.startsWith(HUGGING_FACE_PREFIX) ? `:${name.slice(HUGGING_FACE_PREFIX.length)}` : '';
	const rule = objectOf(model['match']);
	const own = textOf(model['id']) ?? '';
	const ids = [own, ...namedIds(rule)].filter(
		(id, index, all) => all.indexOf(id) === index && coverage(rule, id.toLowerCase()) !== 'none',
	);
	const [first, ...aliases] = ids.map((id) => id + suffix).filter((id) => !listed?.has(id.toLowerCase()));
	if (!first || model['deprecated'] === true || !looksLikeChat(first)) return [];
	return [{ ...rowOf(provider, first, model, asOf), aliases }];
}

function coveredRow(
	provider: string,
	wanted: string,
	owner: GenaiProvider,
	byName: ReadonlyMap<string, GenaiProvider>,
	asOf: string,
): SourceRow[] {
	const lists = [owner, ...owner.fallbacks.flatMap((name) => byName.get(name) ?? [])];
	for (const list of lists) {
		const found = firstCovering(list.models, wanted);
		if (!found) continue;
		const row = rowOf(provider, wanted, found.model, asOf);
		const isNamed = found.coverage === 'named' && list === owner && catalogueId(owner.name) === provider;
		return [isNamed ? row : { ...row, byPattern: true }];
	}
	return [];
}

function firstCovering(models: readonly Json[], id: string): { model: Json; coverage: Coverage } | undefined {
	let pattern: { model: Json; coverage: Coverage } | undefined;
	for (const model of models) {
		const found = coverage(objectOf(model['match']), id);
		if (found === 'named') return { model, coverage: found };
		if (found === 'pattern') pattern ??= { model, coverage: found };
	}
	return pattern;
}

function rowOf(provider: string, id: string, model: Json, asOf: string): SourceRow {
	const { price, schedule } = genaiPrice(model['prices'], asOf);
	return {
		source: 'genai-prices',
		provider,
		id,
		aliases: [],
		capabilities: {},
		schedule,
		...compact({
			price,
			contextTokens: countOf(model['context_window']),
			declaredFree: id.endsWith(':free') ? true : undefined,
		}),
	};
}
