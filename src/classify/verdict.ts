import type { AgentStep, CallInput } from '../domain/call';
import { type TaskId, TASK_IDS } from '../domain/task';
import type { Analysis } from './analysis';
import { taskGap } from './learned/task-gap';
import { reasonOf } from './model/explain';
import { judgeText, type TextVerdict } from './model/task-model';
import type { Scores } from './scores';
import { shapeVerdict, toolIsOutputSchema } from './shape';

/** The task of a call with the reasons. */
export interface TaskVerdict {
	readonly task: TaskId;
	/** From 0 to 1: how often verdicts like this are right. */
	readonly confidence: number;
	/** From 0 (trivial) to 1 (hardest), by words and form and what is known of such tasks. */
	readonly difficulty: number;
	readonly evidence: readonly string[];
}

/** Below this the likeliest task is a guess among many, and `other` says so. */
const LEAST_CONFIDENCE = 0.15;

/** A schema is a form, not a purpose: these tasks keep their name when the words speak for them. */
const PURPOSES = ['classification', 'extraction', 'summarization', 'translation'] as const;
const CLEAR_PURPOSE = 0.2;
/** Points of the word lists that name a purpose beyond doubt. */
const NAMED_PURPOSE = 1.5;

/** Whether the call asks for output of a given schema, by its options, its only tool or its text. */
export function asksForStructure(input: CallInput, analysis: Analysis): boolean {
	return input.structuredOutput || toolIsOutputSchema(input) || analysis.asksForSchema;
}

/** The tasks' probabilities once the shape of the request has settled the task. */
function settledOn(task: TaskId): Float64Array {
	return Float64Array.from(TASK_IDS, (id) => (id === task ? 1 : 0));
}

/**
 * How hard a request is, given the probabilities of its tasks. People grade how much is asked for; outcomes say that
 * much of one kind, such as prose, is no reason for a stronger model, and little of another, such as proofs, is. Half
 * way between the two: the grade times the root of the task's gap.
 */
function difficultyOf(verdict: TextVerdict, tasks: Float64Array): number {
	return Math.min(1, verdict.difficultyOf(tasks) * Math.sqrt(taskGap(tasks)));
}

function structureVerdict(verdict: TextVerdict, scores: Scores): TaskVerdict {
	const { probabilities } = verdict;
	const evidence = ['shape.schema: asks for output of a given schema'];
	const of = (task: TaskId): number => probabilities[TASK_IDS.indexOf(task)] ?? 0;
	const named = (task: (typeof PURPOSES)[number]): number =>
		(scores.get(task) ?? 0) >= NAMED_PURPOSE ? 1 + (scores.get(task) ?? 0) : of(task);
	const purpose = PURPOSES.reduce((best, other) => (named(other) > named(best) ? other : best));
	const task = named(purpose) >= CLEAR_PURPOSE ? purpose : 'json_structuring';
	const difficulty = difficultyOf(verdict, settledOn(task));
	return { task, confidence: Math.max(0.5, of(task)), difficulty, evidence };
}

function textVerdict(verdict: TextVerdict): TaskVerdict {
	const { probabilities, cues } = verdict;
	const difficulty = difficultyOf(verdict, probabilities);
	let best: TaskId = 'other';
	let confidence = 0;
	TASK_IDS.forEach((task, index) => {
		const probability = probabilities[index] ?? 0;
		if (probability > confidence) [best, confidence] = [task, probability];
	});
	const evidence = Array.from(new Set(cues.map((cue) => reasonOf(cue, best))));
	if (confidence >= LEAST_CONFIDENCE) return { task: best, confidence, difficulty, evidence };
	const unsure = 'words.none: nothing speaks clearly for one task';
	return { task: 'other', confidence, difficulty, evidence: [unsure] };
}

/** Decides the task: the shape of the request first, then its words and form by the trained model. */
export function taskVerdict(input: CallInput, analysis: Analysis, step: AgentStep): TaskVerdict {
	const verdict = judgeText(analysis);
	const { probabilities } = verdict;
	const shape = shapeVerdict(input, step, {
		conversation: probabilities[TASK_IDS.indexOf('conversation')] ?? 0,
		wordCount: analysis.user.words.text.length,
	});
	if (shape !== undefined) {
		const { task, confidence, evidence } = shape;
		const difficulty = difficultyOf(verdict, settledOn(task));
		return { task, confidence, difficulty, evidence: [evidence] };
	}
	return asksForStructure(input, analysis)
		? structureVerdict(verdict, analysis.scores)
		: textVerdict(verdict);
}
