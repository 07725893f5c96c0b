import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArguments, USAGE } from './arguments';
import { buildCatalogue } from './build';
import { readPrevious, readSource } from './files';
import { makeReport, shrinkage } from './report';

const MAX_SHRINKAGE = 0.1;

/**
 * Writes `catalogue.json` and the report. Exits with 1, and leaves the catalogue as it is, when it would lose more
 * than a tenth of its models or of its prices.
 */
async function main(): Promise<number> {
	const options = parseArguments(process.argv.slice(2));
	if ('problem' in options) {
		console.error(`${options.problem}\n${USAGE}`);
		return 1;
	}
	const files = await Promise.all(options.sources.map(readSource));
	const built = buildCatalogue(files, options.asOf);
	const path = join(options.out, 'catalogue.json');
	const previous = readPrevious(path);
	const text = `${JSON.stringify(built.file, null, 2)}\n`;
	const report = makeReport(built, previous, Buffer.byteLength(text));
	console.log(report);
	const lost = previous ? shrinkage(previous, built.file) : 0;
	if (lost > MAX_SHRINKAGE && !options.allowShrink) {
		console.error(
			`The catalogue would lose ${(lost * 100).toFixed(1)} %; nothing written. Use --allow-shrink to accept.`,
		);
		return 1;
	}
	mkdirSync(options.out, { recursive: true });
	writeFileSync(path, text);
	writeFileSync(options.report, report);
	return 0;
}

void main().then((code) => {
	process.exitCode = code;
});
