/**
 * Prints how well tasks and difficulty are told: `npm run bench:classify -- --data <dir>`, where the folder holds
 * `tasks/` and `routellm/`. `--write` also writes docs/benchmarks/classification.md.
 */
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { TASK_IDS } from '../../src/domain/task';
import type { HeldOut } from '../../training/calibration';
import type { Example } from '../../training/examples';
import { crossValidate } from '../../training/folds';
import { accuracy, calibrationError, macroF1 } from '../../training/metrics';
import { readPublicSets } from '../../training/public-data';
import { drawFrom, OUR_SETS, trainingExamples, weigh } from '../../training/training-set';
import { SETTINGS, type Weighted } from '../../training/fit';
import { vectorOf } from '../../training/vectors';
import { measureDifficulty } from './difficulty';
import { asShipped, byWordLists, trainedApart, type Verdict, verdictsOf } from './evaluate';
import { measureSpeed } from './speed';

const ROOT = resolve(__dirname, '..', '..');

const f1 = (rows: readonly Verdict[]): string =>
	`${macroF1(rows, false).toFixed(3)} | ${macroF1(rows, true).toFixed(3)}`;

/** One line per language and one for all; each column is told the rows of its line. */
function languageTable(
	rows: readonly Verdict[],
	columns: readonly (readonly [head: string, cell: (ofLine: (row: Verdict) => boolean) => string])[],
): string[] {
	const languages = Array.from(new Set(rows.map(({ example }) => example.language))).sort();
	const line = (name: string, ofLine: (row: Verdict) => boolean): string =>
		`| ${name} | ${rows.filter(ofLine).length} | ${columns.map(([, cell]) => cell(ofLine)).join(' | ')} |`;
	const heads = columns.map(([head]) => head).join(' | ');
	return [
		`| language | requests | ${heads} |`,
		`|${'---|'.repeat(heads.split('|').length + 2)}`,
		...languages.map((language) => line(language, ({ example }) => example.language === language)),
		line('all', () => true),
	];
}

/** The corpus in five folds, beside what the word lists alone say. */
function corpusTable(rows: readonly Verdict[], baseline: readonly Verdict[]): string[] {
	return languageTable(rows, [
		['macro-F1 strict | lenient', (of) => f1(rows.filter(of))],
		['accuracy', (of) => accuracy(rows.filter(of), false).toFixed(3)],
		['ECE', (of) => calibrationError(rows.filter(of)).toFixed(3)],
		['word lists alone, strict', (of) => macroF1(baseline.filter(of), false).toFixed(3)],
	]);
}

/** The natural requests in five folds, and by a model that saw none of them. */
function naturalTable(folds: readonly Verdict[], trained: readonly Weighted[]): string[] {
	const isNatural = ({ vector }: Weighted): boolean => vector.example.set === 'natural';
	const vectors = trained.filter(isNatural).map(({ vector }) => vector);
	const others = trained.filter((example) => !isNatural(example));
	const apart = trainedApart(others, vectors);
	return languageTable(folds, [
		['five folds, strict | lenient', (of) => f1(folds.filter(of))],
		['accuracy', (of) => accuracy(folds.filter(of), false).toFixed(3)],
		['ECE', (of) => calibrationError(folds.filter(of)).toFixed(3)],
		['all left out, strict | lenient', (of) => f1(apart.filter(of))],
	]);
}

/** Rows the truth, columns what was said, in per cent of the row; shares below one per cent are left out. */
function confusion(rows: readonly Verdict[]): string[] {
	const tasks = TASK_IDS.filter((task) => rows.some(({ truth }) => truth === task));
	const share = (truth: string, said: string): string => {
		const own = rows.filter((row) => row.truth === truth);
		const percent = Math.round((100 * own.filter((row) => row.said === said).length) / own.length);
		return percent === 0 ? '' : `${percent}`;
	};
	return [
		`| truth \\ said | ${tasks.map((task) => task.slice(0, 5)).join(' | ')} |`,
		`|---|${'---|'.repeat(tasks.length)}`,
		...tasks.map((truth) => `| ${truth} | ${tasks.map((said) => share(truth, said)).join(' | ')} |`),
	];
}

