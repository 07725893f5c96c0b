import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

const POLL_MS = 50;

function signalGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
	try {
		return process.kill(-pid, signal);
	} catch {
		// No such group: everyone in it has ended.
		return false;
	}
}

async function goneWithin(pid: number, limitMs: number): Promise<boolean> {
	const deadline = Date.now() + limitMs;
	while (Date.now() < deadline) {
		if (!signalGroup(pid, 0)) return true;
		await sleep(POLL_MS);
	}
	return !signalGroup(pid, 0);
}

/** Ends the whole process group of a child started with `detached: true`: asks first, after `graceMs` by force. */
export async function stopGroup(child: ChildProcess, graceMs = 10_000): Promise<void> {
	if (child.pid === undefined) return;
	signalGroup(child.pid, 'SIGTERM');
	if (await goneWithin(child.pid, graceMs)) return;
	signalGroup(child.pid, 'SIGKILL');
	await goneWithin(child.pid, graceMs);
}

/** Kills the group when this process ends without having stopped it, so that no server outlives a broken test run. */
export function killGroupOnExit(child: ChildProcess): void {
	const kill = (): void => {
		if (child.pid !== undefined) signalGroup(child.pid, 'SIGKILL');
	};
	process.once('exit', kill);
	child.once('close', () => process.removeListener('exit', kill));
}
