/** The kinds of work a call can be. Users may add their own ids beside these. */
export const TASK_IDS = [
	'extraction',
	'classification',
	'json_structuring',
	'summarization',
	'rewriting',
	'translation',
	'generation',
	'question_answering',
	'code',
	'reasoning',
	'agent_step',
	'vision',
	'voice',
	'conversation',
	'other',
] as const;

/** One of the built-in task ids. */
export type TaskId = (typeof TASK_IDS)[number];

/** Where a call's task came from: our rules, the user's fixed choice, or an expression. */
export type TaskSource = 'rules' | 'fixed' | 'expression';

/** What kind of work a call is, how hard it is and how sure we are. */
export interface Classification {
	readonly task: TaskId;
	/** From 0 (trivial) to 1 (hardest). */
	readonly difficulty: number;
	/** From 0 (a guess) to 1 (certain). */
	readonly confidence: number;
	/** Short reasons in words; never a quotation of the prompt. */
	readonly evidence: readonly string[];
	/** ISO 639-1 code of the language of the request; absent when it cannot be told. */
	readonly language?: string;
	readonly source: TaskSource;
}

/** Whether a value is a built-in task id. */
export function isTaskId(value: unknown): value is TaskId {
	return TASK_IDS.some((id) => id === value);
}
