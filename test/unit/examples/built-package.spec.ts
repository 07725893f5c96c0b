import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';

import { type Simulators, startSimulators } from '../../../tools/simulators';
import { compilePackage, installInto, runProgram } from './installed-package';
import { ES_PROGRAM, IMPORTS, REQUIRES } from './program-sources';

/** Two compilers at once on a busy machine. */
const COMPILE_MS = 180_000;

const LANGCHAIN = ['langchain', '@langchain/openai', '@langchain/anthropic', '@langchain/langgraph'];

const made: string[] = [];
let built = '';
let simulators: Simulators;

beforeAll(async () => {
	simulators = await startSimulators();
	built = await compilePackage();
	made.push(built);
}, COMPILE_MS);

afterAll(async () => {
	await simulators.close();
	for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

async function appWith(packages: readonly string[]): Promise<string> {
	const app = await installInto(built, packages);
	made.push(app);
	return app;
}

describe('the built package, with nothing but @langchain/core and zod beside it', () => {
	it.each([
		['require', 'program.cjs', REQUIRES],
		['import', 'program.mjs', IMPORTS],
	])(
		'gives its named exports to %s, and a chain answers',
		async (_how, file, source) => {
			const app = await appWith(['@langchain/core', 'zod']);
			expect(await runProgram(app, file, source)).toEqual({ missing: 0, text: 'hello' });
		},
		60_000,
	);
});

describe('the built package in a program of ES modules', () => {
	it('works across the two copies of @langchain/core, except where a class itself is asked for', async () => {
		const app = await appWith(['@langchain/core', 'zod', ...LANGCHAIN]);
		const { openai, anthropic } = simulators.baseUrls;
		const seen = await runProgram(app, 'program.mjs', ES_PROGRAM, {
			OPENAI_URL: openai,
			ANTHROPIC_URL: anthropic,
		});
		expect(seen).toEqual({
			invoke: true,
			isInstance: true,
			isAIMessage: true,
			usage: true,
			stream: true,
			streamedToolCall: true,
			bindTools: true,
			structured: true,
			agent: true,
			agentStream: true,
			agentStructured: true,
			pipe: true,
			fallback: true,
			priced: true,
			isRunnable: true,
			instanceofMessage: true,
			// The build is CommonJS and extends the CommonJS copy of the core. Models, runnables and messages are told by
			// shape and symbol across copies; only these three compare prototypes.
			instanceofChatModel: false,
			instanceofRunnable: false,
			chunkIsInstance: false,
		});
	}, 90_000);
});
