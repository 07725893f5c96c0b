import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, resolve } from 'node:path';
import { ConfigurationError, routeModel } from '../../src';
import { STRATEGY_IDS } from '../../src/domain/decision';
import { checkStrategy } from '../../src/routing';
import { thrown } from '../support/rejection';
import { ScriptedChatModel } from '../support/scripted-model';

const ROOT = resolve(__dirname, '..', '..');
/** Folders whose pages are the project's own. */
const FOLDERS = ['docs', 'examples', 'credentials'];

const PAGES = [
	...readdirSync(ROOT).filter((name) => name.endsWith('.md')),
	...FOLDERS.flatMap((folder) =>
		readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
			.filter((name) => name.endsWith('.md'))
			.map((name) => posix.join(folder, name)),
	),
];

/** Targets of links and pictures that lie in this repository, from its root, with their anchors. */
function targetsOf(page: string, text: string): Array<{ readonly path: string; readonly anchor: string }> {
	return [...text.matchAll(/\]\(([^)\s]+)\)/g)]
		.map(([, target = '']) => target)
		.filter((target) => !/^[a-z]+:/.test(target))
		.map((target) => {
			const [path = '', anchor = ''] = target.split('#');
			return { path: path === '' ? page : posix.normalize(posix.join(dirname(page), path)), anchor };
		});
}

/** The anchors that GitHub gives the headings of a page. */
function anchorsOf(text: string): string[] {
	return [...text.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
		title
			.toLowerCase()
			.replace(/[^\p{L}\p{N}\- _]/gu, '')
			.replaceAll(' ', '-'),
	);
}

const read = (page: string) => readFileSync(join(ROOT, page), 'utf8');

/** What a link of a page points at and is not there. */
function brokenIn(page: string, text: string): string[] {
	return targetsOf(page, text)
		.filter(({ path, anchor }) => {
			if (!existsSync(join(ROOT, path))) return true;
			return anchor !== '' && path.endsWith('.md') && !anchorsOf(read(path)).includes(anchor);
		})
		.map(({ path, anchor }) => [path, anchor].filter((part) => part !== '').join('#'));
}

/** Paths of the repository that a page names in its text, such as `src/ledger/cost.ts`. */
function namedPathsIn(text: string): string[] {
	return [...text.matchAll(/`((?:src|nodes|test|tools|bench|scripts|training|docs)\/[\w./-]+)`/g)].map(
		([, path = '']) => path,
	);
}

describe('the pages', () => {
	it.each(PAGES)('%s links and names nothing that is not there', (page) => {
		const text = read(page);
		expect(brokenIn(page, text)).toEqual([]);
		expect(namedPathsIn(text).filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
	});

	it('can all be reached from the README or CONTRIBUTING', () => {
		const seen = new Set(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'credentials/README.md']);
		for (const page of seen) {
			for (const { path } of targetsOf(page, read(page))) {
				const pages = PAGES.filter((known) => known === path || dirname(known) === path);
				for (const found of pages) seen.add(found);
			}
		}
		expect(PAGES.filter((page) => !seen.has(page))).toEqual([]);
	});

	it('show every picture there is', () => {
		const shown = PAGES.flatMap((page) => targetsOf(page, read(page)).map(({ path }) => path));
		const images = readdirSync(join(ROOT, 'docs', 'images')).map((name) => `docs/images/${name}`);
		expect(images.filter((image) => !shown.includes(image))).toEqual([]);
	});
});

it('a broken link, anchor or picture would be found', () => {
	const text = '[a](docs/nowhere.md) [b](docs/policies.md#nowhere) ![c](docs/images/none.png) [d](#limits)';
	expect(brokenIn('README.md', text)).toEqual([
		'docs/nowhere.md',
		'docs/policies.md#nowhere',
		'docs/images/none.png',
	]);
});

describe('docs/langchain.md', () => {
	const page = read('docs/langchain.md');
	const models = [new ScriptedChatModel([])];

	it('names every setting of a router', async () => {
		const given: Readonly<Record<string, unknown>> = { nonsense: true };
		const error = await thrown(ConfigurationError, () => routeModel({ models, ...given }));
		const known = error.message.replace(/^.* only /, '').split(', ');
		expect(known.length).toBeGreaterThan(10);
		expect(known.filter((name) => !page.includes(`| \`${name}\` |`))).toEqual([]);
	});

	it.each(STRATEGY_IDS)('names the settings of %s with their defaults', (id) => {
		const row = page.split('\n').find((line) => line.startsWith(`| \`${id}\` |`));
		expect(row).toBeDefined();
		const rows = id === 'taskMatrix' ? { rows: [] } : {};
		const settings = Object.entries(checkStrategy({ id, ...rows })).filter(([name]) => name !== 'id');
		for (const [name, value] of settings) {
			const shown = JSON.stringify(value).replaceAll('"', "'");
			expect(row?.replace(/[{} ]/g, '')).toContain(
				id === 'taskMatrix' ? name : `${name}:${shown.replace(/'(\w+)':/g, '$1:').replace(/[{} ]/g, '')}`,
			);
		}
	});
});
