import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The package as users install it. */
export interface PackedPackage {
	/** To be removed afterwards; holds the package and a link to the modules that n8n would provide. */
	readonly tempDir: string;
	/** The unpacked package. */
	readonly dir: string;
	readonly tarballBytes: number;
	/** Whether a source is newer than what was built from it. */
	readonly isStale: boolean;
}

function newestMs(dir: string, extension: string): number {
	const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((name) =>
		name.endsWith(extension),
	);
	return Math.max(0, ...files.map((name) => statSync(join(dir, name)).mtimeMs));
}

/**
 * Packs and unpacks the built package, so that what is measured is what is published and a build in the meantime does
 * no harm.
 *
 * @throws when there is no build.
 */
export function packPackage(rootDir: string): PackedPackage {
	const built = join(rootDir, 'dist', 'src', 'index.js');
	if (!existsSync(built)) throw new Error(`${rootDir} holds no dist folder. Run npm run build first.`);
	const tempDir = mkdtempSync(join(tmpdir(), 'model-router-bench-'));
	execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', tempDir], {
		cwd: rootDir,
		stdio: ['ignore', 'ignore', 'inherit'],
	});
	const tarball = readdirSync(tempDir).find((name) => name.endsWith('.tgz')) ?? '';
	execFileSync('tar', ['-xzf', join(tempDir, tarball), '-C', tempDir]);
	symlinkSync(join(__dirname, '..', 'node_modules'), join(tempDir, 'node_modules'), 'dir');
	const sourcesMs = Math.max(...['src', 'nodes'].map((name) => newestMs(join(rootDir, name), '.ts')));
	return {
		tempDir,
		dir: join(tempDir, 'package'),
		tarballBytes: statSync(join(tempDir, tarball)).size,
		isStale: sourcesMs > newestMs(join(rootDir, 'dist'), '.js'),
	};
}

/** A module of the unpacked package; `TModule` is the type of the source it was built from. */
export function loadBuilt<TModule>({ dir }: PackedPackage, path: string): TModule {
	const requireBuilt = createRequire(__filename);
	return requireBuilt(join(dir, 'dist', 'src', path));
}
