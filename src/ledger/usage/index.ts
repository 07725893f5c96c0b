export { usageFromAnswer, type AnswerParts } from './answer';
export { usageFromBody, type UsageAnswer } from './body';
export { createUsageCollector, type UsageCollector } from './collector';
export { usageFromEvents } from './events';
export { USAGE_PROBLEMS, type UsageProblem } from './problem';
export { providerReportedCost, type ReportedCost } from './reported-cost';
