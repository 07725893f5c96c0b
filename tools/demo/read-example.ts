import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

import type { WorkflowJson } from '../n8n-host/workflow-types';
import type { EXAMPLE_WORKFLOWS } from './example-workflows';

/** Where the example workflows lie as files that n8n imports. */
export const EXAMPLES_DIR = resolve(__dirname, '..', '..', 'examples', 'workflows');

const nodeSchema = z
	.object({
		id: z.string(),
		name: z.string(),
		type: z.string(),
		typeVersion: z.number(),
		position: z.tuple([z.number(), z.number()]),
		parameters: z.record(z.string(), z.unknown()),
	})
	.passthrough();

const connectionSchema = z.object({
	node: z.string(),
	type: z.enum(['main', 'ai_languageModel', 'ai_tool', 'ai_outputParser', 'ai_memory', 'ai_retriever']),
	index: z.number(),
});

const workflowSchema = z
	.object({
		name: z.string(),
		nodes: z.array(nodeSchema),
		connections: z.record(z.string(), z.record(z.string(), z.array(z.array(connectionSchema)))),
		settings: z.record(z.string(), z.unknown()),
	})
	.strict();

/**
 * Reads an example workflow from its file.
 *
 * @throws ZodError when the file is no workflow; Error when there is no such file.
 */
export function readExample(name: keyof typeof EXAMPLE_WORKFLOWS): WorkflowJson {
	const raw: unknown = JSON.parse(readFileSync(join(EXAMPLES_DIR, `${name}.json`), 'utf8'));
	return workflowSchema.parse(raw);
}
