import {
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type ISupplyDataFunctions,
	NodeOperationError,
	type OnError,
} from 'n8n-workflow';
import { nodeOf } from './node';
import { thrown } from './rejection';
import { strictContext } from './strict-context';

/** Stands for a parameter whose expression cannot be evaluated. */
export class BrokenExpression extends Error {}

/** `getNodeParameter` over values by name, or a list of values by item; a dot reaches into a collection. */
export function parametersFrom(values: Readonly<Record<string, unknown>>) {
	return (name: string, itemIndex: number, fallback?: unknown): unknown => {
		if (!(name in values)) {
			if (fallback !== undefined) return fallback;
			throw new Error(`The test did not set the parameter "${name}".`);
		}
		const value = values[name];
		const own = value instanceof PerItem ? value.values[itemIndex] : value;
		if (own instanceof BrokenExpression) throw own;
		return own;
	};
}

/** A parameter whose expression gives each item its own value. */
export class PerItem {
	constructor(readonly values: readonly unknown[]) {}
}

type ParameterContext = Pick<ISupplyDataFunctions, 'getNode' | 'getNodeParameter'>;

/** The context of a sub-node that reads its parameters and nothing else. */
export function parameterContext(values: Readonly<Record<string, unknown>>): ParameterContext {
	return strictContext<ParameterContext>({
		getNode: () => nodeOf(),
		getNodeParameter: parametersFrom(values) as ISupplyDataFunctions['getNodeParameter'],
	});
}

/** What a main-flow node is run with. */
export interface ExecuteOptions {
	readonly parameters: Readonly<Record<string, unknown>>;
	readonly items: readonly INodeExecutionData[];
	readonly continueOnFail?: boolean;
	/** The node's setting On Error. */
	readonly onError?: OnError;
	/** Receives the hints. */
	readonly hints?: string[];
}

/** The context of a main-flow node. */
export function executeContext({
	parameters,
	items,
	continueOnFail = false,
	onError,
	hints = [],
}: ExecuteOptions): IExecuteFunctions {
	return strictContext<IExecuteFunctions>({
		getNode: (): INode => nodeOf({ name: 'My Classifier', ...(onError && { onError }) }),
		getInputData: () => [...items],
		continueOnFail: () => continueOnFail,
		addExecutionHints: (...added) => void hints.push(...added.map(({ message }) => message)),
		getNodeParameter: parametersFrom(parameters) as IExecuteFunctions['getNodeParameter'],
	});
}

/** The error about a setting that the action throws, as the user sees it. */
export async function settingErrorOf(action: () => unknown) {
	const error = await thrown(NodeOperationError, action);
	return {
		message: error.message,
		description: error.description,
		node: error.node.name,
		itemIndex: error.context['itemIndex'],
		functionality: error.functionality,
	};
}
