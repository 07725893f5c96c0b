/** Takes one line of progress, without a line end. */
export type Log = (line: string) => void;

const HEARTBEAT_MS = 10_000;

/** Prints progress on standard error, so that standard output stays free for results. */
export const stderrLog: Log = (line) => {
	process.stderr.write(`[n8n-host] ${line}\n`);
};

/**
 * Runs a long step and says at the start, every 10 s and at the end what is happening and for how many seconds.
 * What the step throws is passed on untouched.
 */
export async function withProgress<T>(log: Log, what: string, step: () => Promise<T>): Promise<T> {
	const startedAtMs = Date.now();
	const elapsedS = (): string => ((Date.now() - startedAtMs) / 1000).toFixed(0);
	log(`${what}: started`);
	const heartbeat = setInterval(() => log(`${what}: still going, ${elapsedS()} s`), HEARTBEAT_MS);
	try {
		const result = await step();
		log(`${what}: done in ${elapsedS()} s`);
		return result;
	} finally {
		clearInterval(heartbeat);
	}
}
