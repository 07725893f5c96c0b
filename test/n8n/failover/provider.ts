import { randomUUID } from 'node:crypto';

import {
	lmChatAnthropic,
	lmChatGoogleGemini,
	lmChatOpenAi,
	type ModelOptions,
} from '../../../tools/n8n-host/model-nodes';
import type { CredentialData, RestClient } from '../../../tools/n8n-host/rest-client';
import type { NodeSpec } from '../../../tools/n8n-host/workflow-types';
import type { AnswerStep, ChatRequest, Simulators } from '../../../tools/simulators';
import { addressOf, MODELS, textOf, withAnswer } from '../../scenarios/support/fleet';
import {
	type Behaviour,
	type Mode,
	PLACES,
	type Scenario,
	type SdkMaker,
} from '../../scenarios/support/scenario';

/** The tool of the agents. */
export const TOOL_NAME = 'Calculator';

/** What each model has the tool compute, so that one sees who called it. */
const SUMS: Readonly<Record<SdkMaker, string>> = { openai: '1 + 1', anthropic: '2 + 2', google: '3 + 3' };

/** Whether an agent of this mode has a tool and is to use it. */
export function isWithTool(mode: Mode): boolean {
	return mode === 'tools' || mode === 'tools_stream';
}

/** All that an agent or a chain is to show of one model: its text and, where it has the tool, one use of it. */
export function answerInN8n(maker: SdkMaker, mode: Mode): Required<Pick<AnswerStep, 'text' | 'toolCalls'>> {
	const call = { name: TOOL_NAME, args: { input: SUMS[maker] } };
	return { text: textOf(maker), toolCalls: isWithTool(mode) ? [call] : [] };
}

/** Whether the model is asked for the first time, before the tool has been used. */
function isFirstStep({ turns }: Pick<ChatRequest, 'turns'>): boolean {
	return turns.every(({ role }) => role !== 'tool');
}

/** Whether the body of a request, of whichever maker, holds what a tool gave. */
export function isToolResult(body: unknown): boolean {
	return /"role":"tool"|"type":"tool_result"|"functionResponse"/.test(JSON.stringify(body));
}

/** Tells the simulators how each provider of a scenario behaves below an agent that may use a tool in between. */
export function stageForN8n(
	simulators: Simulators,
	scenario: Scenario,
	mode: Mode,
	makers: readonly SdkMaker[],
): void {
	for (const [index, maker] of makers.entries()) {
		const { replies = [], always } = behaviourAt(scenario, index);
		const { text, toolCalls } = answerInN8n(maker, mode);
		const answerTo = (request: ChatRequest): AnswerStep =>
			isWithTool(mode) && isFirstStep(request) ? { text: '', toolCalls } : { text };
		const match = { maker, model: MODELS[maker] };
		if (replies.length > 0) {
			const first = isWithTool(mode) ? { text: '', toolCalls } : { text };
			simulators.script(
				match,
				replies.map((step) => withAnswer(step, first)),
			);
		}
		simulators.when(match, (request) => {
			const answer = answerTo(request);
			return always ? withAnswer(always, answer) : answer;
		});
	}
}

/** How the provider at one place of the chain behaves. */
function behaviourAt(scenario: Pick<Scenario, 'behaviour'>, index: number): Behaviour {
	const place = PLACES[index];
	return (place && scenario.behaviour[place]) ?? {};
}

/** What the user sets on a model node, where it can be set. */
export interface ModelNodeOptions {
	readonly maxRetries?: number;
	/** Only OpenAI's node has a time limit. */
	readonly timeoutMs?: number;
}

/** The names of the model nodes, in the order of the chain. */
export const NODE_NAMES: readonly string[] = ['First', 'Second', 'Third'];

/** The chat model nodes of a scenario, in the order of the chain, each with a credential of its own. */
export async function modelNodesFor(
	rest: RestClient,
	simulators: Simulators,
	scenario: Scenario,
	makers: readonly SdkMaker[],
	options: ModelNodeOptions,
): Promise<NodeSpec[]> {
	const nodes: NodeSpec[] = [];
	for (const [index, maker] of makers.entries()) {
		const name = NODE_NAMES[index] ?? `Model ${index + 1}`;
		const behaviour = behaviourAt(scenario, index);
		// A key of its own: routers remember how a model fared with a key.
		const apiKey = behaviour.key ?? `key-${randomUUID()}`;
		const url = addressOf(simulators, maker, behaviour);
		const credential = await rest.createCredential(`${name} ${apiKey}`, credentialOf(maker, apiKey, url));
		nodes.push(modelNode(maker, { name, model: MODELS[maker], credential }, options));
	}
	return nodes;
}

function credentialOf(maker: SdkMaker, apiKey: string, url: string): CredentialData {
	switch (maker) {
		case 'openai':
			return { type: 'openAiApi', data: { apiKey, url } };
		case 'anthropic':
			return { type: 'anthropicApi', data: { apiKey, url } };
		case 'google':
			return { type: 'googlePalmApi', data: { apiKey, host: url } };
	}
}

function modelNode(maker: SdkMaker, shared: ModelOptions, options: ModelNodeOptions): NodeSpec {
	const { maxRetries, timeoutMs } = options;
	switch (maker) {
		case 'openai': {
			const set = {
				...(maxRetries !== undefined && { maxRetries }),
				...(timeoutMs !== undefined && { timeout: timeoutMs }),
			};
			return lmChatOpenAi({ ...shared, options: set });
		}
		case 'anthropic':
			return lmChatAnthropic(shared);
		case 'google':
			return lmChatGoogleGemini(shared);
	}
}
