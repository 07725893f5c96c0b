import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

const ROOT = resolve(__dirname, '..', '..', '..');
const PACKAGE = 'n8n-nodes-model-router';

/**
 * The main entry and all it imports, compiled with the project's own settings into a temporary folder. The nodes are
 * left out: they are of no use without n8n.
 *
 * @throws Error with what the compiler said.
 */
export async function compilePackage(): Promise<string> {
	const dir = mkdtempSync(join(tmpdir(), 'model-router-built-'));
	const settings = {
		extends: join(ROOT, 'tsconfig.json'),
		compilerOptions: {
			rootDir: ROOT,
			outDir: join(dir, 'dist'),
			typeRoots: [join(ROOT, 'node_modules', '@types')],
		},
		include: [],
		files: [join(ROOT, 'src', 'index.ts')],
	};
	writeFileSync(join(dir, 'tsconfig.json'), JSON.stringify(settings));
	const compiler = join(ROOT, 'node_modules', 'typescript', 'bin', 'tsc');
	try {
		await run(process.execPath, [compiler, '-p', dir]);
	} catch (error) {
		const said: unknown = error instanceof Error ? Reflect.get(error, 'stdout') : undefined;
		throw new Error(`The package does not compile: ${String(said)}`);
	}
	copyFileSync(join(ROOT, 'package.json'), join(dir, 'package.json'));
	return dir;
}

/**
 * A program's folder in which nothing but the built package and the named ones can be reached. The package is copied
 * in, not linked, so that it looks for its peers here and not in the project.
 */
export async function installInto(built: string, packages: readonly string[]): Promise<string> {
	const app = mkdtempSync(join(tmpdir(), 'model-router-app-'));
	const modules = join(app, 'node_modules');
	mkdirSync(modules);
	await run('cp', ['-r', built, join(modules, PACKAGE)]);
	for (const name of packages) {
		const link = join(modules, name);
		mkdirSync(dirname(link), { recursive: true });
		symlinkSync(join(ROOT, 'node_modules', name), link, 'junction');
	}
	return app;
}

/** Puts zod 4 into such a folder: the copy that zod 3 carries for those who move over. */
export function installZod4(app: string): void {
	const folder = join(app, 'node_modules', 'zod');
	mkdirSync(folder);
	const source = JSON.stringify(join(ROOT, 'node_modules', 'zod', 'v4'));
	writeFileSync(join(folder, 'index.js'), `module.exports = require(${source});`);
}

/**
 * Runs a program in such a folder and gives what it printed, as JSON. `file` ends in `.mjs` or `.cjs`.
 *
 * @throws Error with the program's standard error when it fails.
 */
export async function runProgram(
	app: string,
	file: string,
	source: string,
	env: Readonly<Record<string, string>> = {},
): Promise<unknown> {
	writeFileSync(join(app, file), source);
	const { stdout } = await run(process.execPath, [join(app, file)], {
		cwd: app,
		env: { PATH: process.env['PATH'] ?? '', ...env },
		timeout: 60_000,
	});
	return JSON.parse(stdout);
}
