import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const RUNS = 5;
const MAX_LOAD_MS = 100;
const MAX_RSS_MB = 25;
/** What a community package can resolve inside n8n and this one may ask for. */
const HOST_MODULES = ['@langchain/core', 'n8n-workflow', 'zod'];

interface Load {
	readonly nodes: readonly string[];
	readonly totalMs: number;
	readonly rssMb: number;
	readonly langchainMs: number;
	readonly langchainRssMb: number;
}

/**
 * The script that the measured process runs. n8n-workflow is loaded before the clock starts, as n8n has it loaded;
 * LangChain's message and chat model modules come next and are timed apart.
 */
const LOADER = `
require('n8n-workflow');
const [dir, ...files] = process.argv.slice(2);
const rss = () => process.memoryUsage().rss / 1048576;
const rss0 = rss(), t0 = performance.now();
require('@langchain/core/language_models/chat_models');
const rss1 = rss(), t1 = performance.now();
const nodes = files.map((file) => {
	const [name] = require('node:path').basename(file).split('.');
	const { description } = new (require(require('node:path').join(dir, file))[name])();
	return description.name;
});
const rss2 = rss(), t2 = performance.now();
console.log(JSON.stringify({
	nodes, totalMs: t2 - t0, rssMb: rss2 - rss0, langchainMs: t1 - t0, langchainRssMb: rss1 - rss0,
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
 * Loads every node of the package in fresh processes, as n8n does at start, and prints time and memory.
 *
 * @returns one line per problem: a node that does not load, or a median above 100 ms or 25 MB beyond LangChain
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
	const ownMs = of((load) => load.totalMs - load.langchainMs);
	const ownRssMb = of((load) => load.rssMb - load.langchainRssMb);
	const figure = (ms: number, mb: number) => `${ms.toFixed(0)} ms, ${mb.toFixed(1)} MB`;
	console.log(`loads: ${loads[0]?.nodes.join(', ')} (median of ${loads.length} fresh processes)`);
	console.log(`  this package: ${figure(ownMs, ownRssMb)} RSS`);
	console.log(
		`  with a first load of @langchain/core: ${figure(
			of((l) => l.totalMs),
			of((l) => l.rssMb),
		)} RSS`,
	);
	const problems: string[] = [];
	if (!(ownMs <= MAX_LOAD_MS)) problems.push(`Loading takes ${ownMs.toFixed(0)} ms, at most ${MAX_LOAD_MS}.`);
	if (!(ownRssMb <= MAX_RSS_MB))
		problems.push(`Loading takes ${ownRssMb.toFixed(1)} MB, at most ${MAX_RSS_MB}.`);
	return problems;
}
