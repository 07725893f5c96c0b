/** Prints how well tasks are told on labelled prompts: `tsx scripts/eval-classify.ts [set name]`. */
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { classify, estimateTokens, extractFeatures } from '../src/classify';
import type { CallInput } from '../src/domain/call';

interface Row {
	readonly text: string;
	readonly task: string | null;
	readonly alt: readonly string[];
	readonly lang?: string;
	readonly tools?: string;
	readonly difficulty?: number;
	readonly label?: unknown;
}

interface Judged extends Row {
	readonly said: string;
	readonly confidence: number;
	readonly judgedDifficulty: number;
}

const DATA = resolve(__dirname, '../../shared/data');
const OUR_NAME: Readonly<Record<string, string>> = {
	qa: 'question_answering',
	math_reasoning: 'reasoning',
	chitchat: 'conversation',
	agent_tool: 'agent_step',
	brainstorming: 'generation',
};
const ours = (label: string): string => OUR_NAME[label] ?? label;

function readRows<T>(file: string): T[] {
	return readFileSync(file, 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as T);
}

function callOf(row: Row): CallInput {
	return {
		messages: [
			{ role: 'user', text: row.text, imageCount: 0, audioCount: 0, fileCount: 0, toolCallCount: 0 },
		],
		toolCount: row.tools === undefined ? 0 : 1,
		toolSchemaChars: row.tools?.length ?? 0,
		toolCallForced: false,
		structuredOutput: false,
	};
}

function judge(row: Row): Judged {
	const input = callOf(row);
	const { task, confidence, difficulty } = classify(input, extractFeatures(input));
	return { ...row, said: task, confidence, judgedDifficulty: difficulty };
}

/** F1 averaged over the tasks that occur as truth. */
function macroF1(pairs: readonly (readonly [truth: string, said: string])[]): number {
	const tasks = new Set(pairs.map(([truth]) => truth));
	let sum = 0;
	for (const task of tasks) {
		const hits = pairs.filter(([truth, said]) => truth === task && said === task).length;
		const wrong = pairs.filter(([truth, said]) => (truth === task) !== (said === task)).length;
		sum += (2 * hits) / (2 * hits + wrong);
	}
	return sum / tasks.size;
}

/** In lenient counting an acceptable other answer counts as the truth itself. */
function pairOf(row: Judged, lenient: boolean): readonly [string, string] {
	const truth = ours(row.task ?? '');
	return [truth, lenient && row.alt.map(ours).includes(row.said) ? truth : row.said];
}

function share(rows: readonly Judged[]): string {
	return (rows.filter((row) => row.said === ours(row.task ?? '')).length / rows.length).toFixed(3);
}

function printTasks(rows: readonly Judged[]): void {
	for (const task of new Set(rows.map((row) => ours(row.task ?? '')))) {
		const own = rows.filter((row) => ours(row.task ?? '') === task);
		const said = new Map<string, number>();
		for (const row of own) said.set(row.said, (said.get(row.said) ?? 0) + 1);
		const top = Array.from(said)
			.sort((a, b) => b[1] - a[1])
			.slice(0, 5);
		console.log(`    ${task} (${own.length}): ${top.map(([name, count]) => `${name} ${count}`).join(', ')}`);
	}
}

function printCalibration(rows: readonly Judged[]): void {
	for (let from = 0; from < 1; from += 0.2) {
		const bin = rows.filter((row) => row.confidence >= from && row.confidence < from + 0.2);
		if (bin.length > 0)
			console.log(`  confidence ${from.toFixed(1)}+: ${bin.length} rows, right ${share(bin)}`);
	}
}

function correlation(pairs: readonly (readonly [number, number])[]): number {
	const mean = (index: 0 | 1): number => pairs.reduce((sum, pair) => sum + pair[index], 0) / pairs.length;
	const [mx, my] = [mean(0), mean(1)];
	let [xy, xx, yy] = [0, 0, 0];
	for (const [x, y] of pairs) {
		xy += (x - mx) * (y - my);
		xx += (x - mx) ** 2;
		yy += (y - my) ** 2;
	}
	return xy / Math.sqrt(xx * yy);
}

function printSet(name: string, all: readonly Judged[]): void {
	for (const language of new Set(all.map((row) => row.lang ?? '?'))) {
		const rows = all.filter((row) => (row.lang ?? '?') === language && row.task !== null);
		const f1 = (lenient: boolean): string => macroF1(rows.map((row) => pairOf(row, lenient))).toFixed(3);
		console.log(
			`${name} ${language}: ${rows.length} rows, macro-F1 strict ${f1(false)}, lenient ${f1(true)}, accuracy ${share(rows)}`,
		);
		printTasks(rows);
	}
	const graded = all.flatMap((row) =>
		row.difficulty === undefined ? [] : [[row.difficulty, row.judgedDifficulty] as const],
	);
	if (graded.length > 0)
		console.log(`  difficulty: correlation with graders ${correlation(graded).toFixed(3)}`);
}

interface TokenRow {
	readonly text: string;
	readonly n_messages: number;
	readonly input_tokens: number;
}

/** Rows bill hidden parts too (tools, images, earlier prompts), so the middle is told, not the mean. */
function printTokenError(): void {
	const errors = readRows<TokenRow>(join(DATA, 'payloads/token_counts_text_only.dev.jsonl'))
		.map((row) => (estimateTokens(row.text) + 4 * row.n_messages) / Math.max(1, row.input_tokens) - 1)
		.sort((a, b) => a - b);
	const at = (quantile: number): string =>
		`${(100 * (errors[Math.floor(errors.length * quantile)] ?? 0)).toFixed(0)} %`;
	console.log(
		`token estimate, relative error: p10 ${at(0.1)}, p25 ${at(0.25)}, p50 ${at(0.5)}, p75 ${at(0.75)}, p90 ${at(0.9)}`,
	);
}

function main(): void {
	if (!existsSync(DATA)) return console.log('No labelled prompts beside the project: nothing to evaluate.');
	const wanted = process.argv[2];
	const everything: Judged[] = [];
	for (const file of readdirSync(join(DATA, 'tasks'))) {
		if (wanted !== undefined && !file.startsWith(wanted)) continue;
		const rows = readRows<Row>(join(DATA, 'tasks', file)).map(judge);
		printSet(file.replace('.dev.jsonl', ''), rows);
		everything.push(...rows);
	}
	printCalibration(everything.filter((row) => row.task !== null && row.tools === undefined));
	printTokenError();
}

main();
