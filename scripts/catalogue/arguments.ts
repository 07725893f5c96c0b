import type { SourceName } from './types';

/** Where to take a source from: a file or an https URL, and the day of the copy when it is known. */
export interface SourceArgument {
	name: SourceName;
	from: string;
	date?: string;
}

/** The options of the update script. */
export interface Options {
	sources: SourceArgument[];
	out: string;
	report: string;
	asOf: string;
	allowShrink: boolean;
}

/** How the script is called. */
export const USAGE = `tsx scripts/catalogue/update.ts --genai-prices FROM --models-dev FROM --litellm FROM --openrouter FROM
  [--pi-ai FROM] [--out src/catalogue/data] [--report docs/catalogue-report.md] [--as-of YYYY-MM-DD] [--allow-shrink]
  FROM is a file or an https URL; "FROM#YYYY-MM-DD" gives the day of the copy where the file name does not tell it.`;

const SOURCE_FLAGS: Readonly<Record<string, SourceName>> = {
	'--genai-prices': 'genai-prices',
	'--models-dev': 'models.dev',
	'--litellm': 'litellm',
	'--openrouter': 'openrouter',
	'--pi-ai': 'pi-ai',
};
const MIN_SOURCES = 3;

/** Reads the command line; on a mistake the problem in words. */
export function parseArguments(words: readonly string[]): Options | { problem: string } {
	const options: Options = {
		sources: [],
		out: 'src/catalogue/data',
		report: 'docs/catalogue-report.md',
		asOf: new Date().toISOString().slice(0, 10),
		allowShrink: false,
	};
	for (let index = 0; index < words.length; index += 1) {
		const flag = words[index] ?? '';
		if (flag === '--allow-shrink') {
			options.allowShrink = true;
			continue;
		}
		index += 1;
		const value = words[index];
		if (value === undefined || !applyFlag(options, flag, value))
			return { problem: `Unknown or unfinished option ${flag}.` };
	}
	return options.sources.length < MIN_SOURCES
		? { problem: `At least ${MIN_SOURCES} sources are needed, got ${options.sources.length}.` }
		: options;
}

function applyFlag(options: Options, flag: string, value: string): boolean {
	const name = SOURCE_FLAGS[flag];
	if (name) {
		const [from = '', date] = value.split('#');
		options.sources.push({ name, from, ...(date ? { date } : {}) });
		return true;
	}
	if (flag === '--out') options.out = value;
	else if (flag === '--report') options.report = value;
	else if (flag === '--as-of') options.asOf = value;
	else return false;
	return true;
}
