import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

import type { ChatAnswer, ChatMessage } from './chat';
import { sendChat } from './chat';
import type { ExecutionView } from './execution-view';
import { toExecutionView } from './execution-view';
import type { Session } from './session';
import { untilPublished } from './publication';
import type { CredentialRef, WorkflowJson } from './workflow-types';

const POLL_MS = 100;
const FINISHED = new Set(['success', 'error', 'canceled', 'crashed', 'waiting']);

const savedWorkflowSchema = z
	.object({ id: z.string(), name: z.string(), versionId: z.string(), active: z.boolean() })
	.passthrough();
const credentialSchema = z.object({ id: z.string(), name: z.string() });
const runAnswerSchema = z.object({ executionId: z.string().optional() }).passthrough();
const nodeTypesSchema = z.array(z.object({ name: z.string() }).passthrough());
const executionListSchema = z.object({
	results: z.array(z.object({ id: z.union([z.string(), z.number()]).transform(String) }).passthrough()),
});

/** A workflow as n8n stored it. */
export type SavedWorkflow = z.infer<typeof savedWorkflowSchema>;

/** A node type as the editor gets it; further fields are n8n's description. */
export type NodeTypeListing = z.infer<typeof nodeTypesSchema>[number];

/** The credentials the tests need, by type; keys and hosts of simulators, never real ones. */
export type CredentialData =
	| { readonly type: 'openAiApi' | 'anthropicApi'; readonly data: { apiKey: string; url: string } }
	| { readonly type: 'openRouterApi'; readonly data: { apiKey: string; url?: string } }
	| { readonly type: 'googlePalmApi'; readonly data: { apiKey: string; host: string } };

/** How a workflow is run by hand. */
export interface RunOptions {
	/** Default: the first node whose type ends in `Trigger`. */
	readonly triggerNodeName?: string;
	/** Default 60,000. */
	readonly timeoutMs?: number;
}

/** n8n's internal API, as the editor uses it. */
export class RestClient {
	constructor(readonly session: Session) {}

	/** Stores a credential and gives what a node needs to refer to it. */
	async createCredential(name: string, credential: CredentialData): Promise<CredentialRef> {
		const answer = await this.session.request('/rest/credentials', {
			method: 'POST',
			body: { name, type: credential.type, data: credential.data },
		});
		const { id } = credentialSchema.parse(answer);
		return { type: credential.type, id, name };
	}

	/** Stores a workflow; it is not active yet. */
	async createWorkflow(workflow: WorkflowJson): Promise<SavedWorkflow> {
		const body = { ...workflow, active: false };
		return savedWorkflowSchema.parse(await this.session.request('/rest/workflows', { method: 'POST', body }));
	}

	/**
	 * Publishes a stored workflow and waits until its production webhooks answer.
	 *
	 * @throws Error when n8n could not publish a trigger, or not within 30 s.
	 */
	async activateWorkflow(saved: SavedWorkflow): Promise<void> {
		const body = { versionId: saved.versionId };
		await this.session.request(`/rest/workflows/${saved.id}/activate`, { method: 'POST', body });
		await untilPublished(this.session, saved.id);
	}

	/** Takes a workflow's production webhooks down. */
	async deactivateWorkflow(id: string): Promise<void> {
		await this.session.request(`/rest/workflows/${id}/deactivate`, { method: 'POST', body: {} });
	}

	/** Runs a stored workflow by hand from its trigger and gives the execution's id without waiting for its end. */
	async startWorkflow(saved: SavedWorkflow, triggerNodeName?: string): Promise<string> {
		const workflow = await this.session.request(`/rest/workflows/${saved.id}`);
		const name = triggerNodeName ?? triggerOf(workflow);
		const answer = await this.session.request(`/rest/workflows/${saved.id}/run`, {
			method: 'POST',
			body: { workflowData: workflow, triggerToStartFrom: { name } },
			headers: { 'push-ref': randomUUID() },
		});
		const { executionId } = runAnswerSchema.parse(answer);
		if (executionId !== undefined) return executionId;
		throw new Error(
			`Running "${saved.name}" from "${name}" waits for a webhook; use a manual trigger, or chat().`,
		);
	}

	/** Stores a workflow, runs it by hand and waits for its end. */
	async runWorkflow(workflow: WorkflowJson, options: RunOptions = {}): Promise<ExecutionView> {
		const saved = await this.createWorkflow(workflow);
		const id = await this.startWorkflow(saved, options.triggerNodeName);
		return await this.waitForExecution(id, options.timeoutMs);
	}

	/** An execution as stored now; while it runs, without the runs of its nodes. */
	async getExecution(id: string): Promise<ExecutionView> {
		return toExecutionView(await this.session.request(`/rest/executions/${id}`));
	}

	/**
	 * Waits until an execution has ended (or waits for something outside).
	 *
	 * @throws Error when it is still running after `timeoutMs`.
	 */
	async waitForExecution(id: string, timeoutMs = 60_000): Promise<ExecutionView> {
		const deadline = Date.now() + timeoutMs;
		for (;;) {
			const view = await this.getExecution(id);
			if (FINISHED.has(view.status)) return view;
			if (Date.now() > deadline) {
				throw new Error(
					`Execution ${id} is "${view.status}" after ${timeoutMs} ms; stop it with stopExecution.`,
				);
			}
			await sleep(POLL_MS);
		}
	}

	/** Ids of a workflow's executions, newest first; at most 50. */
	async listExecutions(workflowId: string): Promise<readonly string[]> {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const answer = await this.session.request(`/rest/executions?filter=${filter}&limit=50`);
		return executionListSchema.parse(answer).results.map((execution) => execution.id);
	}

	/** The newest execution of a workflow, once it has ended. For runs started by a webhook. */
	async lastExecution(workflowId: string, timeoutMs?: number): Promise<ExecutionView> {
		const [id] = await this.listExecutions(workflowId);
		if (id === undefined) throw new Error(`Workflow ${workflowId} has no execution yet.`);
		return await this.waitForExecution(id, timeoutMs);
	}

	/** Cancels a running execution. */
	async stopExecution(id: string): Promise<void> {
		await this.session.request(`/rest/executions/${id}/stop`, { method: 'POST', body: {} });
	}

	/** Says something to an active workflow's public chat trigger. */
	async chat(message: ChatMessage): Promise<ChatAnswer> {
		return await sendChat(this.session, message);
	}

	/** All node types n8n has loaded, each version by itself. */
	async listNodeTypes(): Promise<readonly NodeTypeListing[]> {
		return nodeTypesSchema.parse(await this.session.request('/types/nodes.json'));
	}
}

const triggersSchema = z.object({ nodes: z.array(z.object({ name: z.string(), type: z.string() })) });

function triggerOf(workflow: unknown): string {
	const trigger = triggersSchema.parse(workflow).nodes.find((node) => node.type.endsWith('Trigger'));
	if (trigger === undefined)
		throw new Error('The workflow has no trigger node to start from; add manualTrigger().');
	return trigger.name;
}
