import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { runCommand } from './command';
import type { Log } from './log';
import { withProgress } from './log';

/** What node-gyp needs to compile sqlite3 where no ready-made binary can be fetched. */
const BUILD_TOOLS = ['python3', 'make', 'g++'];

const PROBE = "const d = new (require('sqlite3').Database)(':memory:'); d.close();";

function onPath(tool: string): boolean {
	return (process.env['PATH'] ?? '').split(delimiter).some((dir) => existsSync(join(dir, tool)));
}

async function ensureBuildTools(log: Log): Promise<void> {
	const missing = BUILD_TOOLS.filter((tool) => !onPath(tool));
	if (missing.length === 0) return;
	if (!existsSync('/etc/debian_version') || process.getuid?.() !== 0) {
		throw new Error(
			`Compiling sqlite3 needs ${missing.join(', ')} on the PATH. Install them and run this again.`,
		);
	}
	const env = { DEBIAN_FRONTEND: 'noninteractive' };
	await withProgress(log, `installing ${missing.join(', ')}`, async () => {
		await runCommand('apt-get', ['update'], { cwd: '/', env });
		await runCommand('apt-get', ['install', '-y', '--no-install-recommends', ...missing], { cwd: '/', env });
	});
}

async function probe(dir: string): Promise<string | undefined> {
	try {
		await runCommand(process.execPath, ['-e', PROBE], { cwd: dir });
		return undefined;
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
}

/** Folders that may hold Node's C headers; sqlite3 speaks Node-API, so headers of another major version serve too. */
function localHeaders(): string | undefined {
	const prefixes = [join(process.execPath, '..', '..'), '/usr', '/usr/local'];
	return prefixes.find((prefix) => existsSync(join(prefix, 'include', 'node', 'node_api.h')));
}

async function rebuild(dir: string, env: Readonly<Record<string, string>>): Promise<string | undefined> {
	// Said on the command line because npm hands a surrounding project's `ignore-scripts` down to its scripts.
	const args = ['rebuild', 'sqlite3', '--ignore-scripts=false', '--foreground-scripts'];
	try {
		await runCommand('npm', args, { cwd: dir, env });
	} catch (error) {
		return error instanceof Error ? error.message : String(error);
	}
	return await probe(dir);
}

/**
 * Makes `require('sqlite3')` work in an n8n installed without install scripts: fetched ready-made where that is
 * possible, else compiled (about 2 min); first with the headers npm would use, then with those on this machine.
 *
 * @throws Error with the compiler's last output when neither works.
 */
export async function buildSqlite(dir: string, log: Log): Promise<void> {
	if ((await probe(dir)) === undefined) return;
	await ensureBuildTools(log);
	const headers = localHeaders();
	const attempts = [{}, ...(headers === undefined ? [] : [{ npm_config_nodedir: headers }])];
	const problem = await withProgress(log, 'building sqlite3', async () => {
		let last: string | undefined;
		for (const env of attempts) {
			last = await rebuild(dir, env);
			if (last === undefined) return undefined;
		}
		return last;
	});
	if (problem !== undefined) throw new Error(`sqlite3 could not be built in ${dir}: ${problem}`);
}
