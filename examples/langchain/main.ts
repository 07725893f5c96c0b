import { HumanMessage } from '@langchain/core/messages';
import type { RoutingRecord } from 'n8n-nodes-model-router';

import { startSimulators } from '../../tools/simulators';
import { buildAgent, buildModel, type Endpoints } from './agent';

const PROMPTS = [
	'Track parcel A-1042.',
	'Prove by induction that every polynomial of odd degree with real coefficients has a real root, derive which ' +
		'theorem each step needs, and analyse why the proof fails for complex matrices and their eigenvalues.',
];

/** One line for each call: the task, who answered, how often was asked, and what it cost. */
function printRecord({ task, attempts, decision, costUsd = 'unknown' }: RoutingRecord): void {
	const asked = `${attempts.length} request${attempts.length === 1 ? '' : 's'}`;
	console.log(`  ${task.id} -> ${decision.chosen ?? 'no answer'} (${asked}, ${costUsd} USD)`);
}

async function ask(endpoints: Endpoints): Promise<void> {
	const model = buildModel(endpoints, printRecord);
	for (const prompt of PROMPTS) {
		console.log(prompt);
		const { messages } = await buildAgent(model).invoke({ messages: [new HumanMessage(prompt)] });
		console.log(`  ${String(messages.at(-1)?.text)}\n`);
	}
	process.stdout.write('The same model, streamed: ');
	for await (const chunk of await model.stream('Write one sentence about lighthouses.')) {
		process.stdout.write(chunk.text);
	}
	process.stdout.write('\n');
}

/** Asks the real services when both keys are set, else simulators on this machine. */
async function main(): Promise<void> {
	const { OPENAI_API_KEY: openAiKey, ANTHROPIC_API_KEY: anthropicKey } = process.env;
	if (openAiKey && anthropicKey) {
		return await ask({ openAi: { apiKey: openAiKey }, anthropic: { apiKey: anthropicKey } });
	}
	console.log('OPENAI_API_KEY and ANTHROPIC_API_KEY are not both set: the models are simulated here.\n');
	const simulators = await startSimulators();
	try {
		const { openai, anthropic } = simulators.baseUrls;
		const apiKey = 'simulator-key';
		await ask({ openAi: { apiKey, baseUrl: openai }, anthropic: { apiKey, baseUrl: anthropic } });
	} finally {
		await simulators.close();
	}
}

void main();
