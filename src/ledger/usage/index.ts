export { usageFromAnswer, type AnswerParts } from './answer';
export { usageFromBody, type UsageAnswer } from './body';
export { createUsageCollector } from './collector';
export { usageFromEvents } from './events';
export { USAGE_PROBLEMS, type UsageProblem } from './problem';
export { providerReportedCost } from './reported-cost';
