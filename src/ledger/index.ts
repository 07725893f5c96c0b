export { isUnpriced, spendingOf, type Spending } from './billing';
export { costOf, ratesFor } from './cost';
export { costOrGap } from './cost-gap';
export { type TokenCounts, type TokenRatio, TokenRatios } from './estimate';
export { buildRecord } from './record';
export { ExecutionTotals, type ExecutionSummary } from './totals';
export * from './report';
export * from './chart';
