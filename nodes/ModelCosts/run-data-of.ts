import type { IExecuteFunctions, IRunData } from 'n8n-workflow';

/** The execution's run data; undefined where n8n does not give it. It has it at run time and leaves it out of the type. */
export function runDataOf(context: IExecuteFunctions): IRunData | undefined {
	const data: unknown = 'runExecutionData' in context ? context.runExecutionData : undefined;
	const runData = property(property(data, 'resultData'), 'runData');
	return isRunData(runData) ? runData : undefined;
}

/** A field of a value of any kind; undefined when it is no object or has no such field. */
export function property(value: unknown, name: string): unknown {
	return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}

function isRunData(value: unknown): value is IRunData {
	return (
		typeof value === 'object' && value !== null && Object.values(value).every((runs) => Array.isArray(runs))
	);
}
