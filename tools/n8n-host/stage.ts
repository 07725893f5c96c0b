import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Simulators } from '../simulators';
import { startSimulators } from '../simulators';
import type { RunningN8n } from './boot';
import { bootN8n } from './boot';
import { ensureHost } from './install';
import type { Log } from './log';
import { stderrLog, withProgress } from './log';
import type { InstalledNodes } from './pack';
import { installNodes, packNodes } from './pack';
import type { RestClient } from './rest-client';
import type { CredentialRef } from './workflow-types';

/** Credentials that point at the simulators, by maker. */
export interface SimulatorCredentials {
	readonly openAi: CredentialRef;
	readonly anthropic: CredentialRef;
	readonly google: CredentialRef;
	readonly openRouter: CredentialRef;
}

/** How a stage is set. */
export interface StageOptions {
	/** The project's root folder. */
	readonly root: string;
	/** A tarball made before; default: the project is built and packed now. */
	readonly tarball?: string;
	/** Kept after `close` when given; default: a temporary folder that `close` deletes. */
	readonly userFolder?: string;
	/** n8n's port; default: a free one. */
	readonly port?: number;
	/** Further settings for n8n. */
	readonly env?: Readonly<Record<string, string>>;
	readonly log?: Log;
}

/** A real n8n with the packed nodes in it, and the simulators its credentials lead to. */
export interface Stage {
	readonly n8n: RunningN8n;
	readonly rest: RestClient;
	readonly simulators: Simulators;
	readonly credentials: SimulatorCredentials;
	readonly nodes: InstalledNodes;
	/** Stops n8n and the simulators. */
	close(): Promise<void>;
}

/** Stores one credential per maker; the simulators take any key. */
async function createCredentials(
	rest: RestClient,
	baseUrls: Simulators['baseUrls'],
): Promise<SimulatorCredentials> {
	const apiKey = 'simulator-key';
	const { openai, anthropic, google, openrouter } = baseUrls;
	return {
		openAi: await rest.createCredential('Simulated OpenAI', {
			type: 'openAiApi',
			data: { apiKey, url: openai },
		}),
		anthropic: await rest.createCredential('Simulated Anthropic', {
			type: 'anthropicApi',
			data: { apiKey, url: anthropic },
		}),
		google: await rest.createCredential('Simulated Gemini', {
			type: 'googlePalmApi',
			data: { apiKey, host: google },
		}),
		openRouter: await rest.createCredential('Simulated OpenRouter', {
			type: 'openRouterApi',
			data: { apiKey, url: openrouter },
		}),
	};
}

async function closeAll(steps: readonly (() => Promise<void>)[]): Promise<void> {
	const results = await Promise.allSettled(steps.map((step) => step()));
	const failed = results.find((result) => result.status === 'rejected');
	if (failed !== undefined) throw failed.reason;
}

/**
 * Installs n8n (once per machine), puts the packed nodes in, starts it and the simulators, and stores the
 * credentials. What was started is stopped again when a later step fails.
 *
 * @throws Error from whichever step failed.
 */
export async function startStage(options: StageOptions): Promise<Stage> {
	const { root, log = stderrLog, port, env } = options;
	const hostPaths = await ensureHost({ log });
	const tarball = options.tarball ?? (await withProgress(log, 'packing the nodes', () => packNodes(root)));
	const userFolder = options.userFolder ?? mkdtempSync(join(tmpdir(), 'model-router-n8n-'));
	const nodes = await installNodes(tarball, userFolder);
	const simulators = await startSimulators();
	const cleanUp = [(): Promise<void> => simulators.close()];
	try {
		const settings = { ...(port === undefined ? {} : { port }), ...(env === undefined ? {} : { env }) };
		const n8n = await bootN8n({ hostPaths, userFolder, log, ...settings });
		cleanUp.unshift(() => n8n.stop());
		const credentials = await createCredentials(n8n.rest, simulators.baseUrls);
		const close = async (): Promise<void> => {
			await closeAll(cleanUp);
			if (options.userFolder === undefined) rmSync(userFolder, { recursive: true, force: true });
		};
		return { n8n, rest: n8n.rest, simulators, credentials, nodes, close };
	} catch (error) {
		await closeAll(cleanUp);
		throw error;
	}
}
