import type { Link, NodeSpec } from './workflow-types';

/** Canvas units; n8n draws a plain node 96 wide and snaps to a grid of 16. */
const COLUMN = 208;
const ROW = 192;
/** A node with sub-nodes is drawn wider than a plain one. */
const WIDE = 160;

type Position = readonly [x: number, y: number];

interface Layout {
	readonly links: readonly Link[];
	readonly placed: Map<string, Position>;
}

function subNodesOf(name: string, links: readonly Link[]): string[] {
	const found = links.filter((link) => link.to === name && link.type !== 'main');
	return [...found].sort((a, b) => a.inputIndex - b.inputIndex).map((link) => link.from);
}

/** How many columns a node and everything below it take. */
function widthOf(name: string, links: readonly Link[], seen: ReadonlySet<string> = new Set()): number {
	if (seen.has(name)) return 0;
	const below = new Set([...seen, name]);
	const children = subNodesOf(name, links);
	return Math.max(
		1,
		children.reduce((sum, child) => sum + widthOf(child, links, below), 0),
	);
}

/** Places the sub-nodes of `name` side by side below it, then theirs. */
function placeBelow(name: string, left: number, y: number, layout: Layout): void {
	let column = left;
	for (const child of subNodesOf(name, layout.links)) {
		if (layout.placed.has(child)) continue;
		const width = widthOf(child, layout.links);
		layout.placed.set(child, [column + ((width - 1) * COLUMN) / 2, y]);
		placeBelow(child, column, y + ROW, layout);
		column += width * COLUMN;
	}
}

function mainDepth(name: string, links: readonly Link[], seen: readonly string[] = []): number {
	if (seen.includes(name)) return 0;
	const before = links.filter((link) => link.to === name && link.type === 'main').map((link) => link.from);
	return Math.max(0, ...before.map((parent) => mainDepth(parent, links, [...seen, name]) + 1));
}

/**
 * Positions for all nodes: the main flow from left to right, one row per branch, sub-nodes below the node they
 * serve, in the order of its inputs. Positions given by hand are kept.
 */
export function layOut(nodes: readonly NodeSpec[], links: readonly Link[]): ReadonlyMap<string, Position> {
	const layout: Layout = { links, placed: new Map() };
	const isSubNode = (name: string): boolean =>
		links.some((link) => link.from === name && link.type !== 'main');
	const main = nodes.filter((node) => !isSubNode(node.name));
	const byDepth = [...main].sort((a, b) => mainDepth(a.name, links) - mainDepth(b.name, links));
	const rowsAtDepth = new Map<number, number>();
	const columnAtDepth = new Map<number, number>([[0, 0]]);
	for (const node of byDepth) {
		const depth = mainDepth(node.name, links);
		const row = rowsAtDepth.get(depth) ?? 0;
		const x = columnAtDepth.get(depth) ?? 0;
		const width = widthOf(node.name, links);
		const extra = subNodesOf(node.name, links).length > 0 ? Math.max(WIDE, (width - 1) * COLUMN) : 0;
		layout.placed.set(node.name, [x, row * ROW * 2]);
		placeBelow(node.name, x, row * ROW * 2 + ROW, layout);
		rowsAtDepth.set(depth, row + 1);
		columnAtDepth.set(depth + 1, Math.max(columnAtDepth.get(depth + 1) ?? 0, x + COLUMN + extra));
	}
	for (const node of nodes) if (node.position !== undefined) layout.placed.set(node.name, node.position);
	return layout.placed;
}
