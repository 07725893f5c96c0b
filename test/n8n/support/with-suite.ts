import { afterAll, beforeAll, beforeEach, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { installNodes } from '../../../tools/n8n-host/pack';
import { type Stage, startStage } from '../../../tools/n8n-host/stage';
import { freshCredentials } from './fresh-credentials';
import { packedNodes } from './packed-nodes';
import { installBarredCopy, installProbeNodes } from './probe-nodes';

/** The real n8n of the suite; to be called inside tests. */
export type N8n = () => Stage;

const ROOT = resolve(__dirname, '..', '..', '..');

/** A first use installs n8n: about 3 min of download and 2 min of compiling. */
const FIRST_START_MS = 900_000;

/** Longest time for one test; the slowest take a few seconds, on a busy machine a multiple of that. */
const TEST_MS = 120_000;

/**
 * Gives all tests of a file one real n8n with the packed nodes, the test-only nodes and the copy that cannot reach
 * LangChain. Before each test the simulators forget their scripts and requests, and the credentials are new ones.
 */
export function withSuite(): N8n {
	jest.setTimeout(TEST_MS);
	let stage: Stage | undefined;
	const userFolder = mkdtempSync(join(tmpdir(), 'model-router-n8n-'));
	beforeAll(async () => {
		const tarball = await packedNodes(ROOT);
		await installNodes(tarball, userFolder);
		installProbeNodes(userFolder);
		const env = installBarredCopy(userFolder);
		stage = await startStage({ root: ROOT, tarball, userFolder, env });
		await expectLoaded(stage);
	}, FIRST_START_MS);
	beforeEach(async () => {
		stage?.simulators.reset();
		stage &&= { ...stage, credentials: await freshCredentials(stage) };
	});
	afterAll(async () => {
		await stage?.close();
		rmSync(userFolder, { recursive: true, force: true });
	}, 60_000);
	return () => {
		if (stage === undefined) throw new Error('n8n is there inside tests only, once beforeAll has run.');
		return stage;
	};
}

/** Says in one place that n8n could not load the nodes, where else every single test would fail with it. */
async function expectLoaded({ rest, nodes, n8n }: Stage): Promise<void> {
	const listed = await rest.listNodeTypes();
	if (listed.some(({ name }) => name.startsWith(`${nodes.name}.`))) return;
	const lines = n8n.log.lines();
	const from = lines.findIndex((line) => line.includes('Failed to load package'));
	throw new Error(`n8n did not load "${nodes.name}":\n${lines.slice(from, from + 10).join('\n')}`);
}
