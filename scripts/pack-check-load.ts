import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const RUNS = 5;
const MAX_RSS_MB = 25;
/** What a community package can resolve inside n8n and this one may ask for. */
const HOST_MODULES = ['@langchain/core', 'n8n-workflow', 'zod'];

interface Load {
	readonly nodes: readonly string[];
	readonly loadMs: number;
	readonly loadRssMb: number;
	readonly firstUseMs: number;
	readonly firstUseRssMb: number;
}

/**
 * The script that the measured process runs. n8n-workflow is loaded before the clock starts, as n8n has it loaded. The
 * nodes come next, which is what n8n does at its start; then the whole core with LangChain, as the first use does.
 */
const LOADER = `
const { basename, join } = require('node:path');
require('n8n-workflow');
const [dir, ...files] = process.argv.slice(2);
const measure = (work) => {
	const rss = process.memoryUsage().rss, started = performance.now();
	const result = work();
	return { result, ms: performance.now() - started, mb: (process.memoryUsage().rss - rss) / 1048576 };
};
const load = measure(() => files.map((file) => {
	const [name] = basename(file).split('.');
	return new (require(join(dir, file))[name])().description.name;
}));
const firstUse = measure(() => require(dir));
console.log(JSON.stringify({
	nodes: load.result, loadMs: load.ms, loadRssMb: load.mb, firstUseMs: firstUse.ms, firstUseRssMb: firstUse.mb,
}));
`;

/** Lays the package out as n8n does: in a folder of its own, with n8n's modules to be had through NODE_PATH only. */
function layOut(packageDir: string, rootDir: string, tempDir: string) {
	const hostModules = join(tempDir, 'host', 'node_modules');
	for (const name of HOST_MODULES) {
		mkdirSync(dirname(join(hostModules, name)), { recursive: true });
		symlinkSync(join(rootDir, 'node_modules', name), join(hostModules, name), 'dir');
	}
	const installed = join(tempDir, 'user', 'node_modules', 'n8n-nodes-model-router');
	mkdirSync(dirname(installed), { recursive: true });
	renameSync(packageDir, installed);
	const loader = join(tempDir, 'loader.js');
	writeFileSync(loader, LOADER);
	return { hostModules, installed, loader };
}

function nodeFiles(installed: string): string[] {
	const manifest: { n8n: { nodes: string[] } } = JSON.parse(
		readFileSync(join(installed, 'package.json'), 'utf8'),
	);
	return manifest.n8n.nodes;
}

/**
 * Loads every node of the package in fresh processes and prints time and memory.
 *
 * @returns one line per problem: a node that does not load, or a median above 25 MB
 */
export function measureLoad(packageDir: string, rootDir: string, tempDir: string): string[] {
	const { hostModules, installed, loader } = layOut(packageDir, rootDir, tempDir);
	const loads: Load[] = [];
	for (let run = 0; run < RUNS; run += 1) {
		const { status, stdout, stderr } = spawnSync(
			process.execPath,
			[loader, installed, ...nodeFiles(installed)],
			{
				cwd: tempDir,
				encoding: 'utf8',
				env: { NODE_PATH: hostModules },
			},
		);
		if (status !== 0) return [`The packed nodes do not load: ${stderr.trim().slice(0, 2000)}`];
		loads.push(JSON.parse(stdout));
	}
	return judge(loads);
}

function median(values: number[]): number {
	return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function judge(loads: readonly Load[]): string[] {
	const of = (pick: (load: Load) => number) => median(loads.map(pick));
	const loadMs = of((load) => load.loadMs);
	const loadRssMb = of((load) => load.loadRssMb);
	const figure = (ms: number, mb: number) => `${ms.toFixed(0)} ms, ${mb.toFixed(1)} MB RSS`;
	console.log(
		`loading ${loads[0]?.nodes.join(', ')}: ${figure(loadMs, loadRssMb)} (median of ${loads.length})`,
	);
	console.log(
		`first use, with LangChain: ${figure(
			of((l) => l.firstUseMs),
			of((l) => l.firstUseRssMb),
		)} more`,
	);
	// Time is printed and never a reason to fail: a busy machine would fail a good package.
	return loadRssMb <= MAX_RSS_MB ? [] : [`Loading takes ${loadRssMb.toFixed(1)} MB, at most ${MAX_RSS_MB}.`];
}
