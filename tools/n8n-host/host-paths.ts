import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where an installed n8n lies. */
export interface HostPaths {
	/** The folder with package.json, package-lock.json and node_modules. */
	readonly dir: string;
	/** n8n's command-line script, to be run by Node 24 or newer. */
	readonly n8nBin: string;
}

/** The file whose presence says that an installation went through to its end. */
export const COMPLETE_MARKER = '.complete';

/** The committed package.json and package-lock.json that fix every version of the host. */
export const LOCK_FILES = ['package.json', 'package-lock.json'].map((name) => join(__dirname, name));

/** The cache folder: `$N8N_ROUTER_CACHE`, else the user's cache folder; always outside the tree. */
function cacheRoot(env: NodeJS.ProcessEnv = process.env): string {
	const own = env['N8N_ROUTER_CACHE'];
	if (own !== undefined && own !== '') return own;
	const xdg = env['XDG_CACHE_HOME'];
	const base = xdg !== undefined && xdg !== '' ? xdg : join(homedir(), '.cache');
	return join(base, 'n8n-nodes-model-router');
}

/** First 16 hexadecimal digits of the SHA-256 over the lock files: another lock is another host. */
function lockHash(files: readonly string[] = LOCK_FILES): string {
	const hash = createHash('sha256');
	for (const file of files) hash.update(readFileSync(file));
	return hash.digest('hex').slice(0, 16);
}

/** The paths the present lock files lead to, installed or not. */
export function hostPaths(root: string = cacheRoot()): HostPaths {
	const dir = join(root, `n8n-host-${lockHash()}`);
	return { dir, n8nBin: join(dir, 'node_modules', 'n8n', 'bin', 'n8n') };
}

/** Whether an installation is there and went through to its end. */
export function isComplete(paths: HostPaths): boolean {
	return existsSync(join(paths.dir, COMPLETE_MARKER)) && existsSync(paths.n8nBin);
}
