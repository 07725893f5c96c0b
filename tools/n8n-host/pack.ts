import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	renameSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { z } from 'zod';

import { runCommand } from './command';

const packageJsonSchema = z.object({ name: z.string(), version: z.string() }).passthrough();

/** The fields n8n takes out of a community package before it installs it. */
const REMOVED_FIELDS = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/** Where a package ended up in n8n's user folder. */
export interface InstalledNodes {
	readonly name: string;
	readonly version: string;
	readonly dir: string;
	/** Full names of the node types the package declares, e.g. `n8n-nodes-model-router.routeModel`. */
	readonly nodeTypes: readonly string[];
}

/** How the project is packed. */
export interface PackOptions {
	/** Whether to build first; default true. */
	readonly build?: boolean;
}

/**
 * Builds the project at `root` and packs it as `npm publish` would.
 *
 * @param options `build: false` packs what is in `dist` now.
 * @returns the path of the tarball, in a fresh temporary folder.
 * @throws Error with the compiler's or npm's last output.
 */
export async function packNodes(root: string, { build = true }: PackOptions = {}): Promise<string> {
	if (build) await runCommand('npm', ['run', 'build'], { cwd: root });
	const target = mkdtempSync(join(tmpdir(), 'model-router-pack-'));
	await runCommand('npm', ['pack', '--ignore-scripts', '--pack-destination', target], { cwd: root });
	const tarball = readdirSync(target).find((name) => name.endsWith('.tgz'));
	if (tarball === undefined) throw new Error(`"npm pack" left no .tgz file in ${target}.`);
	return join(target, tarball);
}

function readPackageJson(dir: string): z.infer<typeof packageJsonSchema> {
	const raw: unknown = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
	return packageJsonSchema.parse(raw);
}

const n8nBlockSchema = z.object({ nodes: z.array(z.string()) }).passthrough();

/** By n8n's convention the file `RouteModel.node.js` holds the node type `routeModel`. */
function declaredNodeTypes(name: string, n8nBlock: unknown): string[] {
	return n8nBlockSchema.parse(n8nBlock).nodes.map((file) => {
		const className = basename(file, '.node.js');
		return `${name}.${className.charAt(0).toLowerCase()}${className.slice(1)}`;
	});
}

/**
 * Puts a packed community package where n8n looks for it at start, in the state n8n's own installer would leave it
 * in (n8n 2.41, `community-packages.service.js`, `downloadPackage`): unpacked, without its development, peer and
 * optional dependencies, and listed in the package.json of the nodes folder. n8n then runs `npm install`, which does
 * nothing for a package without dependencies, so it is left out.
 *
 * @param userFolder the folder given to n8n as `N8N_USER_FOLDER`.
 * @throws Error when the package has run-time dependencies, which this shortcut would not install.
 */
export async function installNodes(tarball: string, userFolder: string): Promise<InstalledNodes> {
	const nodesDir = join(userFolder, '.n8n', 'nodes');
	const staging = join(nodesDir, '.staging');
	rmSync(staging, { recursive: true, force: true });
	mkdirSync(staging, { recursive: true });
	await runCommand('tar', ['-xzf', tarball, '-C', staging, '--strip-components=1'], { cwd: nodesDir });
	const { name, version, ...rest } = readPackageJson(staging);
	if (Object.keys(z.record(z.string(), z.string()).optional().parse(rest['dependencies']) ?? {}).length > 0) {
		throw new Error(`A packed community package must have no run-time dependencies; ${name} has some.`);
	}
	const kept = Object.fromEntries(Object.entries(rest).filter(([key]) => !REMOVED_FIELDS.includes(key)));
	const dir = join(nodesDir, 'node_modules', name);
	rmSync(dir, { recursive: true, force: true });
	mkdirSync(join(dir, '..'), { recursive: true });
	writeFileSync(join(staging, 'package.json'), JSON.stringify({ name, version, ...kept }, null, 2));
	renameSync(staging, dir);
	const listing = { name: 'installed-nodes', private: true, dependencies: { [name]: version } };
	writeFileSync(join(nodesDir, 'package.json'), JSON.stringify(listing, null, 2));
	return { name, version, dir, nodeTypes: declaredNodeTypes(name, rest['n8n']) };
}
