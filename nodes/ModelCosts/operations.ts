/** What Model Costs can do. */
export const OPERATION_IDS = ['thisExecution', 'perItem', 'priceCheck'] as const;

/** One of the operations. */
export type OperationId = (typeof OPERATION_IDS)[number];

/** Which items a report on the execution consists of. */
export const OUTPUT_CHOICES = ['rowsAndTotal', 'rows', 'total'] as const;

/** The files a report can carry. */
export const CHART_FORMATS = ['html', 'svg'] as const;

/** One of the files. */
export type ChartFormat = (typeof CHART_FORMATS)[number];

/** The field that holds an item's costs unless the user names another. */
export const DEFAULT_OUTPUT_FIELD = 'modelCosts';

/** Output tokens that are assumed when the user does not say how long the answers are. */
export const DEFAULT_OUTPUT_TOKENS = 500;
