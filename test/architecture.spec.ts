import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix, relative, resolve, sep } from 'node:path';
import { findCycle, importsOf, violationsOf } from '../scripts/check-architecture';
import layers from '../scripts/check-layers.json';

const ROOT = resolve(__dirname, '..');

function sourcesUnder(...folders: string[]): Map<string, string> {
	const paths = folders.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
			.filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
			.map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join(posix.sep)),
	);
	return new Map(paths.sort().map((path) => [path, readFileSync(join(ROOT, path), 'utf8')]));
}

describe('the layers of src and nodes', () => {
	const sources = sourcesUnder('src', 'nodes');

	it('finds the sources', () => {
		expect(sources.size).toBeGreaterThan(10);
		expect([...sources.keys()]).toContain('src/domain/money.ts');
	});

	it('has no arrow that points up or sideways', () => {
		expect([...sources].flatMap(([path, source]) => violationsOf(path, source))).toEqual([]);
	});

	it('has no import cycle, types included', () => {
		expect(findCycle(sources)).toBeUndefined();
	});

	it('has only folders that have a place in the layers', () => {
		const folders = [...sources.keys()]
			.filter((path) => /^src\/.+\//.test(path))
			.map((path) => path.split('/')[1]);
		expect([...new Set(folders)].filter((folder) => !Object.keys(layers).includes(folder ?? ''))).toEqual([]);
	});
});

describe('the check itself', () => {
	const REFUSED: ReadonlyArray<[what: string, path: string, source: string]> = [
		['an upward arrow', 'src/domain/a.ts', "import { price } from '../catalogue/price';"],
		['a sideways arrow', 'src/ledger/a.ts', "import type { Chain } from '../resilience/run-chain';"],
		['an arrow from the core to a node', 'src/langchain/a.ts', "import '../../nodes/shared/clock';"],
		[
			'LangChain below src/langchain',
			'src/routing/a.ts',
			"import type { A } from '@langchain/core/messages';",
		],
		['LangChain in a node', 'nodes/A/a.ts', "import type { A } from '@langchain/core/messages';"],
		['langchain itself', 'src/langchain/a.ts', "import { createAgent } from 'langchain';"],
		['n8n in the core', 'src/langchain/a.ts', "import { sleep } from 'n8n-workflow';"],
		['a Node module in the core', 'src/state/a.ts', "import { readFileSync } from 'node:fs';"],
		[
			'the insides of the core in a node',
			'nodes/A/a.ts',
			"import { decide } from '../../src/routing/decide';",
		],
		['a tool in a node', 'nodes/A/a.ts', "import { boot } from '../../tools/n8n-host/boot';"],
		['a node in src/index', 'src/index.ts', "export * from '../nodes/A/A.node';"],
		['a re-export', 'src/domain/a.ts', "export { price } from '../catalogue/price';"],
		['a dynamic import', 'src/domain/a.ts', "export const a = () => import('../catalogue/price');"],
		['a require', 'src/domain/a.ts', "const a = require('../catalogue/price');"],
		['an import type', 'src/domain/a.ts', "export type A = import('../catalogue/price').Price;"],
		['the clock', 'src/routing/a.ts', 'export const a = () => Date.now();'],
		['the clock by another name', 'src/routing/a.ts', 'export const a = () => new Date();'],
		['a steady clock', 'src/routing/a.ts', 'export const a = () => performance.now();'],
		['chance', 'src/routing/a.ts', 'export const a = Math.random;'],
		['the network', 'src/routing/a.ts', "export const a = () => fetch('http://localhost');"],
	];

	it.each(REFUSED)('refuses %s', (_what, path, source) => {
		expect(violationsOf(path, source)).toHaveLength(1);
	});

	const TAKEN: ReadonlyArray<[what: string, path: string, source: string]> = [
		['a downward arrow', 'src/routing/a.ts', "import { price } from '../catalogue/price';"],
		['an arrow within the folder', 'src/classify/text/a.ts', "import { b } from '../b';"],
		['the public surface', 'src/index.ts', "export * from './langchain'; export * from './domain/money';"],
		['LangChain in src/langchain', 'src/langchain/a.ts', "import { A } from '@langchain/core/messages';"],
		[
			'the public parts in a node',
			'nodes/A/a.ts',
			"import { a } from '../../src'; import b from '../../src/langchain';",
		],
		['words of the domain in a node', 'nodes/A/a.ts', "import { TASK_IDS } from '../../src/domain/task';"],
		[
			'the front door of a folder in a node',
			'nodes/A/a.ts',
			"import { STRATEGIES } from '../../src/routing';",
		],
		['the clock in src/system', 'src/system/a.ts', 'export const a = () => Date.now();'],
		['a given instant', 'src/ledger/a.ts', 'export const a = (ms: number) => new Date(ms).toISOString();'],
	];

	it.each(TAKEN)('takes %s', (_what, path, source) => {
		expect(violationsOf(path, source)).toEqual([]);
	});

	it('tells type imports from value imports', () => {
		const source = "import { type A, type B } from './a'; import { type C, d } from './b'; import './c';";
		expect(importsOf('src/a.ts', source).map(({ typeOnly }) => typeOnly)).toEqual([true, false, false]);
	});

	it('finds a cycle through an index and a type import', () => {
		const cycle = findCycle(
			new Map([
				['src/a/index.ts', "export * from './b';"],
				['src/a/b.ts', "import type { C } from '../c';"],
				['src/c.ts', "import { b } from './a';"],
			]),
		);
		expect(cycle).toEqual(['src/a/index.ts', 'src/a/b.ts', 'src/c.ts', 'src/a/index.ts']);
	});
});
