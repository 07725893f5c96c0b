import type { JsonObject } from '../json';
import type { Answer, ChatRequest, EncodeOptions, FinishReason } from '../types';

/** Why an unfinished response ended, in the API's words. */
const INCOMPLETE: Partial<Record<FinishReason, string>> = {
	length: 'max_output_tokens',
	content_filter: 'content_filter',
};

/** The status a response ends with. */
export function endStatus({ finishReason }: Answer): 'completed' | 'incomplete' | 'in_progress' {
	if (finishReason === undefined) return 'in_progress';
	return INCOMPLETE[finishReason] ? 'incomplete' : 'completed';
}

/** The parts of an answer as output items: its text, then its calls. */
export function outputItems(answer: Answer, { serial }: EncodeOptions): JsonObject[] {
	const id = String(serial).padStart(8, '0');
	const part = { type: 'output_text', text: answer.text, annotations: [], logprobs: [] };
	const message = {
		id: `msg_${id}`,
		type: 'message',
		status: 'completed',
		role: 'assistant',
		content: [part],
	};
	const calls = answer.toolCalls.map((call, index) => ({
		id: `fc_${id}${index}`,
		type: 'function_call',
		status: 'completed',
		call_id: call.id,
		name: call.name,
		arguments: JSON.stringify(call.args),
	}));
	return answer.text ? [message, ...calls] : calls;
}

/** A response without output and usage, as the first events of a stream carry it. */
export function emptyResponse(request: ChatRequest, options: EncodeOptions): JsonObject {
	const format = request.schema
		? { type: 'json_schema', name: 'answer', schema: request.schema }
		: { type: request.jsonMode ? 'json_object' : 'text' };
	return {
		id: `resp_${String(options.serial).padStart(8, '0')}`,
		object: 'response',
		created_at: Math.floor(Date.now() / 1000),
		status: 'in_progress',
		error: null,
		incomplete_details: null,
		instructions: null,
		metadata: {},
		model: request.model,
		output: [],
		parallel_tool_calls: true,
		service_tier: 'default',
		text: { format },
		usage: null,
	};
}

/** The body of a response that is not streamed, also the one that ends a stream. */
export function encodeResponse(request: ChatRequest, answer: Answer, options: EncodeOptions): JsonObject {
	const { usage, finishReason } = answer;
	const reason = finishReason && INCOMPLETE[finishReason];
	return {
		...emptyResponse(request, options),
		status: endStatus(answer),
		incomplete_details: reason ? { reason } : null,
		output: outputItems(answer, options),
		usage: {
			input_tokens: usage.inputTokens,
			input_tokens_details: { cached_tokens: usage.cachedInputTokens ?? 0 },
			output_tokens: usage.outputTokens,
			output_tokens_details: { reasoning_tokens: usage.reasoningTokens ?? 0 },
			total_tokens: usage.inputTokens + usage.outputTokens,
		},
	};
}
