// First step of every npm script. Makes sure that the packages of the lock file and Node 24 are there, and is
// quick when they are. Runs on Node 20 and needs nothing installed.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const NEEDED_MAJOR = 24;

/** @returns {Record<string, { version?: string, optional?: boolean }> | undefined} the packages of a lock file */
function lockedPackages(...path) {
	const file = join(ROOT, ...path);
	return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : undefined;
}

/**
 * Compares by content, since a checkout changes the times of files that stay the same. Packages of other platforms
 * are optional in the lock and rightly absent here.
 */
function packagesAreCurrent() {
	const installed = lockedPackages('node_modules', '.package-lock.json');
	if (!installed) return false;
	return Object.entries(lockedPackages('package-lock.json') ?? {}).every(([path, locked]) => {
		if (path === '') return true;
		const found = installed[path];
		return found ? found.version === locked.version : locked.optional === true;
	});
}

function npm(...args) {
	const { status } = spawnSync('npm', args, {
		cwd: ROOT,
		stdio: 'inherit',
		shell: process.platform === 'win32',
	});
	return status === 0;
}

function say(line) {
	process.stderr.write(`setup: ${line}\n`);
}

function nodeBinaryWorks() {
	const binary = join(
		ROOT,
		'node_modules',
		'node',
		'bin',
		process.platform === 'win32' ? 'node.exe' : 'node',
	);
	return existsSync(binary) && spawnSync(binary, ['--version']).status === 0;
}

/** Install scripts are off for all packages; this one is run because its script only fetches the Node binary. */
function installNodeBinary() {
	say(`fetching Node ${NEEDED_MAJOR} into node_modules (about 10 seconds)`);
	if (npm('rebuild', 'node', '--ignore-scripts=false') && nodeBinaryWorks()) return true;
	const hostMajor = Number(process.versions.node.split('.')[0]);
	if (hostMajor < NEEDED_MAJOR) return false;
	say(`that failed; going on with this machine's Node ${process.versions.node}`);
	return true;
}

function setUp() {
	if (!packagesAreCurrent()) {
		say('installing the packages of package-lock.json with npm ci (one to two minutes)');
		if (!npm('ci')) return 'npm ci failed. Look at its messages above, then run it by hand.';
	}
	if (!nodeBinaryWorks() && !installNodeBinary()) {
		return `Node ${NEEDED_MAJOR} is needed and could not be fetched. Install it, or check the connection and run again.`;
	}
	return undefined;
}

const problem = setUp();
if (problem !== undefined) {
	say(problem);
	process.exitCode = 1;
}
