import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';

import type { WorkflowJson } from '../n8n-host/workflow-types';
import { EXAMPLE_WORKFLOWS } from './example-workflows';
import { EXAMPLES_DIR } from './read-example';

/** A workflow as text in the project's own layout, so that the formatter leaves the files alone. */
async function serialize(workflow: WorkflowJson): Promise<string> {
	const path = join(EXAMPLES_DIR, 'workflow.json');
	return await format(JSON.stringify(workflow), { ...(await resolveConfig(path)), filepath: path });
}

/** Writes `examples/workflows/*.json` from their definitions: `tsx tools/demo/write-examples.ts`. */
async function writeExamples(): Promise<void> {
	mkdirSync(EXAMPLES_DIR, { recursive: true });
	for (const [name, build] of Object.entries(EXAMPLE_WORKFLOWS)) {
		writeFileSync(join(EXAMPLES_DIR, `${name}.json`), await serialize(build()));
	}
}

void writeExamples();
