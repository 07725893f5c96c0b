import { posix } from 'node:path';
import ts from 'typescript';
import layers from './check-layers.json';

/** Packages that the core may import; everything else reaches it through a port. */
const CORE_PACKAGES = [/^zod($|\/)/];
const LANGCHAIN = /^(@langchain\/|langchain($|\/))/;
const LANGCHAIN_CORE = /^@langchain\/core(\/|$)/;
/**
 * What nodes may import: each other, the shared words of src/domain, src/langchain and src/system, and every other
 * folder of the core through its front door (its index) only. src/index alone would not do: it loads LangChain, which
 * an n8n that is too old does not have, and a node that cannot be loaded could not say so.
 */
const NODES_MAY_IMPORT =
	/^((nodes|credentials|src\/(domain|langchain|system))(\/|$)|src(\/[^/.]+)?(\/index)?$)/;

/** One import, export-from, dynamic import, require or import type of a file. */
export interface ImportArrow {
	readonly specifier: string;
	readonly typeOnly: boolean;
}

function parse(path: string, source: string): ts.SourceFile {
	return ts.createSourceFile(path, source, ts.ScriptTarget.Latest, true);
}

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
	see(node);
	node.forEachChild((child) => visit(child, see));
}

function isTypeOnlyImport({ importClause }: ts.ImportDeclaration): boolean {
	if (!importClause) return false;
	if (importClause.isTypeOnly) return true;
	const { name, namedBindings } = importClause;
	if (name || !namedBindings || !ts.isNamedImports(namedBindings)) return false;
	return namedBindings.elements.length > 0 && namedBindings.elements.every((element) => element.isTypeOnly);
}

function isModuleCall(node: ts.Node): node is ts.CallExpression {
	if (!ts.isCallExpression(node)) return false;
	const { expression } = node;
	return (
		expression.kind === ts.SyntaxKind.ImportKeyword ||
		(ts.isIdentifier(expression) && expression.text === 'require')
	);
}

function arrowOf(node: ts.Node): { from: ts.Node | undefined; typeOnly: boolean } | undefined {
	if (ts.isImportDeclaration(node)) return { from: node.moduleSpecifier, typeOnly: isTypeOnlyImport(node) };
	if (ts.isExportDeclaration(node)) return { from: node.moduleSpecifier, typeOnly: node.isTypeOnly };
	if (ts.isExternalModuleReference(node)) return { from: node.expression, typeOnly: false };
	if (isModuleCall(node)) return { from: node.arguments[0], typeOnly: false };
	if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) {
		return { from: node.argument.literal, typeOnly: true };
	}
	return undefined;
}

/** Every way in which a file names another module. */
export function importsOf(path: string, source: string): ImportArrow[] {
	const found: ImportArrow[] = [];
	visit(parse(path, source), (node) => {
		const arrow = arrowOf(node);
		if (arrow?.from && ts.isStringLiteralLike(arrow.from)) {
			found.push({ specifier: arrow.from.text, typeOnly: arrow.typeOnly });
		}
	});
	return found;
}

/** The path a relative import means, from the project's root and without ending; undefined for packages. */
export function targetOf(path: string, specifier: string): string | undefined {
	if (!specifier.startsWith('.')) return undefined;
	return posix
		.join(posix.dirname(path), specifier)
		.replace(/\.(ts|js)$/, '')
		.replace(/\/$/, '');
}

const allowed: Readonly<Record<string, readonly string[] | undefined>> = layers;

function layerOf(path: string): string | undefined {
	return /^src\/([^/]+)(\/|$)/.exec(path)?.[1];
}

function judgeCoreImport(path: string, { specifier }: ImportArrow): string | undefined {
	const layer = layerOf(path) ?? '';
	const below = allowed[layer];
	const target = targetOf(path, specifier);
	if (target === undefined) {
		if (CORE_PACKAGES.some((pattern) => pattern.test(specifier))) return undefined;
		if (layer === 'langchain' && LANGCHAIN_CORE.test(specifier)) return undefined;
		return 'the core imports only zod, and src/langchain also @langchain/core';
	}
	if (!target.startsWith('src/')) return 'the core imports nothing outside src';
	const to = layerOf(target) ?? '';
	// Files directly in src are the public surface: they may gather from every folder.
	if (!below) return undefined;
	return to === layer || below.includes(to)
		? undefined
		: `src/${layer} may import ${below.join(', ') || 'nothing'}`;
}

function judgeNodeImport(path: string, { specifier }: ImportArrow): string | undefined {
	const target = targetOf(path, specifier);
	if (target === undefined)
		return LANGCHAIN.test(specifier) ? 'only src/langchain names LangChain' : undefined;
	if (NODES_MAY_IMPORT.test(target)) return undefined;
	return 'nodes import src/domain, src/langchain, src/system and the index of the other folders';
}

const AMBIENT_MEMBERS = /^(Date\.now|Math\.random|performance\.\w+|crypto\.(randomUUID|getRandomValues))$/;

function ambientUse(node: ts.Node): string | undefined {
	if (ts.isPropertyAccessExpression(node) && ts.isIdentifier(node.expression)) {
		const text = `${node.expression.text}.${node.name.text}`;
		return AMBIENT_MEMBERS.test(text) ? text : undefined;
	}
	if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
		return node.expression.text === 'Date' && !node.arguments?.length ? 'new Date()' : undefined;
	}
	if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression)) return undefined;
	return ['fetch', 'Date'].includes(node.expression.text) ? `${node.expression.text}()` : undefined;
}

/** What a file of src or nodes does against the layers, one line each. Paths are posix, from the project's root. */
export function violationsOf(path: string, source: string): string[] {
	const inCore = path.startsWith('src/');
	const judge = inCore ? judgeCoreImport : judgeNodeImport;
	const problems = importsOf(path, source).flatMap((arrow) => {
		const rule = judge(path, arrow);
		return rule === undefined ? [] : [`${path} imports ${arrow.specifier}: ${rule}.`];
	});
	if (!inCore || layerOf(path) === 'system') return problems;
	visit(parse(path, source), (node) => {
		const use = ambientUse(node);
		if (use !== undefined)
			problems.push(`${path} uses ${use}: time, chance and network come in through a port.`);
	});
	return problems;
}

/** The first import cycle among the files, types included, as the paths along it; undefined when there is none. */
export function findCycle(sources: ReadonlyMap<string, string>): readonly string[] | undefined {
	const done = new Set<string>();
	const follow = (path: string, trail: readonly string[]): readonly string[] | undefined => {
		if (trail.includes(path)) return [...trail.slice(trail.indexOf(path)), path];
		if (done.has(path)) return undefined;
		for (const { specifier } of importsOf(path, sources.get(path) ?? '')) {
			const target = targetOf(path, specifier);
			const next = [`${target}.ts`, `${target}/index.ts`].find((file) => sources.has(file));
			const cycle = next === undefined ? undefined : follow(next, [...trail, path]);
			if (cycle) return cycle;
		}
		done.add(path);
		return undefined;
	};
	for (const path of sources.keys()) {
		const cycle = follow(path, []);
		if (cycle) return cycle;
	}
	return undefined;
}
