export { isUnpriced, spendingOf, type Spending } from './billing';
export { costOf } from './cost';
export { buildRecord, type RecordInput } from './record';
export { ExecutionTotals, type ExecutionSummary } from './totals';
export * from './report';
export * from './chart';
