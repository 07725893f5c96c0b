import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

import { RestError } from './session';
import type { Session } from './session';

const POLL_MS = 50;
const LIMIT_MS = 30_000;

const statusSchema = z
	.object({
		status: z.string(),
		triggers: z.array(z.object({ errorMessage: z.string().nullish() }).passthrough()).default([]),
	})
	.passthrough();

type PublicationStatus = z.infer<typeof statusSchema>;

/** n8n that publishes within the request itself has no such status and answers 404: then all is done. */
async function readStatus(session: Session, path: string): Promise<PublicationStatus> {
	try {
		return statusSchema.parse(await session.request(path));
	} catch (error) {
		if (error instanceof RestError && error.status === 404) return { status: 'published', triggers: [] };
		throw error;
	}
}

/**
 * Waits until n8n has registered the triggers of a published workflow. n8n 2.41 answers the request to publish
 * before it has done so; a webhook called in between gives 404.
 *
 * @throws Error when a trigger could not be registered, or after 30 s.
 */
export async function untilPublished(session: Session, workflowId: string): Promise<void> {
	const deadline = Date.now() + LIMIT_MS;
	let found = await readStatus(session, `/rest/workflows/${workflowId}/publication-status`);
	while (found.status !== 'published') {
		if (['failed', 'partial'].includes(found.status) || Date.now() > deadline) {
			const reasons = found.triggers.map((trigger) => trigger.errorMessage ?? '').join(' ');
			throw new Error(`Workflow ${workflowId} is "${found.status}" instead of published. ${reasons}`);
		}
		await sleep(POLL_MS);
		found = await readStatus(session, `/rest/workflows/${workflowId}/publication-status`);
	}
}
