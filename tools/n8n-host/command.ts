import { spawn } from 'node:child_process';
import { delimiter, dirname } from 'node:path';

/** How a command is run. */
export interface CommandOptions {
	readonly cwd: string;
	/** Added to, and winning over, this process's own environment. */
	readonly env?: Readonly<Record<string, string>>;
}

const KEPT_OUTPUT_CHARS = 4000;

/** This process's environment with the running Node first on the PATH, so that npm and node-gyp use the same one. */
export function nodeEnv(extra: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
	const path = [dirname(process.execPath), process.env['PATH'] ?? ''].join(delimiter);
	return { ...process.env, PATH: path, ...extra };
}

/**
 * Runs a command to its end and resolves to its standard output.
 *
 * @throws Error with the end of what the command printed when it cannot start or ends with another code than 0.
 */
export async function runCommand(
	command: string,
	args: readonly string[],
	options: CommandOptions,
): Promise<string> {
	const child = spawn(command, [...args], {
		cwd: options.cwd,
		env: nodeEnv(options.env),
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let stdout = '';
	let tail = '';
	child.stdout.on('data', (chunk: Buffer) => {
		stdout += chunk.toString();
		tail = (tail + chunk.toString()).slice(-KEPT_OUTPUT_CHARS);
	});
	child.stderr.on('data', (chunk: Buffer) => {
		tail = (tail + chunk.toString()).slice(-KEPT_OUTPUT_CHARS);
	});
	return await new Promise<string>((resolve, reject) => {
		child.on('error', (error) => reject(new Error(`"${command}" did not start: ${error.message}`)));
		child.on('close', (code) => {
			if (code === 0) resolve(stdout);
			else reject(new Error(`"${command} ${args.join(' ')}" ended with code ${code ?? 'signal'}:\n${tail}`));
		});
	});
}
