import { startSimulators } from './index';

const DEFAULT_PORT = 8790;

/** Starts the simulators for hand work and demos: `tsx tools/simulators/main.ts [port]`. */
async function main(): Promise<void> {
	const simulators = await startSimulators({ port: Number(process.argv[2] ?? DEFAULT_PORT) });
	const lines = Object.entries(simulators.baseUrls).map(([maker, url]) => `${maker.padEnd(10)} ${url}`);
	process.stdout.write(`${lines.join('\n')}\nAny API key works unless it contains "invalid" or "wrong".\n`);
	process.once('SIGINT', () => void simulators.close());
	process.once('SIGTERM', () => void simulators.close());
}

main().catch((failure: unknown) => {
	process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
	process.exitCode = 1;
});
