import { afterAll, beforeAll, beforeEach, jest } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { ensureHost } from '../../../tools/n8n-host/install';
import { installNodes } from '../../../tools/n8n-host/pack';
import { createQueue, type Queue, type QueueServices } from '../../../tools/n8n-host/queue';
import { type Stage, startStage } from '../../../tools/n8n-host/stage';
import { bootWorker, type RunningWorker } from '../../../tools/n8n-host/worker';
import { freshCredentials } from './fresh-credentials';
import { packedNodes } from './packed-nodes';

const ROOT = resolve(__dirname, '..', '..', '..');
const FIRST_START_MS = 900_000;
const TEST_MS = 120_000;

/** An n8n in queue mode, whose executions all run in the worker. */
export interface QueuedStage extends Stage {
	readonly worker: RunningWorker;
}

/** What is to be undone, the newest first. */
type Undo = (() => unknown)[];

async function start(
	services: QueueServices,
	folders: readonly [string, string],
	undo: Undo,
): Promise<QueuedStage> {
	const [mainFolder, workerFolder] = folders;
	const tarball = await packedNodes(ROOT);
	const hostPaths = await ensureHost();
	const queue: Queue = await createQueue(hostPaths, services);
	undo.unshift(() => queue.drop());
	const stage = await startStage({ root: ROOT, tarball, userFolder: mainFolder, env: queue.env });
	undo.unshift(() => stage.close());
	await installNodes(tarball, workerFolder);
	const worker = await bootWorker({ hostPaths, userFolder: workerFolder, env: queue.env });
	undo.unshift(() => worker.stop());
	return { ...stage, worker };
}

/**
 * Gives all tests of a file one n8n in queue mode, a main process and a worker with the packed nodes in each. Before each
 * test the simulators forget their scripts and requests, and the credentials are new ones.
 */
export function withQueue(services: QueueServices): () => QueuedStage {
	jest.setTimeout(TEST_MS);
	let stage: QueuedStage | undefined;
	const folder = (name: string): string => mkdtempSync(join(tmpdir(), `model-router-${name}-`));
	const undo: Undo = [];
	beforeAll(async () => {
		const folders = [folder('main'), folder('worker')] as const;
		undo.push(() => folders.forEach((path) => rmSync(path, { recursive: true, force: true })));
		stage = await start(services, folders, undo);
	}, FIRST_START_MS);
	beforeEach(async () => {
		stage?.simulators.reset();
		stage &&= { ...stage, credentials: await freshCredentials(stage) };
	});
	afterAll(async () => {
		for (const step of undo) await step();
	}, 60_000);
	return () => {
		if (stage === undefined) throw new Error('n8n is there inside tests only, once beforeAll has run.');
		return stage;
	};
}
