/** Undoes what was started, newest first, once. */
export class CleanUp {
	private readonly steps: Array<() => Promise<void> | void> = [];
	private running: Promise<void> | undefined;

	/** Adds what is to be done at the end. */
	add(step: () => Promise<void> | void): void {
		this.steps.push(step);
	}

	/** Runs all steps, also those after one that fails; a second call waits for the first. */
	run(): Promise<void> {
		this.running ??= this.runAll();
		return this.running;
	}

	private async runAll(): Promise<void> {
		for (const step of this.steps.reverse()) {
			try {
				await step();
			} catch (error) {
				process.stderr.write(`Cleaning up: ${error instanceof Error ? error.message : String(error)}\n`);
			}
		}
	}
}

/** Exit status of a process that ended because of a signal, by the shell's convention of 128 + its number. */
const STATUS_OF_SIGNAL = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

/** Lets Ctrl-C, `kill` and a closed terminal end the process only after everything has been undone. */
export function endOnSignals(cleanUp: CleanUp, statusOf: () => number | undefined): void {
	for (const [signal, status] of Object.entries(STATUS_OF_SIGNAL)) {
		process.on(signal, () => {
			void cleanUp.run().then(() => process.exit(statusOf() ?? status));
		});
	}
}
