import type { BaseMessage } from '@langchain/core/messages';
import { fitCallIds } from './call-ids';
import { fitContents } from './contents';
import type { RepairContext, RepairRule } from './context';
import { reduceForeignAnswers } from './foreign-answers';
import { MAKER_IDS, type MakerId, type RepairTarget, repairTargetOf } from './maker';
import { fitNames } from './names';
import { MAKER_NEEDS } from './needs';
import { renewOldMessages } from './old-messages';
import { mendOwnAnswers } from './own-answers';
import { pairResults } from './pair-results';
import { signForeignCalls } from './signatures';
import { askByUser, joinSystemMessages } from './system-first';
import { moveToolImages } from './tool-images';
import { answerAfterTools, beginWithUser, endWithRequest, fillEmptyMessages, joinRuns } from './turns';
import { tellUnthoughtSteps } from './unthought-steps';

export { MAKER_IDS, type MakerId, type RepairTarget, repairTargetOf };

/** In the order in which they have to run: each answer on its own first, then calls and results, then the turns. */
const RULES: readonly RepairRule[] = [
	renewOldMessages,
	// Before the running turn is looked at, because a result without a call becomes a message that begins one.
	pairResults,
	tellUnthoughtSteps,
	reduceForeignAnswers,
	mendOwnAnswers,
	fitContents,
	fitNames,
	fitCallIds,
	pairResults,
	moveToolImages,
	joinSystemMessages,
	fillEmptyMessages,
	askByUser,
	joinRuns,
	answerAfterTools,
	beginWithUser,
	endWithRequest,
	signForeignCalls,
];

/**
 * A conversation that the target accepts, whoever answered before. The messages given are never changed: those that
 * need no repair are in the result as they are, and a conversation that needs none is returned as it is.
 */
export function repairHistory(
	messages: readonly BaseMessage[],
	target: MakerId | RepairTarget,
): readonly BaseMessage[] {
	const whole: RepairTarget = typeof target === 'string' ? { maker: target } : target;
	const context: RepairContext = { target: whole, needs: MAKER_NEEDS[whole.maker] };
	return RULES.reduce((repaired, rule) => rule(repaired, context), messages);
}
