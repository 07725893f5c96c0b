import type { AgentStep, CallInput } from '../domain/call';
import { analyse, type Analysis } from './analysis';
import { agentStepOf } from './shape';
import { taskVerdict, type TaskVerdict } from './verdict';

/** What a call's text and shape say. */
export interface Reading {
	readonly analysis: Analysis;
	readonly agentStep: AgentStep;
	readonly verdict: TaskVerdict;
}

// Features and classification of one call both need the reading. Held weakly: it goes when the call's input goes.
const readings = new WeakMap<CallInput, Reading>();

/** Reads a call; a second look at the same input costs nothing. */
export function readingOf(input: CallInput): Reading {
	const known = readings.get(input);
	if (known !== undefined) return known;
	const analysis = analyse(input);
	const agentStep = agentStepOf(input);
	const reading = { analysis, agentStep, verdict: taskVerdict(input, analysis, agentStep) };
	readings.set(input, reading);
	return reading;
}
