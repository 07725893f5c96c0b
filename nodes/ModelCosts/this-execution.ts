import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { GROUPINGS, reportBy } from '../../src/ledger';
import { optionsIn } from '../shared/panel-places';
import { keySchema, readParameter } from '../shared/read-parameters';
import { chartFiles } from './chart-files';
import { rowJson, totalJson } from './cost-json';
import { gapsJson, type Gathered, gather, isIncomplete } from './gather';
import { readIncludeSubWorkflows } from './include-sub-workflows';
import { NO_CALLS } from './no-calls';
import { CHART_FORMATS, OUTPUT_CHOICES } from './operations';
import { executionProperties } from './properties';
import { allItems, runOnce } from './run-once';

const optionsSchema = z.object({
	output: z.enum(OUTPUT_CHOICES).default('rowsAndTotal'),
	chart: z.array(z.enum(CHART_FORMATS)).default([]),
});

/**
 * Reports on the running execution as a whole, whatever the number of incoming items.
 *
 * @throws {NodeOperationError} naming the parameter that cannot be used.
 */
export async function reportExecution(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	return await runOnce(context, async () => await report(context));
}

async function report(context: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const { groupBy, simplify, output, chart } = readSettings(context);
	const pairedItem = allItems(context);
	const gathered = await gather(context, readIncludeSubWorkflows(context));
	if (gathered.cells.length === 0) return [{ json: { ...NO_CALLS, ...gapsJson(gathered.gaps) }, pairedItem }];
	const json = reportJson(gathered, { groupBy, simplify, output });
	const binary = chart.length === 0 ? undefined : await chartFiles(context, gathered, chart);
	// The files belong to the report as a whole, so they travel with its last item, which is the total if there is one.
	return json.map((row, index) => ({
		json: row,
		pairedItem,
		...(binary && index === json.length - 1 && { binary }),
	}));
}

function reportJson(
	{ cells, subWorkflows, gaps }: Gathered,
	{ groupBy, simplify, output }: Pick<ReturnType<typeof readSettings>, 'groupBy' | 'simplify' | 'output'>,
): IDataObject[] {
	const report = reportBy(groupBy, cells);
	const incomplete = isIncomplete(gaps);
	const json: IDataObject[] = [];
	// Of which row something is missing cannot be told, so each of them says that something is.
	const mark = incomplete ? { incomplete } : {};
	if (output !== 'total') json.push(...report.rows.map((row) => ({ ...rowJson(row, simplify), ...mark })));
	if (output !== 'rows')
		json.push({
			...totalJson(report, incomplete, simplify),
			...(subWorkflows > 0 && { subWorkflowExecutions: subWorkflows }),
			...gapsJson(gaps),
		});
	return json;
}

function readSettings(context: IExecuteFunctions) {
	const groupBy = readParameter(
		context,
		0,
		{ name: 'groupBy', label: 'Group By' },
		keySchema(GROUPINGS),
		`Choose one of: ${Object.keys(GROUPINGS).join(', ')}.`,
	);
	const simplify = readParameter(
		context,
		0,
		{ name: 'simplify', label: 'Simplify' },
		z.boolean(),
		'Switch "Simplify" on or off.',
	);
	const options = readParameter(
		context,
		0,
		{ name: 'options', label: 'Options', ...optionsIn(executionProperties) },
		optionsSchema,
		`Choose an output among ${OUTPUT_CHOICES.join(', ')} and charts among ${CHART_FORMATS.join(', ')}.`,
	);
	return { groupBy, simplify, ...options };
}
