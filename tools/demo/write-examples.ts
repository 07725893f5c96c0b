import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { EXAMPLE_WORKFLOWS } from './example-workflows';
import { EXAMPLES_DIR, serialize } from './read-example';

/** Writes `examples/workflows/*.json` from their definitions: `tsx tools/demo/write-examples.ts`. */
async function writeExamples(): Promise<void> {
	mkdirSync(EXAMPLES_DIR, { recursive: true });
	for (const [name, build] of Object.entries(EXAMPLE_WORKFLOWS)) {
		writeFileSync(join(EXAMPLES_DIR, `${name}.json`), await serialize(build()));
	}
}

void writeExamples();
