import { gzipSync } from 'node:zlib';

import type { Delivery } from './deliver';
import type { WireFaultStep } from './script-types';
import type { Answer, EncodeOptions } from './types';

const BYTE_FORMS = ['byte_drip', 'gzip_cut'] as const;

/** The faults that concern the bytes of a response and not its form. */
export type ByteForm = (typeof BYTE_FORMS)[number];

/** Whether a fault concerns the bytes of a response. */
export function isByteForm(fault: WireFaultStep['fault']): fault is ByteForm {
	return BYTE_FORMS.some((form) => form === fault);
}

const DEFAULT_BYTE_INTERVAL_MS = 1_000;

function wholeResponse({ protocol, request }: Delivery, answer: Answer, options: EncodeOptions): string {
	if (!request.stream) return JSON.stringify(protocol.encode(request, answer, options));
	const { head, content, tail } = protocol.encodeStream(request, answer, options);
	return [...head, ...content, ...tail].join('');
}

/** Sends a sound answer in bytes that a client cannot use: too slowly, or compressed and cut off. */
export async function deliverBytes(
	delivery: Delivery,
	answer: Answer,
	step: WireFaultStep & { readonly fault: ByteForm },
	options: EncodeOptions,
): Promise<void> {
	const { exchange, request } = delivery;
	exchange.entry.usage = answer.usage;
	const text = wholeResponse(delivery, answer, options);
	const type = request.stream ? 'text/event-stream; charset=utf-8' : 'application/json; charset=utf-8';
	if (step.fault === 'gzip_cut') {
		const packed = gzipSync(text);
		exchange.start(200, { 'content-type': type, 'content-encoding': 'gzip' });
		exchange.write(packed.subarray(0, Math.floor(packed.length / 2)));
		return exchange.end();
	}
	exchange.start(200, { 'content-type': type });
	for (const byte of Buffer.from(text)) {
		exchange.write(Uint8Array.of(byte));
		await exchange.wait(step.intervalMs ?? DEFAULT_BYTE_INTERVAL_MS);
	}
	exchange.entry.outcome = 'answered';
	exchange.end();
}
