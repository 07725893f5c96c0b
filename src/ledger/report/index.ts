export type { CallEntry, CallOrigin } from './call-entry';
export { costText } from './cost-text';
export type { Cell, CellKey } from './cost-table';
export { addCosts, type Costs, NO_COSTS } from './costs';
export { ExecutionRecords } from './execution-records';
export { type Grouping, GROUPINGS, type Report, reportBy, type ReportRow, sumCalls } from './report';
