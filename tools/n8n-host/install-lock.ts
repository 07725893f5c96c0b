import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 1000;
/** A lock without a readable owner is given up after this time; its owner died between two system calls. */
const OWNERLESS_MS = 10_000;

function isAlive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		// EPERM: it lives, but belongs to someone else.
		return error instanceof Error && 'code' in error && error.code === 'EPERM';
	}
}

function isStale(lockDir: string): boolean {
	try {
		return !isAlive(Number(readFileSync(join(lockDir, 'pid'), 'utf8')));
	} catch {
		const age = Date.now() - (statSync(lockDir, { throwIfNoEntry: false })?.mtimeMs ?? Date.now());
		return age > OWNERLESS_MS;
	}
}

function tryTake(lockDir: string): boolean {
	try {
		mkdirSync(lockDir);
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
		throw error;
	}
	writeFileSync(join(lockDir, 'pid'), String(process.pid));
	return true;
}

/**
 * Holds a lock folder while `body` runs. Waits for another living process's lock; takes over a dead one's.
 * Making a folder is atomic on every file system npm works on, which a file opened for writing is not.
 */
export async function withLockDir<T>(lockDir: string, body: () => Promise<T>): Promise<T> {
	while (!tryTake(lockDir)) {
		if (isStale(lockDir)) rmSync(lockDir, { recursive: true, force: true });
		else await sleep(POLL_MS);
	}
	try {
		return await body();
	} finally {
		rmSync(lockDir, { recursive: true, force: true });
	}
}
