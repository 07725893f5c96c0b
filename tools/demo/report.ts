import { FAILURE_RULES } from '../../src/domain/failure';
import { formatUsd, type PicoUsd } from '../../src/domain/money';
import type { PromptResult } from './results';
import { type Column, renderTable } from './table';

const COLUMNS: readonly Column[] = [
	{ title: 'Prompt' },
	{ title: 'Task' },
	{ title: 'Answered by' },
	{ title: 'Tries', numeric: true },
	{ title: 'Tokens', numeric: true },
	{ title: 'Cost USD', numeric: true },
	{ title: 'Saved USD', numeric: true },
];

const DECIMALS = 7;
const UNKNOWN = '?';

/** A fixed number of decimals, so that amounts stand below each other; unknown is shown as such. */
function shown(amount: PicoUsd | undefined): string {
	if (amount === undefined) return UNKNOWN;
	const [whole = '0', fraction = ''] = formatUsd(amount).split('.');
	return `${whole}.${fraction.padEnd(DECIMALS, '0')}`;
}

function total(amounts: ReadonlyArray<PicoUsd | undefined>): string {
	const known = amounts.filter((amount) => amount !== undefined);
	const sum = shown(known.reduce((left, right) => left + right, 0n));
	return known.length < amounts.length ? `>=${sum}` : sum;
}

/** The table of all prompts with their totals, fitted to a terminal of so many columns. */
export function resultTable(results: readonly PromptResult[], width: number): string {
	const sum = (of: (result: PromptResult) => number): number =>
		results.reduce((left, result) => left + of(result), 0);
	const rows = results.map((result) => [
		result.prompt,
		result.task,
		result.model,
		String(result.attempts.length),
		`${result.inputTokens}/${result.outputTokens}`,
		shown(result.cost),
		shown(result.saved),
	]);
	const totals = [
		`${results.length} prompts`,
		'',
		'',
		String(sum(({ attempts }) => attempts.length)),
		`${sum(({ inputTokens }) => inputTokens)}/${sum(({ outputTokens }) => outputTokens)}`,
		total(results.map(({ cost }) => cost)),
		total(results.map(({ saved }) => saved)),
	];
	return renderTable(COLUMNS, [...rows, totals], { width });
}

/** One line for each prompt whose first model failed: who failed, why, and who took over. */
export function fallbackLines(results: readonly PromptResult[]): string[] {
	return results.flatMap(({ attempts, model }, index) => {
		const failed = attempts.filter(({ outcome }) => outcome === 'failed');
		if (failed.length === 0) return [];
		const trail = failed.map(({ model: name, failure, httpStatus }) => {
			const status = httpStatus === undefined ? '' : ` (HTTP ${httpStatus})`;
			return `${name} ${failure ? FAILURE_RULES[failure].label : 'failed'}${status}`;
		});
		return [`Prompt ${index + 1} fell back: ${trail.join(', ')}; ${model} took over.`];
	});
}
