import { FIELD_SEPARATOR } from '../../src/catalogue/format';
import { roundedAmounts, usdPerMtokText } from './amount';
import type { Built, CatalogueFile } from './build';
import type { Refusal, SourceRow } from './types';

const PRICE_FIELD = 5;
const LISTED_DISPUTES = 60;
const LISTED_REFUSALS = 12;

/** The share of models or of prices that would be lost against the previous catalogue, 0..1. */
export function shrinkage(previous: CatalogueFile, next: CatalogueFile): number {
	const before = countRows(previous);
	const after = countRows(next);
	return Math.max(0, 1 - after.rows / before.rows, 1 - after.priced / before.priced);
}

/** Rows and priced rows of a catalogue. */
function countRows(file: CatalogueFile): { rows: number; priced: number } {
	const rows = Object.values(file.providers).flat();
	return { rows: rows.length, priced: rows.filter((row) => row.split(FIELD_SEPARATOR)[PRICE_FIELD]).length };
}

/** The report as Markdown: what was taken, what agreed, what was refused and why. */
export function makeReport(built: Built, previous: CatalogueFile | undefined, bytes: number): string {
	return [
		'# Catalogue report',
		`Written by \`npm run catalogue:update\`; as of ${built.file.builtOn}.`,
		totals(built, previous, bytes),
		sources(built),
		agreement(built),
		providers(built),
		refusals(built.refusals),
		disputes(built),
		rounded(),
	]
		.join('\n\n')
		.concat('\n');
}

function totals(built: Built, previous: CatalogueFile | undefined, bytes: number): string {
	const { rows, priced } = countRows(built.file);
	const before = previous ? countRows(previous) : undefined;
	const change = before ? ` (before: ${before.rows} and ${before.priced})` : '';
	return `${rows} models, ${priced} with a price${change}, ${Math.round(bytes / 1000)} kB on disk.`;
}

function sources(built: Built): string {
	const used = (name: string): number =>
		built.merged.filter(({ row }) => row.sources.some((source) => source === name)).length;
	const lines = Object.values(built.file.sources).map(
		({ name, date }) => `| ${name} | ${date} | ${used(name)} |`,
	);
	return ['| source | copy of | prices it carries |', '|---|---|---|', ...lines].join('\n');
}

function agreement(built: Built): string {
	const shared = built.merged.filter(({ choice }) => (choice?.families ?? 0) > 1);
	const isWhole = shared.filter(({ choice }) => choice?.dissenters.length === 0).length;
	const byStanding = (standing: string): number =>
		built.merged.filter(({ row }) => row.standing === standing).length;
	const confirmed = shared.filter(({ row }) => row.standing === 'agreed').length;
	return [
		`Two or more independent sources price ${shared.length} models: on ${percent(isWhole, shared.length)} all agree within 1 %,`,
		`on ${percent(confirmed, shared.length)} at least two do and no newer source objects.`,
		`Standing: ${byStanding('agreed')} agreed, ${byStanding('single_source')} from a single source, ${byStanding('disputed')} disputed.`,
	].join('\n');
}

function providers(built: Built): string {
	const lines = Object.entries(built.file.providers).map(([name, rows]) => {
		const priced = rows.filter((row) => row.split(FIELD_SEPARATOR)[PRICE_FIELD]).length;
		return `| ${name} | ${rows.length} | ${priced} |`;
	});
	return ['## Providers', '', '| provider | models | with a price |', '|---|---|---|', ...lines].join('\n');
}

function refusals(all: readonly Refusal[]): string {
	const reasons = [...new Set(all.map((each) => each.reason))].sort();
	const sections = reasons.map((reason) => {
		const found = all.filter((each) => each.reason === reason);
		const shown = found.slice(0, reason === 'off_by_orders' ? found.length : LISTED_REFUSALS);
		const lines = shown.map(
			(each) => `- ${each.source}: \`${each.provider}\` \`${each.id}\`, ${each.detail}`,
		);
		const rest = found.length - shown.length;
		return [`### ${reason}: ${found.length}`, '', ...lines, ...(rest > 0 ? [`- and ${rest} more`] : [])].join(
			'\n',
		);
	});
	return [`## Refused: ${all.length}`, ...sections].join('\n\n');
}

function disputes(built: Built): string {
	const found = built.merged.filter(({ row }) => row.standing === 'disputed');
	const lines = found.slice(0, LISTED_DISPUTES).map(({ row, choice }) => {
		const cells = [choice?.carriers ?? [], choice?.dissenters ?? []].map((rows) =>
			rows.map(priceCell).join('; '),
		);
		return `| ${row.provider} | ${row.id} | ${cells.join(' | ')} |`;
	});
	const rest = Math.max(0, found.length - LISTED_DISPUTES);
	return [
		`## Disputed: ${found.length}`,
		'',
		'USD per million tokens, input / output.',
		'',
		'| provider | model | stands | says otherwise |',
		'|---|---|---|---|',
		...lines,
		...(rest > 0 ? ['', `And ${rest} more.`] : []),
	].join('\n');
}

function priceCell(row: SourceRow): string {
	const { inputPico = 0, outputPico = 0 } = row.price?.rates ?? {};
	return `${row.source} ${usdPerMtokText(inputPico)} / ${usdPerMtokText(outputPico)}`;
}

function rounded(): string {
	return `## Rounded\n\n${roundedAmounts.size} published amounts are finer than 10⁻⁶ USD per million tokens and were rounded to it.`;
}

function percent(part: number, whole: number): string {
	return whole === 0 ? '0 %' : `${((100 * part) / whole).toFixed(1)} %`;
}
