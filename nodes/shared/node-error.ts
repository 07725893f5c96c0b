import { type INode, NodeOperationError } from 'n8n-workflow';
import { isRouterError } from '../../src/domain/errors';

/** A setting of a node that cannot work, said in the user's words. */
export interface ParameterProblem {
	/** The parameter's name as the panel shows it. */
	readonly parameter: string;
	/** What is wrong, with the value found. */
	readonly problem: string;
	/** What to do. */
	readonly remedy: string;
	readonly itemIndex?: number;
	readonly cause?: unknown;
}

/**
 * An error about a setting. It is marked as one of a configuration node, so that n8n shows it as it is instead of
 * wrapping it into "Error in sub-node".
 */
export function parameterError(node: INode, problem: ParameterProblem): NodeOperationError {
	const message = `${node.name}, parameter "${problem.parameter}": ${problem.problem}`;
	const error = new NodeOperationError(node, causeWithMessage(message, problem.cause), {
		message,
		description: problem.remedy,
		functionality: 'configuration-node',
		...(problem.itemIndex !== undefined && { itemIndex: problem.itemIndex }),
	});
	return error;
}

/** An error about what is connected to a node. */
export function connectionError(node: INode, problem: string, remedy: string): NodeOperationError {
	const message = `${node.name}: ${problem}`;
	return new NodeOperationError(node, message, { description: remedy, functionality: 'configuration-node' });
}

/** An error of the routing core as n8n shows it: title, then every attempt or reason. Others stay as they are. */
export function presentError(node: INode, error: unknown): unknown {
	if (!isRouterError(error)) return error;
	return new NodeOperationError(node, error, {
		message: `${node.name}: ${error.message}`,
		description: error.remedy,
		functionality: 'configuration-node',
	});
}

function causeWithMessage(message: string, cause: unknown): Error {
	return new Error(message, cause === undefined ? undefined : { cause });
}
