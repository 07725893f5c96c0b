import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { rmSync } from 'node:fs';

import { type Simulators, startSimulators } from '../../../tools/simulators';
import { compilePackage, installInto, installZod4, runProgram } from './installed-package';
import { ES_PROGRAM, IMPORTS, REQUIRES, STRATEGIES } from './program-sources';

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

it('the built package decides and checks alike with zod 3 and zod 4', async () => {
	const withZod3 = await appWith(['@langchain/core', 'zod']);
	const withZod4 = await appWith(['@langchain/core']);
	installZod4(withZod4);
	const expected = await runProgram(withZod3, 'program.cjs', STRATEGIES);
	expect(expected).toMatchObject({
		reasons: expect.arrayContaining(['Best balance of quality 5, cost 9, speed 2: 5.00 of 16']),
		refused: ['strategy.weights.speed', 'rules.budgets[0].account'],
	});
	expect(await runProgram(withZod4, 'program.cjs', STRATEGIES)).toEqual(expected);
}, 60_000);

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
