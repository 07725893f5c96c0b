export { budgetKey, type OpenBudget, shortageOf, worstCaseOf } from './budgets';
export { type Circumstances } from './circumstances';
export { agreementWith, consensusOf, type MemberAnswer } from './consensus';
export { formOf, gradedAs, MAX_CORRECTION, QualityCorrections, type SeenAnswers } from './corrections';
export { decide } from './decide';
export { rejectionOf } from './eligibility';
export { JudgeMemory } from './judge-memory';
export { judgePays, type OffloadTally, type Reach, reachOf } from './judge-worth';
export {
	answerOf,
	applyGrade,
	type GradableAnswer,
	gradableAnswers,
	type GradeEffect,
	type GradeOutcome,
} from './feedback';
export { checkStrategy, MAX_COMMITTEE, POLICIES, QUALITY_BARS } from './policies';
export { parseSettings, refuseUnknownKeys, type SettingsShape, strictObject } from './settings';
export { totalOf, type WhatIfTotal } from './what-if-total';
export { type Alternative, whatIf, WHAT_IF_GAPS, type WhatIfCall, type WhatIfGap } from './what-if';
