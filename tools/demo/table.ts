/** One column: its title, and whether its cells are numbers, which stand at the right. */
export interface Column {
	readonly title: string;
	readonly numeric?: boolean;
}

const GAP = '  ';

/** Cuts a text to so many characters, with an ellipsis for what is gone; counts characters, not UTF-16 units. */
export function cut(text: string, length: number): string {
	const characters = [...text.replace(/\s+/g, ' ').trim()];
	return characters.length <= length ? characters.join('') : `${characters.slice(0, length - 1).join('')}…`;
}

function pad(text: string, width: number, numeric: boolean | undefined): string {
	const space = ' '.repeat(Math.max(0, width - [...text].length));
	return numeric ? space + text : text + space;
}

/**
 * An aligned table with a rule below the titles and above the last row, which holds the totals. The first column is
 * cut so that lines keep within `width`, to no less than `minFirst` and no more than `maxFirst` characters.
 */
export function renderTable(
	columns: readonly Column[],
	rows: ReadonlyArray<readonly string[]>,
	{ width, minFirst = 20, maxFirst = 40 }: { width: number; minFirst?: number; maxFirst?: number },
): string {
	const widths = columns.map(({ title }, index) =>
		Math.max(title.length, ...rows.map((row) => [...(row[index] ?? '')].length)),
	);
	const others = widths.slice(1).reduce((sum, other) => sum + other + GAP.length, 0);
	const room = Math.min(maxFirst, Math.max(minFirst, width - others));
	widths[0] = Math.min(widths[0] ?? 0, room);
	const line = (cells: readonly string[]): string =>
		cells
			.map((cell, index) =>
				pad(index === 0 ? cut(cell, room) : cell, widths[index] ?? 0, columns[index]?.numeric),
			)
			.join(GAP)
			.trimEnd();
	const rule = '-'.repeat(widths.reduce((sum, each) => sum + each, 0) + GAP.length * (widths.length - 1));
	const body = rows.map(line);
	const totals = body.pop() ?? '';
	return [line(columns.map(({ title }) => title)), rule, ...body, rule, totals].join('\n');
}
