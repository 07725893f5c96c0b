import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/** The owner of a private n8n; it listens on the loopback address only and lives as long as its user folder. */
export const OWNER = {
	email: 'owner@example.com',
	firstName: 'Test',
	lastName: 'Owner',
	password: 'Loopback-Only-1',
} as const;

/** A request to n8n's internal API. */
export interface RestRequest {
	readonly method?: 'GET' | 'POST' | 'PATCH' | 'DELETE';
	readonly body?: unknown;
	readonly headers?: Readonly<Record<string, string>>;
	readonly signal?: AbortSignal;
}

/** n8n answered with an error. */
export class RestError extends Error {
	override readonly name = 'RestError';

	constructor(
		message: string,
		readonly status: number,
	) {
		super(message);
	}
}

const envelopeSchema = z.object({ data: z.unknown() }).passthrough();

/**
 * A signed-in session. n8n ties a session to the `browser-id` header only when that header was sent at log-in, so
 * none is sent and the cookie alone can be handed to a browser.
 */
export class Session {
	constructor(
		readonly baseUrl: string,
		/** `name=value` pairs, joined for a Cookie header. */
		readonly cookie: string,
	) {}

	/** Sends a request and gives the raw response, whatever its status. */
	async fetch(path: string, request: RestRequest = {}): Promise<Response> {
		const { method = 'GET', body, headers = {}, signal } = request;
		return await fetch(`${this.baseUrl}${path}`, {
			method,
			headers: {
				...(this.cookie === '' ? {} : { cookie: this.cookie }),
				...(body === undefined ? {} : { 'content-type': 'application/json' }),
				...headers,
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
			...(signal === undefined ? {} : { signal }),
		});
	}

	/**
	 * Sends a request and gives the `data` of its JSON answer.
	 *
	 * @throws RestError with n8n's answer when the status is not 2xx.
	 */
	async request(path: string, request: RestRequest = {}): Promise<unknown> {
		const response = await this.fetch(path, request);
		const text = await response.text();
		if (!response.ok) {
			throw new RestError(
				`${request.method ?? 'GET'} ${path} gave ${response.status}: ${text}`,
				response.status,
			);
		}
		const parsed: unknown = text === '' ? {} : JSON.parse(text);
		const envelope = envelopeSchema.safeParse(parsed);
		return envelope.success && 'data' in envelope.data ? envelope.data.data : parsed;
	}
}

function cookieOf(response: Response): string {
	return response.headers
		.getSetCookie()
		.map((line) => line.split(';')[0] ?? '')
		.join('; ');
}

const RETRY_MS = 500;
const MOUNT_TRIES = 40;

/** Posts to an endpoint that may not be mounted yet: n8n says ready a moment before its API answers. */
async function postWhenMounted(anonymous: Session, path: string, body: unknown): Promise<Response> {
	let response = await anonymous.fetch(path, { method: 'POST', body });
	for (let tries = 1; tries < MOUNT_TRIES && [404, 503].includes(response.status); tries += 1) {
		await sleep(RETRY_MS);
		response = await anonymous.fetch(path, { method: 'POST', body });
	}
	return response;
}

/**
 * Sets up the owner when this n8n has none yet, signs in and gives the session.
 *
 * @throws RestError when n8n refuses the log-in.
 */
export async function signInAsOwner(baseUrl: string): Promise<Session> {
	const anonymous = new Session(baseUrl, '');
	// Refused with 400 when an owner exists already; the log-in then decides.
	await postWhenMounted(anonymous, '/rest/owner/setup', OWNER);
	const login = { emailOrLdapLoginId: OWNER.email, password: OWNER.password };
	const response = await postWhenMounted(anonymous, '/rest/login', login);
	if (!response.ok) throw new RestError(`The log-in gave ${response.status}.`, response.status);
	return new Session(baseUrl, cookieOf(response));
}
