import type { JsonObject } from '../json';
import { pieces } from '../pieces';
import type { Answer, ChatRequest, EncodeOptions, StreamFrames } from '../types';

function isOpenRouter(request: ChatRequest): boolean {
	return request.maker === 'openrouter';
}

function usageBody(request: ChatRequest, answer: Answer): JsonObject {
	const { usage } = answer;
	return {
		prompt_tokens: usage.inputTokens,
		completion_tokens: usage.outputTokens,
		total_tokens: usage.inputTokens + usage.outputTokens,
		...(answer.costUsd === undefined ? {} : { cost: answer.costUsd, is_byok: false }),
		prompt_tokens_details: {
			cached_tokens: usage.cachedInputTokens ?? 0,
			audio_tokens: usage.audioInputTokens ?? 0,
			...(usage.cacheWriteTokens === undefined ? {} : { cache_write_tokens: usage.cacheWriteTokens }),
		},
		completion_tokens_details: {
			reasoning_tokens: usage.reasoningTokens ?? 0,
			audio_tokens: usage.audioOutputTokens ?? 0,
			...(isOpenRouter(request) ? {} : { accepted_prediction_tokens: 0, rejected_prediction_tokens: 0 }),
		},
	};
}

function envelope(request: ChatRequest, options: EncodeOptions, object: string): JsonObject {
	const created = Math.floor(Date.now() / 1000);
	const serial = String(options.serial).padStart(8, '0');
	return isOpenRouter(request)
		? { id: `gen-${created}-${serial}`, provider: 'Simulated', model: request.model, object, created }
		: {
				id: `chatcmpl-${serial}`,
				object,
				created,
				model: request.model,
				service_tier: 'default',
				system_fingerprint: 'fp_simulated',
			};
}

/** The body of a chat completion that is not streamed. */
export function encodeOpenAi(request: ChatRequest, answer: Answer, options: EncodeOptions): JsonObject {
	const calls = answer.toolCalls.map((call) => ({
		id: call.id,
		type: 'function',
		function: { name: call.name, arguments: JSON.stringify(call.args) },
	}));
	const message = {
		role: 'assistant',
		content: calls.length && !answer.text ? null : answer.text,
		...(calls.length ? { tool_calls: calls } : {}),
		...(answer.thought === undefined ? {} : { reasoning_content: answer.thought }),
		refusal: null,
		...(isOpenRouter(request) ? {} : { annotations: [] }),
	};
	const choice = { index: 0, message, logprobs: null, finish_reason: answer.finishReason ?? null };
	return {
		...envelope(request, options, 'chat.completion'),
		choices: [choice],
		usage: usageBody(request, answer),
	};
}

function frame(data: unknown): string {
	return `data: ${JSON.stringify(data)}\n\n`;
}

function toolDeltas(answer: Answer, chunkChars: number): JsonObject[] {
	return answer.toolCalls.flatMap((call, index) => {
		const start = {
			index,
			id: call.id,
			type: 'function',
			function: { name: call.name, arguments: '' },
		};
		const rest = pieces(JSON.stringify(call.args), chunkChars).map((part) => ({
			index,
			function: { arguments: part },
		}));
		return [start, ...rest].map((part) => ({ tool_calls: [part] }));
	});
}

/** The server-sent events of a streamed chat completion. */
export function encodeOpenAiStream(
	request: ChatRequest,
	answer: Answer,
	options: EncodeOptions,
): StreamFrames {
	const shared = envelope(request, options, 'chat.completion.chunk');
	// OpenAI sends `usage: null` in every chunk but the last one once usage was asked for.
	const noUsage = request.streamUsage && !isOpenRouter(request) ? { usage: null } : {};
	const chunk = (delta: JsonObject, finish: string | null = null): string =>
		frame({ ...shared, choices: [{ index: 0, delta, logprobs: null, finish_reason: finish }], ...noUsage });
	const thought = answer.thought === undefined ? [] : [chunk({ reasoning_content: answer.thought })];
	const text = pieces(answer.text, options.chunkChars).map((content) => chunk({ content }));
	const tools = toolDeltas(answer, options.chunkChars).map((delta) => chunk(delta));
	const usage = request.streamUsage
		? [frame({ ...shared, choices: [], usage: usageBody(request, answer) })]
		: [];
	const comment = isOpenRouter(request) ? [': OPENROUTER PROCESSING\n\n'] : [];
	const error = { message: 'The server had an error while processing your request.', type: 'server_error' };
	return {
		head: [...comment, chunk({ role: 'assistant', content: '', refusal: null })],
		content: [...thought, ...text, ...tools],
		tail: [chunk({}, answer.finishReason ?? null), ...usage, 'data: [DONE]\n\n'],
		malformed: chunk({ content: 'broken' }).slice(0, -20) + '\n\n',
		error: frame({ error: { ...error, param: null, code: isOpenRouter(request) ? 502 : 'server_error' } }),
	};
}
