import { NodeApiError, type INode, type JsonObject } from 'n8n-workflow';

const NODE: INode = {
	id: '1',
	name: 'OpenAI Chat Model',
	type: '@n8n/n8n-nodes-langchain.lmChatOpenAi',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** A provider's answer to a failed request. */
export interface FailedAnswer {
	readonly status: number | undefined;
	readonly body: unknown;
	readonly headers?: Readonly<Record<string, string>>;
}

function field(source: unknown, key: string): unknown {
	return typeof source === 'object' && source !== null ? (source as Record<string, unknown>)[key] : undefined;
}

/** As OpenAI's SDK throws it: the inner error object, its code and type beside the status. */
export function openAiStyle({ status, body, headers }: FailedAnswer): Error {
	const error = field(body, 'error') ?? body;
	const text = field(error, 'message');
	const message = `${status ?? ''} ${typeof text === 'string' ? text : JSON.stringify(error)}`.trim();
	return Object.assign(new Error(message), {
		status,
		error,
		headers: new Headers(headers),
		code: field(error, 'code'),
		type: field(error, 'type'),
		param: field(error, 'param'),
	});
}

/** As Anthropic's SDK throws it: the whole body, also as JSON in the message. */
export function anthropicStyle({ status, body, headers }: FailedAnswer): Error {
	const message = `${status ?? ''} ${JSON.stringify(body)}`.trim();
	return Object.assign(new Error(message), { status, error: body, headers: new Headers(headers) });
}

/** As Google's SDK throws it: text and details in the message, no headers. */
export function googleStyle({ status, body }: FailedAnswer): Error {
	const error = field(body, 'error') ?? body;
	const errorDetails = field(error, 'details');
	const message =
		`[GoogleGenerativeAI Error]: Error fetching from https://host/v1beta/models/m:generateContent: ` +
		`[${status ?? ''} ] ${String(field(error, 'message') ?? error)} ${JSON.stringify(errorDetails ?? [])}`;
	return Object.assign(new Error(message), { status, statusText: '', errorDetails });
}

/** As AWS SDKs throw it: the exception's name and `$metadata`. */
export function awsStyle({ status, body }: FailedAnswer, name: string): Error {
	const error = Object.assign(new Error(String(field(body, 'message'))), {
		$fault: 'client',
		$metadata: { httpStatusCode: status },
	});
	error.name = name;
	return error;
}

/** As axios throws it. */
export function axiosStyle({ status, body, headers }: FailedAnswer): Error {
	return Object.assign(new Error(`Request failed with status code ${status}`), {
		code: 'ERR_BAD_REQUEST',
		response: { status, data: body, headers },
	});
}

/** As n8n's chat model nodes hand it on: wrapped, the status a text, the original below. */
export function n8nStyle(cause: Error): NodeApiError {
	return new NodeApiError(NODE, cause as Error & JsonObject);
}
