import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { type TaskId, TASK_IDS } from '../src/domain/task';
import type { Example } from './examples';

const taskSchema = z.enum(TASK_IDS);
const rowSchema = z
	.object({
		text: z.string().min(1),
		difficulty: z.number().min(0).max(1),
		system: z.string().min(1).optional(),
		alt: taskSchema.optional(),
	})
	.strict();

/** The project's own requests, many of them misleading on purpose: one folder per language, one file per task. */
const CORPUS = join(__dirname, 'corpus');
/** The plainest way to ask for each task: one file per language. */
const PLAIN = join(__dirname, 'plain');
/** Everyday requests as people type them, by other writers than those of the corpus: one file per language. */
const NATURAL = join(__dirname, 'natural');

const mixedSchema = rowSchema.extend({ task: taskSchema }).strict();

type Row = z.infer<typeof rowSchema>;

function filesIn(folder: string): string[] {
	return readdirSync(folder)
		.filter((file) => file.endsWith('.jsonl'))
		.sort();
}

function readRows<T>(path: string, schema: z.ZodType<T>): T[] {
	const lines = readFileSync(path, 'utf8').split('\n');
	return lines.flatMap((line, index) => {
		if (line.trim() === '') return [];
		try {
			return schema.parse(JSON.parse(line));
		} catch (cause) {
			throw new Error(`${path}:${index + 1} is not a row of the corpus`, { cause });
		}
	});
}

function exampleOf(
	{ alt, text, difficulty, system }: Row,
	task: TaskId,
	language: string,
	set: string,
): Example {
	return {
		text,
		task,
		difficulty,
		language,
		set,
		alt: alt === undefined || alt === task ? [] : [alt],
		...(system !== undefined && { system }),
	};
}

function readFile(language: string, file: string): Example[] {
	const task = taskSchema.parse(file.replace('.jsonl', ''));
	return readRows(join(CORPUS, language, file), rowSchema).map((row) =>
		exampleOf(row, task, language, 'own'),
	);
}

function readMixed(folder: string, set: string): Example[] {
	return filesIn(folder).flatMap((file) => {
		const language = file.replace('.jsonl', '');
		return readRows(join(folder, file), mixedSchema).map((row) => exampleOf(row, row.task, language, set));
	});
}

/**
 * Reads the project's own corpus, in a fixed order.
 *
 * @throws {Error} naming file and line of a row that does not fit.
 */
export function readCorpus(): Example[] {
	const corpus = readdirSync(CORPUS)
		.sort()
		.flatMap((language) => filesIn(join(CORPUS, language)).flatMap((file) => readFile(language, file)));
	return [...corpus, ...readMixed(PLAIN, 'plain'), ...readMixed(NATURAL, 'natural')];
}
