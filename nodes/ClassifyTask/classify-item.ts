import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { classifyText, estimateTokens } from '../../src/classify';
import type { TaskId } from '../../src/domain/task';
import { parameterError } from '../shared/node-error';
import { readParameter } from '../shared/read-parameters';
import { DEFAULT_OUTPUT_FIELD } from './properties';

/** An item with its label, and the task by which it is sorted. */
export interface LabelledItem {
	readonly task: TaskId;
	readonly json: IDataObject;
}

const optionsSchema = z.object({
	outputField: z.string().trim().min(1).default(DEFAULT_OUTPUT_FIELD),
	keepInputFields: z.boolean().default(true),
});

/**
 * Labels one item.
 *
 * @throws {NodeOperationError} naming the parameter, when there is no text or a setting cannot be used.
 */
export function classifyItem(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
): LabelledItem {
	const text = readText(context, itemIndex);
	const { outputField, keepInputFields } = readParameter(
		context,
		itemIndex,
		{ name: 'options', label: 'Options' },
		optionsSchema,
		'Give "Output Field" a name, or remove the option.',
	);
	const { task, difficulty, confidence, evidence, language } = classifyText(text);
	const label: IDataObject = {
		task,
		difficulty,
		confidence,
		evidence: [...evidence],
		...(language !== undefined && { language }),
		estimatedTokens: estimateTokens(text),
	};
	return { task, json: { ...(keepInputFields ? item.json : {}), [outputField]: label } };
}

function readText(context: IExecuteFunctions, itemIndex: number): string {
	const parameter = { name: 'text', label: 'Text' };
	const remedy = 'Point "Text" at a field that holds the request, such as {{ $json.chatInput }}.';
	const value = readParameter(context, itemIndex, parameter, z.unknown(), remedy);
	const text =
		typeof value === 'string' ? value : value === undefined || value === null ? '' : JSON.stringify(value);
	if (text.trim() !== '') return text;
	throw parameterError(context.getNode(), {
		parameter: parameter.label,
		problem: `there is no text for item ${itemIndex}`,
		remedy,
		itemIndex,
	});
}
