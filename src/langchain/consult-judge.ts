import { judgedClassification, JUDGED_TASKS, judgeRequest, type JudgeVerdict, verdictKey } from '../classify';
import type { Attempt } from '../domain/attempt';
import type { CallInput } from '../domain/call';
import type { Decision } from '../domain/decision';
import { formatUsd, type PicoUsd } from '../domain/money';
import type { Classification } from '../domain/task';
import { reachOf } from '../routing';
import type { CallersCall } from './ask-candidates';
import { askJudge, judgeSpending } from './ask-judge';
import type { CallMode } from './candidate-call';
import { decideCall } from './decide-call';
import type { Judge } from './judge-settings';
import type { Router, StartedCall } from './router';
import { toCallInput } from './to-call-input';
import { modelsOf, type Note, numbersOf, objectionTo, worthOf } from './weigh-judge';

interface OpenedCall {
	readonly router: Router;
	readonly started: StartedCall;
	readonly mode: CallMode;
	readonly input: CallInput;
}

/** The decision, were the call's task another one. */
function decideFor(
	{ router, started: { features, rules = {}, spending, conversation }, mode, input }: OpenedCall,
	task: Classification,
): Decision {
	return decideCall(router, features, task, { mode, rules, spending, input, conversation });
}

/**
 * Has the judge settle the task of a call that the rules are not sure of, when its word can change who is asked, it may
 * see the call, and it is expected to pay for itself. The call is never worse off: whatever goes wrong, the rules' word
 * stands.
 *
 * @param trail Receives the judge's attempt, when it is asked.
 * @throws the signal's reason when the caller cancels.
 */
export async function consultJudge(
	router: Router,
	judge: Judge,
	started: StartedCall,
	call: CallersCall,
	trail: Attempt[],
): Promise<StartedCall> {
	if (!isUnsure(router, judge, started)) return started;
	const input = toCallInput(call.messages, call.options);
	const opened: OpenedCall = { router, started, mode: call.mode, input };
	const reach = reachOf(imaginedDecisions(opened));
	if (!reach.varies) return started;
	const request = judgeRequest(input, router.ownTasks?.tasks);
	const key = verdictKey(judge.candidate.endpoint, request);
	const { label } = judge.candidate;
	const known = judge.memory.verdictOf(key);
	if (known) {
		const reason = `${label} has judged the same text before`;
		return withVerdict(opened, known, { outcome: 'remembered', reason });
	}
	const rules = started.rules ?? {};
	const spending = judgeSpending(router, judge, request, rules);
	const worth = worthOf(router, judge, request, reach);
	if ('unknown' in worth) return withNote(opened, { outcome: 'not_worth_it', reason: worth.unknown });
	const objection = objectionTo(router, judge, request, { worth, spending, rules });
	if (objection) return withNote(opened, { ...objection, worth });
	const question = { request, rules, spending, signal: call.options.signal };
	const verdict = await askJudge(router, judge, question, trail);
	if (!verdict) {
		const reason = `${label} gave no verdict that can be used, so the task stays as the rules have it`;
		return withNote(opened, { outcome: 'failed', reason, worth });
	}
	judge.memory.keep(key, verdict);
	const reason = `${label} was asked, because its ${numbersOf(worth, '<')}`;
	const judged = withVerdict(opened, verdict, { outcome: 'judged', reason, worth });
	judge.memory.count(modelsOf(router), isBelow(judged.decision, worth.dearest));
	return judged;
}

/** Whether the rules' word is the only one on the task, and not sure enough. A dry run asks nobody. */
function isUnsure({ rules }: Router, { belowConfidence }: Judge, { classification }: StartedCall): boolean {
	const { source, confidence } = classification;
	return source === 'rules' && confidence < belowConfidence && rules?.dryRun !== true;
}

/** Difficulties for which the choice is looked at; it moves in one direction between them. */
const IMAGINED_DIFFICULTIES = [0, 0.5, 1] as const;

/** The decisions that the judge's possible words would lead to. */
function imaginedDecisions(opened: OpenedCall): Decision[] {
	const { classification } = opened.started;
	// Chance is no doing of the judge's.
	const certain = { ...opened, router: { ...opened.router, random: () => 0 } };
	const own = opened.router.ownTasks?.tasks ?? [];
	const words = [...JUDGED_TASKS.map((task) => ({ task })), ...own.map(({ name: ownTask }) => ({ ownTask }))];
	return words.flatMap((word) =>
		IMAGINED_DIFFICULTIES.map((difficulty) =>
			decideFor(certain, judgedClassification(classification, { ...word, difficulty })),
		),
	);
}

function isBelow({ candidates: [first] }: Decision, dearest: PicoUsd): boolean {
	const cost = first?.estimate.cost;
	return cost !== undefined && cost < dearest;
}

function withVerdict(opened: OpenedCall, verdict: JudgeVerdict, note: Note): StartedCall {
	const classification = judgedClassification(opened.started.classification, verdict);
	const decision = decideFor(opened, classification);
	return withNote(opened, note, { classification, decision });
}

function withNote(
	{ started }: OpenedCall,
	{ outcome, reason, worth }: Note,
	settled: Pick<StartedCall, 'classification' | 'decision'> = started,
): StartedCall {
	const { task: id, difficulty, confidence } = started.classification;
	const { classification, decision } = settled;
	return {
		...started,
		classification,
		decision: { ...decision, reason: `${decision.reason}. ${reason}` },
		judge: {
			outcome,
			reason,
			before: { id, difficulty, confidence },
			...(worth && {
				expectedCostUsd: formatUsd(worth.cost),
				priceGapUsd: formatUsd(worth.gap),
				offloadedShare: worth.share,
			}),
		},
	};
}
