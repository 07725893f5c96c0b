/**
 * Checks the package as it would be published: what the tarball holds, its size, publint, n8n's package scanner on
 * the tarball and on the sources, and loading it the way n8n does. Needs a fresh `npm run build`.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { measureLoad } from './pack-check-load';
import { scan } from './pack-check-scan';

const ROOT = resolve(__dirname, '..');
const MAX_TARBALL_BYTES = 2 * 1024 * 1024;
const PUBLISHED =
	/^(dist\/(nodes|credentials|src)\/.+\.(js|d\.ts|json|svg)|README\.md|LICENSE|CHANGELOG\.md|package\.json)$/;
const REQUIRED = ['README.md', 'LICENSE', 'package.json', 'dist/src/index.js'];

interface Packed {
	readonly dir: string;
	readonly files: readonly string[];
	readonly bytes: number;
}

function pack(into: string): Packed {
	execFileSync('npm', ['pack', '--silent', '--pack-destination', into], {
		cwd: ROOT,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const name = execFileSync('find', [into, '-name', '*.tgz'], { encoding: 'utf8' }).trim();
	const listing = execFileSync('tar', ['-tzf', name], { encoding: 'utf8' }).trim().split('\n');
	execFileSync('tar', ['-xzf', name, '-C', into]);
	return {
		dir: join(into, 'package'),
		files: listing.map((path) => path.replace(/^package\//, '')),
		bytes: statSync(name).size,
	};
}

function checkContents({ files, bytes }: Packed): string[] {
	console.log(`tarball: ${files.length} files, ${(bytes / 1024).toFixed(0)} KiB`);
	const problems = files
		.filter((file) => !PUBLISHED.test(file))
		.map((file) => `${file} must not be published.`);
	for (const file of REQUIRED) {
		if (!files.includes(file)) problems.push(`${file} is missing from the tarball. Run npm run build.`);
	}
	if (bytes > MAX_TARBALL_BYTES)
		problems.push(`The tarball has ${bytes} bytes, at most ${MAX_TARBALL_BYTES}.`);
	return problems;
}

function checkPublint({ dir }: Packed): string[] {
	const { status, stdout, stderr } = spawnSync('publint', [dir, '--strict', '--pack', 'false'], {
		encoding: 'utf8',
	});
	console.log(`publint: ${status === 0 ? 'passed' : 'failed'}`);
	return status === 0 && !/Suggestions|Warnings|Errors/.test(stdout) ? [] : [`publint: ${stdout}${stderr}`];
}

async function checkAll(tempDir: string): Promise<string[]> {
	const packed = pack(tempDir);
	return [
		...checkContents(packed),
		...checkPublint(packed),
		...(await scan(packed.dir, ROOT)),
		...measureLoad(packed.dir, ROOT, tempDir),
	];
}

async function main(): Promise<void> {
	if (!existsSync(join(ROOT, 'dist'))) throw new Error('There is no dist folder. Run npm run build first.');
	const tempDir = mkdtempSync(join(tmpdir(), 'pack-check-'));
	const problems = await checkAll(tempDir).finally(() => rmSync(tempDir, { recursive: true, force: true }));
	for (const problem of problems) console.error(`FAIL ${problem}`);
	console.log(problems.length === 0 ? 'pack-check: ok' : `pack-check: ${problems.length} problems`);
	process.exitCode = problems.length === 0 ? 0 : 1;
}

void main();