function publicTable(
	everything: readonly Example[],
	trained: readonly Weighted[],
	folds: readonly Verdict[],
): string[] {
	const vectors = everything.map(vectorOf);
	const own = trained.filter(({ vector }) => OUR_SETS.has(vector.example.set));
	const byOwn = trainedApart(own, vectors);
	const lines = Array.from(new Set(everything.map(({ set }) => set))).map((set) => {
		const ofSet = (row: { readonly example: Example }): boolean => row.example.set === set;
		const rows = vectors.filter(ofSet);
		if (rows.some(({ example }) => example.toolSchemaChars !== undefined)) {
			const shipped = asShipped(rows.map(({ example }) => example));
			return `| ${set} (with tools) | ${rows.length} | by shape: ${f1(shipped)} | | | | | | |`;
		}
		const others = everything.filter((example) => example.set !== set);
		const without = [...own, ...drawFrom(others, SETTINGS.publicPerTask).map(weigh)];
		const inSet = folds.filter(ofSet);
		return (
			`| ${set} | ${rows.length} | ${f1(inSet)} | ${calibrationError(inSet).toFixed(3)} | ` +
			`${f1(trainedApart(without, rows))} | ${f1(byOwn.filter(ofSet))} | ${f1(byWordLists(rows))} |`
		);
	});
	const head =
		'five folds | lenient | ECE | set left out | lenient | own only | lenient | word lists | lenient';
	return [`| set | prompts | ${head} |`, `|---|---|${'---|'.repeat(9)}`, ...lines];
}

/** Everything that can be judged without its tools: what is trained on, and the rest of the public sets. */
function heldOutOf(trained: readonly Weighted[], open: readonly Example[]): HeldOut[] {
	const vectors = trained.map(({ vector }) => vector);
	const seen = new Set(vectors.map(({ example }) => example.text));
	const rest = open.filter(({ text, toolSchemaChars }) => toolSchemaChars === undefined && !seen.has(text));
	return crossValidate(trained, [...vectors, ...rest.map(vectorOf)]);
}

function reportOf(data: string | undefined): string {
	const trained = trainingExamples(data);
	const open = data === undefined ? [] : readPublicSets(data);
	const heldOut = heldOutOf(trained, open);
	const verdicts = verdictsOf(heldOut);
	const ofSet = (name: string): Verdict[] => verdicts.filter(({ example }) => example.set === name);
	const corpus = trained.flatMap(({ vector }) => (vector.example.set === 'own' ? [vector] : []));
	const graded = new Set(trained.map(({ vector }) => vector.example.text));
	const difficulty = measureDifficulty(
		trained,
		heldOut.filter(({ vector }) => graded.has(vector.example.text)),
	);
	const sections = [
		`# How well tasks and difficulty are told`,
		`Made by \`npm run bench:classify -- --data <dir> --write\`. Five folds dealt by the text alone; a fold is judged by a model trained on the others. Strict counts the first label only, lenient also an acceptable second one. ECE: expected calibration error, ten bins.`,
		`## The corpus, by language\n\nRequests that mislead on purpose.\n\n${corpusTable(ofSet('own'), byWordLists(corpus)).join('\n')}`,
		`## Natural requests, by language\n\nEveryday requests by other writers than those of the corpus. All left out: trained on the corpus and the public sets alone.\n\n${naturalTable(ofSet('natural'), trained).join('\n')}`,
		data === undefined
			? ''
			: `## Public sets\n\nFive folds: the set's other rows were among those trained on. Set left out: trained on our requests and the other sets, the honest number for prompts of a kind never seen. Own only: no public data at all.\n\n${publicTable(open, trained, verdicts).join('\n')}`,
		`## Confusion on the corpus, per cent of each row\n\n${confusion(ofSet('own')).join('\n')}`,
		`## Confusion on the natural requests, per cent of each row\n\n${confusion(ofSet('natural')).join('\n')}`,
		`## Difficulty\n\n| | correlation |\n|---|---|\n${difficulty.join('\n')}\n\nHow far difficulty tells which prompts a weaker model fails is measured in [routing.md](routing.md), on prompts held out.`,
	];
	return sections.filter((section) => section !== '').join('\n\n');
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			data: { type: 'string', default: join(ROOT, '..', 'shared', 'data') },
			write: { type: 'boolean', default: false },
		},
	});
	const data = existsSync(join(values.data, 'tasks')) ? resolve(values.data) : undefined;
	if (data === undefined) console.log(`No labelled prompts in ${values.data}: the public sets are left out.`);
	// Before anything else has warmed the classifier up, so that the first call is one.
	const speed = await measureSpeed();
	const text = `${reportOf(data)}\n\n## Speed\n\n${speed}\n`;
	console.log(text);
	if (values.write) writeFileSync(join(ROOT, 'docs', 'benchmarks', 'classification.md'), text);
}

void main();
