import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Verdict } from './judge';

const ROOT = join(__dirname, '..', '..');
const DOC = join(ROOT, 'docs', 'failover.md');
const N8N = join(__dirname, 'n8n.json');

/** One scenario's verdicts over its modes and makers, for each subject. */
export interface Row {
	readonly scenario: string;
	readonly verdicts: readonly (readonly Verdict[])[];
}

const GRADES = ['fail', 'partial', 'pass'] as const;

/** The worst grade, and how many calls it befell and why. */
export function summary(verdicts: readonly Verdict[]): string {
	const worst = worstOf(verdicts);
	if (worst === 'pass') return 'pass';
	const those = verdicts.filter(({ grade }) => grade === worst);
	const reasons = [...new Set(those.map(({ reason }) => reason))].join('; ');
	return `${worst}, ${those.length} of ${verdicts.length}: ${reasons}`;
}

/** The worst grade among verdicts. */
export function worstOf(verdicts: readonly Verdict[]): Verdict['grade'] {
	return GRADES.find((wanted) => verdicts.some(({ grade }) => grade === wanted)) ?? 'pass';
}

/** What was measured of n8n's own fallback by other means: scenario names with a text each. */
function n8nColumn(): ReadonlyMap<string, string> {
	if (!existsSync(N8N)) return new Map();
	return new Map(Object.entries(JSON.parse(readFileSync(N8N, 'utf8')) as Record<string, string>));
}

/** The comparison as a table in Markdown, with the sums in its last row. */
export function tableOf(titles: readonly string[], rows: readonly Row[]): string {
	const n8n = n8nColumn();
	const lines = rows.map(({ scenario, verdicts }) => [
		scenario,
		...verdicts.map(summary),
		n8n.get(scenario) ?? 'not measured here',
	]);
	const sums = titles.map((_title, index) =>
		GRADES.toReversed()
			.map((grade) => {
				const count = rows.filter(({ verdicts }) => worstOf(verdicts[index] ?? []) === grade).length;
				return `${count} ${grade}`;
			})
			.join(', '),
	);
	const head = ['scenario', ...titles, "n8n's own fallback"];
	return [head, head.map(() => '---'), ...lines, [`${rows.length} scenarios`, ...sums, '']]
		.map((cells) => `| ${cells.join(' | ')} |`)
		.join('\n');
}

/** Replaces what stands between the marks of a part of docs/failover.md. */
export function writePart(name: string, text: string): void {
	const page = readFileSync(DOC, 'utf8');
	const [begin, end] = [`<!-- ${name}: begin -->`, `<!-- ${name}: end -->`];
	const [before, after] = [page.indexOf(begin), page.indexOf(end)];
	if (before < 0 || after < before) throw new Error(`docs/failover.md has no part "${name}".`);
	writeFileSync(DOC, `${page.slice(0, before + begin.length)}\n\n${text}\n\n${page.slice(after)}`);
}
