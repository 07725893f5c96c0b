import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { HttpGet } from '../../src/domain/ports';

type HttpRequest = IExecuteFunctions['helpers']['httpRequest'];

/** Pieces of a body, and how to hang up. */
interface ByteStream extends AsyncIterable<Uint8Array> {
	destroy?(): void;
}

/** What n8n's helper gives when it is asked for the whole answer with its body as a stream. */
export const answerSchema = z.object({
	statusCode: z.number(),
	headers: z.record(z.string(), z.unknown()).default({}),
	body: z.custom<ByteStream>(
		(body) => typeof body === 'object' && body !== null && Symbol.asyncIterator in body,
	),
});

/** Asks through n8n's own helper, which keeps to the host's proxy and its rules on addresses. */
export function httpGetOf(httpRequest: HttpRequest): HttpGet {
	return async (url, signal) => {
		const answer: unknown = await httpRequest({
			url: url.href,
			method: 'GET',
			headers: { Accept: 'application/json' },
			encoding: 'stream',
			returnFullResponse: true,
			disableFollowRedirect: true,
			ignoreHttpStatusErrors: true,
			abortSignal: signal,
		});
		const { statusCode, headers, body } = answerSchema.parse(answer);
		signal.addEventListener('abort', () => body.destroy?.(), { once: true });
		const location = headers['location'];
		return { status: statusCode, body, ...(typeof location === 'string' && { location }) };
	};
}
