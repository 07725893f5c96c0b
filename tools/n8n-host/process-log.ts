import type { ChildProcess } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

const KEPT_LINES = 500;

/** The newest lines a process printed; all of them are in the file. */
export interface ProcessLog {
	readonly file: string;
	/** The newest lines, oldest first; at most 500. */
	lines(): readonly string[];
}

/** Copies both outputs of a process into a file and keeps the newest 500 lines at hand. */
export function captureLog(child: ChildProcess, file: string): ProcessLog {
	const sink = createWriteStream(file, { flags: 'a' });
	const kept: string[] = [];
	for (const stream of [child.stdout, child.stderr]) {
		if (stream === null) continue;
		createInterface({ input: stream }).on('line', (line) => {
			sink.write(`${line}\n`);
			kept.push(line);
			if (kept.length > KEPT_LINES) kept.shift();
		});
	}
	child.once('close', () => sink.end());
	return { file, lines: () => [...kept] };
}
