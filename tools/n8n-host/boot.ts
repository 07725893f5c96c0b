import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { freePort } from './free-port';
import type { HostPaths } from './host-paths';
import type { Log } from './log';
import { stderrLog, withProgress } from './log';
import { killGroupOnExit, stopGroup } from './process-group';
import type { ProcessLog } from './process-log';
import { captureLog } from './process-log';
import { RestClient } from './rest-client';
import { signInAsOwner } from './session';
import { processEnv } from './settings';

/** How n8n is started. */
export interface BootOptions {
	readonly hostPaths: HostPaths;
	/** n8n's `N8N_USER_FOLDER`: its database, keys and community nodes live under `.n8n` in it. */
	readonly userFolder: string;
	/** Default: a free one. */
	readonly port?: number;
	/** Further settings, winning over the ones here. */
	readonly env?: Readonly<Record<string, string>>;
	readonly log?: Log;
	/** Default 120,000; the first start with an empty user folder runs all database migrations. */
	readonly readyTimeoutMs?: number;
}

/** An n8n that answers, with its owner signed in. */
export interface RunningN8n {
	readonly baseUrl: string;
	readonly userFolder: string;
	readonly rest: RestClient;
	readonly log: ProcessLog;
	/** Ends n8n and its task runner and waits for it. */
	stop(): Promise<void>;
}

async function answers(url: string): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
		return response.ok;
	} catch {
		return false;
	}
}

/**
 * Waits until an n8n process says that it is ready.
 *
 * @throws Error with the end of its log when it ends before, or is not ready within `limitMs`.
 */
export async function untilReady(
	child: ChildProcess,
	baseUrl: string,
	log: ProcessLog,
	limitMs: number,
): Promise<void> {
	const deadline = Date.now() + limitMs;
	while (!(await answers(`${baseUrl}/healthz/readiness`))) {
		if (child.exitCode !== null || Date.now() > deadline) {
			const why =
				child.exitCode === null ? `is not ready after ${limitMs} ms` : `ended with ${child.exitCode}`;
			throw new Error(`n8n ${why}. The end of ${log.file}:\n${log.lines().slice(-30).join('\n')}`);
		}
		await sleep(250);
	}
}

/**
 * Starts n8n on sqlite in its own process group and waits until it answers; sets up the owner on the first start
 * and signs in.
 *
 * @throws Error with the end of n8n's log when it ends or is not ready in time; nothing is left running then.
 */
export async function bootN8n(options: BootOptions): Promise<RunningN8n> {
	const { hostPaths, userFolder, log = stderrLog, readyTimeoutMs = 120_000 } = options;
	const port = options.port ?? (await freePort());
	const baseUrl = `http://127.0.0.1:${port}`;
	mkdirSync(userFolder, { recursive: true });
	const child = spawn(process.execPath, [hostPaths.n8nBin, 'start'], {
		cwd: userFolder,
		env: processEnv({ port, brokerPort: await freePort(), userFolder, env: options.env }),
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	});
	killGroupOnExit(child);
	const processLog = captureLog(child, join(userFolder, 'n8n.log'));
	try {
		await withProgress(log, `starting n8n on ${baseUrl}`, () =>
			untilReady(child, baseUrl, processLog, readyTimeoutMs),
		);
		const rest = new RestClient(await signInAsOwner(baseUrl));
		return { baseUrl, userFolder, rest, log: processLog, stop: () => stopGroup(child) };
	} catch (error) {
		await stopGroup(child);
		throw error;
	}
}
