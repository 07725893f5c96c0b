import { asArray, asObject, asString, type JsonObject } from '../json';
import { pieces } from '../pieces';
import type { Answer, ChatRequest, EncodeOptions, StreamFrames } from '../types';
import { emptyResponse, encodeResponse, endStatus, outputItems } from './responses-encode';

type Emit = (type: string, fields: JsonObject) => string;

/** Events are numbered through the whole stream. */
function eventWriter(): Emit {
	let sequence = 0;
	return (type, fields) => {
		const event = { type, sequence_number: sequence++, ...fields };
		return `event: ${type}\ndata: ${JSON.stringify(event)}\n\n`;
	};
}

/** Joins what opens an item with its first piece and what closes it with its last, so that a piece stays one write. */
function framed(opening: string, middle: readonly string[], closing: string): string[] {
	const frames = [...middle];
	frames[0] = opening + (frames[0] ?? '');
	const last = frames.length - 1;
	frames[last] = (frames[last] ?? '') + closing;
	return frames;
}

function textFrames(item: JsonObject, place: number, emit: Emit, chunkChars: number): string[] {
	const at = { item_id: item['id'], output_index: place };
	const part = asObject(asArray(item['content'])[0]);
	const text = asString(part['text']);
	const inPart = { ...at, content_index: 0 };
	const added = { output_index: place, item: { ...item, status: 'in_progress', content: [] } };
	const opening =
		emit('response.output_item.added', added) +
		emit('response.content_part.added', { ...inPart, part: { ...part, text: '' } });
	const middle = pieces(text, chunkChars).map((delta) =>
		emit('response.output_text.delta', { ...inPart, delta, logprobs: [] }),
	);
	const closing =
		emit('response.output_text.done', { ...inPart, text, logprobs: [] }) +
		emit('response.content_part.done', { ...inPart, part }) +
		emit('response.output_item.done', { output_index: place, item });
	return framed(opening, middle, closing);
}

function callFrames(item: JsonObject, place: number, emit: Emit, chunkChars: number): string[] {
	const at = { item_id: item['id'], output_index: place };
	const args = asString(item['arguments']);
	const added = { output_index: place, item: { ...item, status: 'in_progress', arguments: '' } };
	const opening = emit('response.output_item.added', added);
	const middle = pieces(args, chunkChars).map((delta) =>
		emit('response.function_call_arguments.delta', { ...at, delta }),
	);
	const closing =
		emit('response.function_call_arguments.done', { ...at, name: item['name'], arguments: args }) +
		emit('response.output_item.done', { output_index: place, item });
	return framed(opening, middle, closing);
}

/** The server-sent events of a streamed response. */
export function encodeResponseStream(
	request: ChatRequest,
	answer: Answer,
	options: EncodeOptions,
): StreamFrames {
	const emit = eventWriter();
	const started = emptyResponse(request, options);
	const head = ['response.created', 'response.in_progress'].map((type) => emit(type, { response: started }));
	const content = outputItems(answer, options).flatMap((item, place) =>
		item['type'] === 'message'
			? textFrames(item, place, emit, options.chunkChars)
			: callFrames(item, place, emit, options.chunkChars),
	);
	const status = endStatus(answer);
	const end = emit(`response.${status}`, { response: encodeResponse(request, answer, options) });
	const message = 'The server had an error while processing your request.';
	const broken = { item_id: 'msg_broken', output_index: 0, content_index: 0, delta: 'broken' };
	return {
		head,
		content,
		tail: status === 'in_progress' ? [] : [end],
		malformed: emit('response.output_text.delta', broken).slice(0, -20) + '\n\n',
		error: emit('error', { code: 'server_error', message, param: null }),
	};
}
