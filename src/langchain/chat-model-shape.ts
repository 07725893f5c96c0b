import type { BaseChatModel } from '@langchain/core/language_models/chat_models';

/** A connected chat model. LangChain's own type, told by shape, because a host may load a second copy of it. */
export type ChatModel = BaseChatModel;

/** What a connected thing turned out to be. */
export type ConnectedKind = 'chat_model' | 'completion_model' | 'other';

/** Tells what was connected, with the same test that n8n uses: the namespace, not the class. */
export function kindOf(value: unknown): ConnectedKind {
	const namespace = property(value, 'lc_namespace');
	if (!Array.isArray(namespace) || typeof property(value, 'invoke') !== 'function') return 'other';
	if (namespace.includes('chat_models')) return 'chat_model';
	return namespace.includes('llms') ? 'completion_model' : 'other';
}

/** Whether a value is a chat model. */
export function isChatModel(value: unknown): value is ChatModel {
	return kindOf(value) === 'chat_model';
}

/** A property of anything, or undefined. */
export function property(value: unknown, name: string): unknown {
	if (typeof value !== 'object' || value === null) return undefined;
	return Reflect.get(value, name);
}

/** The value when it is a non-empty string, else undefined. */
export function nonEmptyString(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}
