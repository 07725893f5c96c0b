import { copyFileSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

import { runCommand } from './command';
import type { HostPaths } from './host-paths';
import { COMPLETE_MARKER, hostPaths, isComplete, LOCK_FILES } from './host-paths';
import { withLockDir } from './install-lock';
import type { Log } from './log';
import { stderrLog, withProgress } from './log';
import { buildSqlite } from './sqlite-build';

/** The first major version of Node that this n8n runs on. */
const MINIMUM_NODE_MAJOR = 24;

function assertNodeVersion(): void {
	const major = Number(process.versions.node.split('.')[0]);
	if (major >= MINIMUM_NODE_MAJOR) return;
	throw new Error(
		`n8n needs Node ${MINIMUM_NODE_MAJOR} or newer, this is ${process.versions.node}. ` +
			'Run it as an npm script: the development dependency "node" then comes first on the PATH.',
	);
}

function removeLeftovers(paths: HostPaths): void {
	const parent = dirname(paths.dir);
	rmSync(paths.dir, { recursive: true, force: true });
	for (const name of readdirSync(parent)) {
		if (name.startsWith(`${basename(paths.dir)}.part`)) {
			rmSync(join(parent, name), { recursive: true, force: true });
		}
	}
}

async function installInto(dir: string, log: Log): Promise<void> {
	mkdirSync(dir, { recursive: true });
	for (const file of LOCK_FILES) copyFileSync(file, join(dir, basename(file)));
	await withProgress(log, 'installing n8n (about 2,100 packages, 2.2 GB, 3 min)', async () => {
		const args = ['ci', '--legacy-peer-deps', '--ignore-scripts', '--no-audit', '--no-fund'];
		await runCommand('npm', args, { cwd: dir });
	});
	await buildSqlite(dir, log);
	writeFileSync(join(dir, COMPLETE_MARKER), '');
}

/**
 * Gives the n8n that the lock files fix, installing it once into the cache folder. It is built beside its final
 * place and renamed at the end, so an interrupted installation is never taken for a whole one; a second process
 * waits for the first.
 *
 * @throws Error when Node is older than 24, or with npm's last output when the installation fails.
 */
export async function ensureHost({ log = stderrLog }: { readonly log?: Log } = {}): Promise<HostPaths> {
	assertNodeVersion();
	const paths = hostPaths();
	if (isComplete(paths)) return paths;
	mkdirSync(dirname(paths.dir), { recursive: true });
	await withProgress(log, `preparing n8n in ${paths.dir}`, async () => {
		await withLockDir(`${paths.dir}.lock`, async () => {
			if (isComplete(paths)) return;
			removeLeftovers(paths);
			const part = `${paths.dir}.part-${process.pid}`;
			await installInto(part, log);
			renameSync(part, paths.dir);
		});
	});
	return paths;
}
