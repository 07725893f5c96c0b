import { describe, expect, it, jest } from '@jest/globals';
import type { INodeType, INodeTypeDescription } from 'n8n-workflow';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';

const ROOT = resolve(__dirname, '../..');

interface Manifest {
	readonly [field: string]: unknown;
	readonly name: string;
	readonly n8n: { readonly nodes: readonly string[]; readonly credentials: readonly string[] };
	readonly scripts: Readonly<Record<string, string>>;
	readonly devDependencies: Readonly<Record<string, string>>;
}

const manifest: Manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** `dist/nodes/A/A.node.js` of the manifest as `nodes/A/A.node`, the source without its ending. */
const nodePaths = manifest.n8n.nodes.map((path) => path.replace(/^dist\//, '').replace(/\.js$/, ''));

function isNodeClass(value: unknown): value is new () => INodeType {
	return typeof value === 'function' && /^class\b/.test(value.toString());
}

/** The description of a node, loaded from its source by the class name that n8n derives from the file name. */
function describeNode(path: string): INodeTypeDescription {
	const loaded = jest.requireActual<Readonly<Record<string, unknown>>>(join(ROOT, path));
	const name = basename(path, '.node');
	const nodeClass = loaded[name];
	if (!isNodeClass(nodeClass)) throw new TypeError(`${path}.ts must export a class named ${name}.`);
	return new nodeClass().description;
}

/** Fields that need a description and have none, as paths: properties, their options, values of collections. */
function undescribed(value: unknown, path: string): string[] {
	if (Array.isArray(value)) return value.flatMap((entry) => undescribed(entry, path));
	if (typeof value !== 'object' || value === null) return [];
	const entry: {
		name?: unknown;
		type?: unknown;
		description?: unknown;
		options?: unknown;
		values?: unknown;
	} = value;
	const here = `${path}.${String(entry.name)}`;
	// A notice is its own text, and a group of a fixed collection is shown by its name only.
	const exempt = entry.type === 'notice' || entry.values !== undefined;
	const described = typeof entry.description === 'string' && entry.description.trim().length > 0;
	return [
		...(exempt || described ? [] : [here]),
		...undescribed(entry.options, here),
		...undescribed(entry.values, here),
	];
}

describe('package.json', () => {
	it('brings nothing along and asks for n8n-workflow only', () => {
		expect(manifest['dependencies'] ?? {}).toEqual({});
		expect(manifest['peerDependencies']).toEqual({ 'n8n-workflow': '*' });
		// Otherwise npm puts all of n8n's engine, which has to be compiled, beside a program without n8n.
		expect(manifest['peerDependenciesMeta']).toEqual({ 'n8n-workflow': { optional: true } });
		for (const field of ['optionalDependencies', 'bundledDependencies', 'bundleDependencies', 'overrides']) {
			expect(manifest).not.toHaveProperty(field);
		}
	});

	it('pins every development package to one version', () => {
		const loose = Object.entries(manifest.devDependencies).filter(
			([, range]) => !/^\d+\.\d+\.\d+$/.test(range),
		);
		expect(loose).toEqual([]);
	});

	it('runs nothing when it is installed', () => {
		const hooks = [
			'preinstall',
			'install',
			'postinstall',
			'prepare',
			'prepublish',
			'preprepare',
			'postprepare',
		];
		expect(hooks.filter((hook) => hook in manifest.scripts)).toEqual([]);
	});

	it('is known to n8n as a community package', () => {
		expect(manifest.name).toMatch(/^n8n-nodes-/);
		expect(manifest['keywords']).toContain('n8n-community-node-package');
		expect(manifest['license']).toBe('MIT');
		expect(manifest['files']).toEqual(['dist']);
		expect(manifest.n8n).toMatchObject({ n8nNodesApiVersion: 1, strict: true });
	});

	it('lists every node and credential that has a source, and no other', () => {
		const sources = ['nodes', 'credentials'].flatMap((folder) =>
			existsSync(join(ROOT, folder))
				? readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
						.filter((file) => /\.(node|credentials)\.ts$/.test(file))
						.map((file) => `dist/${folder}/${file.replaceAll('\\', '/').replace(/\.ts$/, '.js')}`)
				: [],
		);
		expect([...manifest.n8n.nodes, ...manifest.n8n.credentials].sort()).toEqual(sources.sort());
	});
});

function nodeSuite(path: string): void {
	const folder = dirname(join(ROOT, path));

	it('has whole numbers as versions', () => {
		const versions = [describeNode(path).version].flat();
		expect(versions.length).toBeGreaterThan(0);
		expect(versions.filter((version) => !Number.isInteger(version))).toEqual([]);
	});

	it('has an icon for light and one for dark', () => {
		const { icon } = describeNode(path);
		if (typeof icon !== 'object') throw new TypeError('The icon must be an object with light and dark.');
		for (const file of [icon.light, icon.dark]) {
			expect(file).toMatch(/^file:.+\.svg$/);
			const svg = readFileSync(join(folder, file.replace(/^file:/, '')), 'utf8');
			expect(svg).toContain('viewBox="0 0 60 60"');
			expect(svg).not.toMatch(/<text|<image|<script|href=/);
		}
		expect(icon.light).not.toBe(icon.dark);
	});

	it('has a codex that names it and puts it where n8n lists its kind', () => {
		const { codex: inCode, name, outputs } = describeNode(path);
		const codex: Record<string, unknown> = JSON.parse(readFileSync(join(ROOT, `${path}.json`), 'utf8'));
		expect(codex).toMatchObject({ node: `${manifest.name}.${name}`, categories: ['AI'] });
		const isModel = Array.isArray(outputs) && outputs.every((output) => output === 'ai_languageModel');
		const kind = isModel ? 'Language Models' : 'Root Nodes';
		expect(codex).toHaveProperty(['subcategories', 'AI'], expect.arrayContaining([kind]));
		if (inCode) expect(codex['subcategories']).toEqual(inCode.subcategories);
	});

	it('is named like its class, and says what it does', () => {
		const description = describeNode(path);
		const className = basename(path, '.node');
		expect(description.name).toBe(className.charAt(0).toLowerCase() + className.slice(1));
		expect(description.description.length).toBeGreaterThan(20);
		expect(description.subtitle ?? '').not.toBe('');
	});

	it('describes every property and every option', () => {
		const description = describeNode(path);
		expect(undescribed(description.properties, description.name)).toEqual([]);
	});
}

for (const path of nodePaths.filter((candidate) => existsSync(join(ROOT, `${candidate}.ts`)))) {
	describe(path, () => nodeSuite(path));
}

describe('the check of descriptions', () => {
	it('finds what is not described at any depth, and takes a notice', () => {
		const properties = [
			{ name: 'a', type: 'options', description: 'A', options: [{ name: 'A one', value: 1 }] },
			{
				name: 'b',
				type: 'fixedCollection',
				description: 'B',
				options: [{ name: 'g', values: [{ name: 'c' }] }],
			},
			{ name: 'd', type: 'notice' },
			{ name: 'e', type: 'string', description: ' ' },
		];
		expect(undescribed(properties, 'n')).toEqual(['n.a.A one', 'n.b.g.c', 'n.e']);
	});
});
