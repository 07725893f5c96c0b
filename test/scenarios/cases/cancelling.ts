import type { ReplyStep } from '../../../tools/simulators';
import type { Mode, Scenario } from '../support/scenario';

const LATE_MS = 5_000;
/** When the caller cancels. */
export const CANCEL_AFTER_MS = 150;

/** A phase of a call in which it is cancelled. */
export interface Phase {
	readonly name: string;
	readonly reply: ReplyStep;
	readonly modes: readonly Mode[];
	/** What the record says of the one request. */
	readonly trail: string;
	readonly sawContent?: boolean;
}

/** Every phase that a call can be in when it is cancelled. */
export const PHASES: readonly Phase[] = [
	{
		name: 'before the headers',
		reply: { delayMs: LATE_MS },
		modes: ['invoke', 'stream', 'tools'],
		trail: 'first aborted',
	},
	{
		name: 'before the first token',
		reply: { firstTokenDelayMs: LATE_MS },
		modes: ['stream', 'tools_stream'],
		trail: 'first aborted',
	},
	{
		name: 'in the middle of the stream',
		reply: { chunkDelayMs: LATE_MS },
		modes: ['stream'],
		trail: 'first aborted',
		sawContent: true,
	},
	{
		name: 'during a wait',
		reply: { fault: 'rate_limit', retryAfterSeconds: 2 },
		modes: ['invoke', 'stream'],
		trail: 'first rate_limit',
	},
];

/** No limit may end the call before the caller does. */
export function scenarioOf({ name, reply }: Phase): Scenario {
	return {
		name: `cancelled ${name}`,
		behaviour: { first: { always: reply } },
		settings: { limits: { firstTokenMs: 0, gapMs: 0, wholeAnswerMs: 0 } },
		expected: () => ({ trail: [], maxMs: CANCEL_AFTER_MS + 300 }),
	};
}
