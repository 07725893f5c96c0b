import type { AgentStep, CallInput } from '../domain/call';
import type { TaskId } from '../domain/task';
import type { Analysis } from './analysis';
import type { TextTask } from './lexicon/lexicon';
import { sumScores, type Scores, type Signal } from './scores';
import { shapeVerdict, toolIsOutputSchema } from './shape';
import { structureSignal } from './structure';

/** The task of a call with the reasons. */
export interface TaskVerdict {
	readonly task: TaskId;
	/** From 0 to 1: how often verdicts with such points are right. */
	readonly confidence: number;
	readonly evidence: readonly string[];
}

// Below this nothing in the text speaks clearly for any task.
const ENOUGH_POINTS = 1;
const SHORT_WORDS = 3;
const CLEAR_CODE_POINTS = 4;
// Logistic fit of "verdict is right" to points and lead on labelled prompts.
const CONFIDENCE = { bias: -0.9, perPoint: 0.12, perLead: 0.35 } as const;

function ranked(scores: Scores): [TextTask, number][] {
	return Array.from(scores).sort(([, a], [, b]) => b - a);
}

/** Asking for a schema is a form, not a purpose: the purpose wins when the words name one. */
function weighSchema(scores: Scores): void {
	const purposes = ['classification', 'extraction', 'summarization', 'translation'] as const;
	const purpose = purposes.some((task) => (scores.get(task) ?? 0) >= 1.5);
	const own = scores.get('json_structuring') ?? 0;
	scores.set('json_structuring', purpose ? own * 0.25 : own + 2);
}

/** A request for code tells what the code is to compute; that is no request to compute it. */
function weighCode(scores: Scores): void {
	if ((scores.get('code') ?? 0) < CLEAR_CODE_POINTS) return;
	scores.set('reasoning', (scores.get('reasoning') ?? 0) * 0.5);
}

function confidenceOf(points: number, lead: number): number {
	const z = CONFIDENCE.bias + CONFIDENCE.perPoint * points + CONFIDENCE.perLead * lead;
	return 1 / (1 + Math.exp(-z));
}

function textVerdict(scores: Scores, wordCount: number, structure: Signal): TaskVerdict {
	const [best, second] = ranked(scores);
	if (best === undefined || best[1] < ENOUGH_POINTS) {
		const task = wordCount <= SHORT_WORDS ? 'conversation' : 'other';
		return { task, confidence: 0.3, evidence: ['words.none: no words that speak for a task'] };
	}
	const [task, points] = best;
	const evidence = [
		`words.${task}: words that speak for ${task.replaceAll('_', ' ')}`,
		...structure.evidence,
	];
	return { task, confidence: confidenceOf(points, points - (second?.[1] ?? 0)), evidence };
}

/** Whether the call asks for output of a given schema, by its options, its only tool or its text. */
export function asksForStructure(input: CallInput, analysis: Analysis): boolean {
	return input.structuredOutput || toolIsOutputSchema(input) || analysis.asksForSchema;
}

/** Decides the task: the shape of the request first, then its words and form. */
export function taskVerdict(input: CallInput, analysis: Analysis, step: AgentStep): TaskVerdict {
	const wordCount = analysis.words.length;
	const structure = structureSignal({ measures: analysis.measures, lexical: analysis.scores, wordCount });
	const scores = sumScores([
		[analysis.scores, 1],
		[structure.scores, 1],
	]);
	weighCode(scores);
	if (asksForStructure(input, analysis)) weighSchema(scores);
	const top = ranked(scores)[0]?.[0];
	const shape = shapeVerdict(input, step, { scores, top, wordCount });
	if (shape !== undefined)
		return { task: shape.task, confidence: shape.confidence, evidence: [shape.evidence] };
	return textVerdict(scores, wordCount, structure);
}
