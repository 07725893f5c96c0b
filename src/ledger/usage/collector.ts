import { usageFromAnswer, type AnswerParts } from './answer';
import type { UsageAnswer } from './body';
import { locateUsage } from './locate';
import { child, isObject, type JsonObject } from './raw-counts';
import { serviceTierOf } from './service-tier';

/** Gathers the usage of one stream, chunk by chunk. */
export interface UsageCollector {
	/** Takes one chunk's `usage_metadata` and `response_metadata`; neither is kept or changed. */
	add(chunk: Omit<AnswerParts, 'provider'>): void;
	/** The usage so far; the same as the finished message's when the maker reports each count once. */
	answer(): UsageAnswer;
}

/**
 * Collects the usage of a LangChain stream more exactly than adding up its chunks does. Adding up is wrong where makers
 * send running totals: Anthropic's output starts with the first event's count and its last event has all of it again;
 * Gemini's cached tokens come with every chunk; OpenAI-like servers put the same counts on several chunks.
 */
export function createUsageCollector(provider?: string): UsageCollector {
	let metadata: JsonObject | undefined;
	let previous: unknown;
	let maker: unknown = provider;
	let body: JsonObject = {};
	return {
		add({ usageMetadata, responseMetadata }) {
			if (isObject(responseMetadata)) {
				maker = responseMetadata['model_provider'] ?? maker;
				body = { ...body, ...latestBody(body, responseMetadata) };
			}
			if (!isObject(usageMetadata) || usageMetadata === previous) return;
			previous = usageMetadata;
			metadata = metadata ? mergeCounts(metadata, usageMetadata, maker) : usageMetadata;
		},
		answer: () =>
			usageFromAnswer({
				usageMetadata: metadata,
				responseMetadata: body,
				...(provider !== undefined && { provider }),
			}),
	};
}

function latestBody(body: JsonObject, responseMetadata: JsonObject): JsonObject {
	const usage = isObject(responseMetadata['usage'])
		? responseMetadata['usage']
		: locateUsage(responseMetadata)?.usage;
	const tier = serviceTierOf(responseMetadata);
	const { output } = responseMetadata;
	return {
		...(usage && { usage: { ...child(body, 'usage'), ...usage } }),
		...(tier !== undefined && { service_tier: tier }),
		...(Array.isArray(output) && { output }),
	};
}

/** Adds a chunk's counts to those before it, or puts them in their place where the maker sends running totals. */
function mergeCounts(before: JsonObject, next: JsonObject, maker: unknown): JsonObject {
	const repeated = before['input_tokens'] === next['input_tokens'] && isPositive(next['input_tokens']);
	if (repeated && atLeast(next['output_tokens'], before['output_tokens'])) return next;
	const input = sum(before['input_tokens'], next['input_tokens']);
	const running = maker === 'anthropic';
	const output = running
		? largest(before['output_tokens'], next['output_tokens'])
		: sum(before['output_tokens'], next['output_tokens']);
	return {
		input_tokens: input,
		output_tokens: output,
		total_tokens: running ? undefined : sum(before['total_tokens'], next['total_tokens']),
		input_token_details: largestOf(child(before, 'input_token_details'), child(next, 'input_token_details')),
		output_token_details: largestOf(
			child(before, 'output_token_details'),
			child(next, 'output_token_details'),
		),
	};
}

function largestOf(left: JsonObject, right: JsonObject): JsonObject {
	const merged: Record<string, unknown> = { ...left };
	for (const [kind, count] of Object.entries(right)) merged[kind] = largest(merged[kind], count);
	return merged;
}

function isPositive(value: unknown): boolean {
	return typeof value === 'number' && value > 0;
}

function atLeast(next: unknown, before: unknown): boolean {
	return typeof next === 'number' && next >= (typeof before === 'number' ? before : 0);
}

function sum(left: unknown, right: unknown): unknown {
	if (typeof left === 'number' && typeof right === 'number') return left + right;
	return left ?? right;
}

function largest(left: unknown, right: unknown): unknown {
	if (typeof left === 'number' && typeof right === 'number') return Math.max(left, right);
	return left ?? right;
}
