import { join } from 'node:path';

/** The page that shows the round trips. */
export const DOC = join(__dirname, '../../../../docs/history-repair.md');

const BEGIN = '<!-- round trips: made by test/unit/langchain/history/write-table.ts -->\n';
const END = '<!-- end of round trips -->';

/** The page with the table put in its place. */
export function withTable(page: string, table: string): string {
	const [before, rest = ''] = page.split(BEGIN);
	const after = rest.split(END)[1];
	if (after === undefined) throw new Error(`${DOC} has no place for the table; keep its two marks.`);
	return `${before}${BEGIN}\n${table}\n${END}${after}`;
}
