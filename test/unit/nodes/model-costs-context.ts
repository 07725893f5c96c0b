import type {
	IDataObject,
	IExecuteFunctions,
	INodeExecutionData,
	IRunData,
	ISourceData,
	ITaskData,
	NodeExecutionHint,
} from 'n8n-workflow';
import { ModelCosts } from '../../../nodes/ModelCosts/ModelCosts.node';
import { ledgerOf } from '../../../nodes/shared/execution-ledger';
import type { RoutingRecord } from '../../../src/domain/record';
import type { CallOrigin } from '../../../src/ledger';
import { parametersFrom } from '../../support/n8n-context';
import { nodeOf } from '../../support/node';
import { strictContext } from '../../support/strict-context';

type Helpers = IExecuteFunctions['helpers'];

/** What the node is run with. */
export interface CostsRun {
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly items?: readonly INodeExecutionData[];
	/** Calls of the execution, with the node run each was made for. */
	readonly calls?: ReadonlyArray<readonly [record: RoutingRecord, origin?: CallOrigin]>;
	readonly runData?: IRunData | ((executionId: string) => IRunData);
	/** Executions in n8n's database. */
	readonly stored?: (executionId: string) => Readonly<Record<string, object>>;
	/** Called before the node runs, as sub-workflows would have been. */
	readonly before?: (executionId: string) => void;
	readonly source?: ISourceData;
	readonly continueOnFail?: boolean;
	/** Receives the hints that the node shows. */
	readonly hints?: string[];
	readonly httpRequest?: Helpers['httpRequest'];
}

const prepareBinaryData: Helpers['prepareBinaryData'] = async (data, fileName, mimeType = '') => ({
	data: data.toString(),
	fileName: String(fileName),
	mimeType,
});

let executions = 0;

/** Runs Model Costs in an execution of its own and gives its items. */
export async function runCosts(run: CostsRun): Promise<INodeExecutionData[]> {
	const executionId = `costs-${++executions}`;
	const { parameters, items = [{ json: {} }], calls = [], runData = {}, source } = run;
	const defined = {
		getNode: () => nodeOf({ name: 'My Costs' }),
		getInputData: () => [...items],
		// As n8n does where a node is run without one before it.
		getInputSourceData: () => {
			if (!source) throw new Error('Source data is missing');
			return source;
		},
		getExecutionId: () => executionId,
		onExecutionFinish: () => undefined,
		getWorkflow: () => ({ id: '1', name: 'My Workflow', active: false }),
		continueOnFail: () => run.continueOnFail ?? false,
		getNodeParameter: parametersFrom({
			options: {},
			simplify: true,
			groupBy: 'model',
			includeSubWorkflows: false,
			...parameters,
		}),
		addExecutionHints: ({ message }: NodeExecutionHint) => void run.hints?.push(message),
		helpers: strictContext<Helpers>({
			prepareBinaryData,
			...(run.httpRequest && { httpRequest: run.httpRequest }),
		}),
		getExecutionDataById: async (id: string) => run.stored?.(executionId)[id],
		runExecutionData: {
			resultData: { runData: typeof runData === 'function' ? runData(executionId) : runData },
		},
	};
	const context = strictContext<IExecuteFunctions>(defined as Partial<IExecuteFunctions>);
	for (const [record, origin] of calls)
		ledgerOf(context)?.records.add({ ...record, ...(origin && { caller: origin }) });
	run.before?.(executionId);
	const [output = []] = await new ModelCosts().execute.call(context);
	return output;
}

/** The JSON of items. */
export function jsonOf(items: readonly INodeExecutionData[]): IDataObject[] {
	return items.map(({ json }) => json);
}

/** One run of a node, fed by the given source, with the items it gave out. */
export function taskOf(source: ISourceData | undefined, output: readonly INodeExecutionData[]): ITaskData {
	return {
		startTime: 0,
		executionIndex: 0,
		executionTime: 1,
		source: source ? [source] : [],
		data: { main: [[...output]] },
	};
}
