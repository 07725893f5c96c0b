import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { ModelRef } from '../../src/domain/model';
import { TASK_IDS, type TaskId } from '../../src/domain/task';
import { MODEL_REMEDY, modelRefSchema } from '../shared/model-refs';
import { optionsIn } from '../shared/panel-places';
import { numberFrom } from '../shared/panel-values';
import { readParameter } from '../shared/read-parameters';
import { feedbackProperties } from './feedback-properties';
import { DEFAULT_GRADED_DIFFICULTY, FEEDBACK_ABOUT, FEEDBACK_ANSWERS, FEEDBACK_RATINGS } from './operations';
import { readExecutionId } from './what-if-parameters';

/** What a grade is about. */
type About =
	| { readonly about: 'thisExecution' }
	| { readonly about: 'execution'; readonly executionId: string }
	| {
			readonly about: 'modelAndTask';
			readonly ref: ModelRef;
			readonly task: TaskId;
			readonly difficulty: number;
	  };

/** One item's feedback. */
export type Feedback = About & {
	/** 0 (useless) to 1 (right). */
	readonly grade: number;
	readonly answers: (typeof FEEDBACK_ANSWERS)[number];
	/** The router whose answers are meant; absent: any. */
	readonly node: string | undefined;
};

const share = numberFrom(0, 1);
const optionsSchema = z.object({
	answers: z.enum(FEEDBACK_ANSWERS).default('last'),
	router: z.string().trim().optional(),
	difficulty: share.default(DEFAULT_GRADED_DIFFICULTY),
});

/** What buttons, forms and models send for a thumb. */
const GRADES: Readonly<Record<string, number | 'score'>> = {
	up: 1,
	down: 0,
	true: 1,
	false: 0,
	'👍': 1,
	'👎': 0,
	score: 'score',
};

/**
 * Reads one item's feedback.
 *
 * @throws {NodeOperationError} naming the parameter that cannot be used.
 */
export function readFeedback(context: IExecuteFunctions, itemIndex: number): Feedback {
	const read = <T>(
		name: string,
		label: string,
		schema: z.ZodType<T, z.ZodTypeDef, unknown>,
		remedy: string,
	) =>
		readParameter(
			context,
			itemIndex,
			{ name, label, ...(name === 'options' && optionsIn(feedbackProperties)) },
			schema,
			remedy,
		);
	const about = read('feedbackAbout', 'About', z.enum(FEEDBACK_ABOUT), oneOf(FEEDBACK_ABOUT));
	const { answers, router, difficulty } = read(
		'options',
		'Options',
		optionsSchema,
		'Give "Difficulty" from 0 to 1 and "Answers" as last or all.',
	);
	const rating = read('rating', 'Rating', ratingSchema, oneOf(FEEDBACK_RATINGS));
	const scored = 'Give a number from 0 (useless) to 1 (right).';
	const grade = rating === 'score' ? read('score', 'Score', share, scored) : rating;
	const common = { grade, answers, node: router === '' ? undefined : router };
	if (about === 'thisExecution') return { about, ...common };
	if (about === 'execution') {
		return { about, executionId: readExecutionId(context, itemIndex), ...common };
	}
	const ref = read('gradedModel', 'Model', modelRefSchema, MODEL_REMEDY);
	const task = read('gradedTask', 'Task', z.enum(TASK_IDS), oneOf(TASK_IDS));
	return { about, ref, task, difficulty, ...common };
}

const ratingSchema = z
	.union([z.string(), z.boolean()])
	.transform((rating) => GRADES[String(rating).trim().toLowerCase()])
	.pipe(z.union([z.number(), z.literal('score')]));

function oneOf(ids: readonly string[]): string {
	return `Choose one of: ${ids.join(', ')}.`;
}
