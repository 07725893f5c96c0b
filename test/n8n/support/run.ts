import { setTimeout as sleep } from 'node:timers/promises';

import type { ExecutionView } from '../../../tools/n8n-host/execution-view';
import type { RunOptions } from '../../../tools/n8n-host/rest-client';
import type { Stage } from '../../../tools/n8n-host/stage';
import type { WorkflowJson } from '../../../tools/n8n-host/workflow-types';

const POLL_MS = 50;
const CUSTOM_DATA_MS = 3_000;

function isRouted(view: ExecutionView): boolean {
	const runs = view.nodeNames.flatMap((name) => view.nodeRuns(name));
	return runs.some((run) => run.json('ai_languageModel').some((json) => 'routing' in json));
}

/** Reads an ended execution once its custom data is there too: n8n stores it a moment after the status. */
export async function withCustomData(stage: Stage, view: ExecutionView): Promise<ExecutionView> {
	const deadline = Date.now() + CUSTOM_DATA_MS;
	let latest = view;
	while (isRouted(latest) && latest.customData['llm_cost_usd'] === undefined && Date.now() < deadline) {
		await sleep(POLL_MS);
		latest = await stage.rest.getExecution(view.id);
	}
	return latest;
}

/** Stores a workflow, runs it by hand and gives its execution with everything that is written on it. */
export async function run(
	stage: Stage,
	workflow: WorkflowJson,
	options: RunOptions = {},
): Promise<ExecutionView> {
	return await withCustomData(stage, await stage.rest.runWorkflow(workflow, options));
}
