import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { nodeEnv } from './command';
import { freePort } from './free-port';
import type { HostPaths } from './host-paths';
import type { Log } from './log';
import { stderrLog, withProgress } from './log';
import { killGroupOnExit, stopGroup } from './process-group';
import type { ProcessLog } from './process-log';
import { captureLog } from './process-log';
import { RestClient } from './rest-client';
import { signInAsOwner } from './session';

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

/** Settings that keep n8n on the loopback address and away from its cloud services. */
function settings(port: number, brokerPort: number, userFolder: string): Record<string, string> {
	return {
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		N8N_RUNNERS_BROKER_PORT: String(brokerPort),
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_REINSTALL_MISSING_PACKAGES: 'false',
		// Its catalogue is fetched from the network at every start.
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_LOG_LEVEL: 'info',
		NO_COLOR: '1',
		DB_TYPE: 'sqlite',
		EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'all',
		EXECUTIONS_DATA_SAVE_ON_ERROR: 'all',
		EXECUTIONS_DATA_SAVE_MANUAL_EXECUTIONS: 'true',
		NO_PROXY: '127.0.0.1,localhost',
	};
}

/**
 * The few variables n8n gets from here. Not the whole environment: a test runner's `NODE_ENV=test` makes n8n look
 * for its sources, and a developer's own `N8N_` settings would change what is tested.
 */
function baseEnv(): Record<string, string> {
	const env = nodeEnv();
	const kept = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ'].flatMap((name) => {
		const value = env[name];
		return value === undefined ? [] : [[name, value] as const];
	});
	return { ...Object.fromEntries(kept), NODE_ENV: 'production' };
}

async function answers(url: string): Promise<boolean> {
	try {
		const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
		return response.ok;
	} catch {
		return false;
	}
}

async function untilReady(
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
		env: { ...baseEnv(), ...settings(port, await freePort(), userFolder), ...options.env },
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
