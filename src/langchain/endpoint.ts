import type { ModelRef } from '../domain/model';
import { type ChatModel, nonEmptyString, property } from './chat-model-shape';

const KEY_PROPERTIES = ['apiKey', 'openAIApiKey', 'anthropicApiKey', 'accessToken'] as const;

/** The address a model sends its requests to, where it tells. */
export function baseUrlOf(model: ChatModel): URL | undefined {
	const candidates = [
		property(property(model, 'clientConfig'), 'baseURL'),
		property(model, 'apiUrl'),
		property(model, 'baseUrl'),
		property(model, 'endpoint'),
	];
	const baseUrl = candidates.map(nonEmptyString).find((url) => url !== undefined && URL.canParse(url));
	return baseUrl === undefined ? undefined : new URL(baseUrl);
}

/**
 * Tells one model at one address with one credential from every other. The credential enters as 32 bits of a checksum,
 * far too few to say anything about it and enough to keep a wrong key from being held against a right one.
 */
export function endpointOf(model: ChatModel, ref: ModelRef): string {
	const key = KEY_PROPERTIES.map((name) => nonEmptyString(property(model, name))).find(
		(text) => text !== undefined,
	);
	return [ref.provider, baseUrlOf(model)?.host ?? '', ref.model ?? '', key ? checksum(key) : ''].join('|');
}

/** FNV-1a, 32 bits (Fowler, Noll, Vo; RFC 9923). */
function checksum(text: string): string {
	let hash = 0x811c9dc5;
	for (let index = 0; index < text.length; index += 1) {
		hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
	}
	return (hash >>> 0).toString(16);
}
