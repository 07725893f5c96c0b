import { SERVICE_TIERS, type ServiceTier } from '../../domain/price';
import { isObject, type JsonObject } from './raw-counts';

/** Where an answer or one of its stream events keeps what it says of its service, beside the top. */
const PLACES = ['usage', 'usageMetadata', 'usage_metadata', 'response', 'message', 'metadata'] as const;

const MAX_DEPTH = 3;

/**
 * The class of service an answer was given in, when it is not the standard one. Most makers name it as `service_tier`
 * beside the usage or in it, Bedrock as `{ type }`, Vertex in its `trafficType`
 * (https://cloud.google.com/vertex-ai/generative-ai/docs/reference/rest/v1/GenerateContentResponse#TrafficType).
 * Anthropic's fast mode costs several times the standard price, which makes it a priority class.
 */
export function serviceTierOf(holder: unknown): ServiceTier | undefined {
	const word = wordIn(holder, 0);
	return SERVICE_TIERS.find((tier) => tier === word);
}

/** The first word that is found counts, so that a standard class is not overruled by something further in. */
function wordIn(holder: unknown, depth: number): string | undefined {
	if (!isObject(holder)) return undefined;
	const word = wordOf(holder);
	if (word !== undefined || depth >= MAX_DEPTH) return word;
	for (const place of PLACES) {
		const below = wordIn(holder[place], depth + 1);
		if (below !== undefined) return below;
	}
	return undefined;
}

function wordOf(holder: JsonObject): string | undefined {
	if (holder['speed'] === 'fast') return 'priority';
	const named = holder['service_tier'] ?? holder['serviceTier'];
	const word = (isObject(named) ? named['type'] : named) ?? holder['trafficType'];
	return typeof word === 'string' ? word.replace(/^ON_DEMAND_/, '').toLowerCase() : undefined;
}
