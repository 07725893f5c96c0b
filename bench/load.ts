import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { quantile } from './measure';
import type { PackedPackage } from './packed';

const RUNS = 7;

/** What one thing takes to load. */
export interface LoadFigure {
	readonly name: string;
	/** In the order quickest, middle. */
	readonly ms: readonly [number, number];
	readonly rssMb: readonly [number, number];
}

/**
 * The script of a fresh process. n8n-workflow and zod are loaded before the clock starts, as n8n has them loaded, and
 * LangChain where asked for. n8n loads the nodes at its start and the core at the first use.
 */
const LOADER = `
const { basename, join } = require('node:path');
const [dir, withCore, part, ...files] = process.argv.slice(2);
require('n8n-workflow');
require('zod');
if (withCore === 'yes') for (const part of ['language_models/chat_models', 'messages', 'runnables', 'tools', 'output_parsers',
	'output_parsers/openai_tools', 'utils/json_schema', 'utils/function_calling']) require('@langchain/core/' + part);
const measure = (work) => {
	globalThis.gc?.();
	const rss = process.memoryUsage().rss, started = performance.now();
	work();
	return [performance.now() - started, (process.memoryUsage().rss - rss) / 1048576];
};
const dist = join(dir, 'dist', 'src');
const parts = [
	() => { for (const file of files) new (require(join(dir, file))[basename(file).split('.')[0]])(); },
	() => require(join(dist, 'catalogue', 'index.js')).lookUpModel({ provider: 'openai', model: 'gpt-4.1' }),
	() => require(join(dist, 'langchain', 'index.js')),
];
console.log(JSON.stringify(measure(parts[part])));
`;

const PARTS = ['all nodes', 'catalogue, with its first look-up', 'core with catalogue, as at the first use'];

function run(
	loader: string,
	{ dir, tempDir }: PackedPackage,
	withCore: boolean,
	part: number,
): [number, number] {
	const manifest: { n8n: { nodes: string[] } } = JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8'));
	const args = [loader, dir, withCore ? 'yes' : 'no', String(part), ...manifest.n8n.nodes];
	const { status, stdout, stderr } = spawnSync(process.execPath, ['--expose-gc', ...args], {
		cwd: tempDir,
		encoding: 'utf8',
		env: {},
	});
	if (status !== 0) throw new Error(`The nodes do not load: ${stderr.trim().slice(0, 2000)}`);
	return JSON.parse(stdout);
}

/** Loads the package's nodes, the catalogue and the core, each run in a process of its own. */
export function measureLoad(packed: PackedPackage, withCore: boolean): LoadFigure[] {
	const loader = join(packed.tempDir, 'loader.cjs');
	writeFileSync(loader, LOADER);
	return PARTS.map((name, part): LoadFigure => {
		const runs = Array.from({ length: RUNS }, () => run(loader, packed, withCore, part));
		const spread = (of: 0 | 1): [number, number] => {
			const values = runs.map((figures) => figures[of]);
			return [Math.min(...values), quantile(values, 0.5)];
		};
		return { name, ms: spread(0), rssMb: spread(1) };
	});
}
