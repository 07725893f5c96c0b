import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import type { BootOptions } from './boot';
import { untilReady } from './boot';
import { freePort } from './free-port';
import { stderrLog, withProgress } from './log';
import { killGroupOnExit, stopGroup } from './process-group';
import type { ProcessLog } from './process-log';
import { captureLog } from './process-log';
import { processEnv } from './settings';

/** An n8n worker that takes executions from the queue. */
export interface RunningWorker {
	readonly log: ProcessLog;
	/** Ends the worker and its task runner and waits for it. */
	stop(): Promise<void>;
}

/**
 * Starts a worker of an n8n in queue mode and waits until it takes executions. It loads community packages from its own
 * user folder.
 *
 * @param options `env` holds the queue's settings and the encryption key of the main process.
 * @throws Error with the end of the worker's log when it ends or is not ready in time; nothing is left running then.
 */
export async function bootWorker(options: Omit<BootOptions, 'port'>): Promise<RunningWorker> {
	const { hostPaths, userFolder, log = stderrLog, readyTimeoutMs = 120_000 } = options;
	const port = await freePort();
	mkdirSync(userFolder, { recursive: true });
	const health = { QUEUE_HEALTH_CHECK_ACTIVE: 'true', QUEUE_HEALTH_CHECK_PORT: String(port) };
	const child = spawn(process.execPath, [hostPaths.n8nBin, 'worker', '--concurrency=5'], {
		cwd: userFolder,
		env: processEnv({ port, brokerPort: await freePort(), userFolder, env: { ...options.env, ...health } }),
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	});
	killGroupOnExit(child);
	const processLog = captureLog(child, join(userFolder, 'n8n.log'));
	try {
		await withProgress(log, 'starting an n8n worker', () =>
			untilReady(child, `http://127.0.0.1:${port}`, processLog, readyTimeoutMs),
		);
		return { log: processLog, stop: () => stopGroup(child) };
	} catch (error) {
		await stopGroup(child);
		throw error;
	}
}
