import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { z } from 'zod';
import { classifyAsCall, estimateTokens, OwnTasks, withOwnTask } from '../../src/classify';
import { taskNameOf } from '../../src/domain/task';
import { parameterError } from '../shared/node-error';
import { withOutputField } from '../shared/output-field';
import { readOwnTasks } from '../shared/own-tasks';
import { readParameter } from '../shared/read-parameters';
import { DEFAULT_OUTPUT_FIELD } from './properties';
import { readRecommend, type Recommend } from './recommend';

/** An item with its label, and the task by which it is sorted. */
export interface LabelledItem {
	readonly task: string;
	readonly json: IDataObject;
}

/** What holds for all items, because it takes longer to read than an item to label. */
export interface Settings {
	readonly ownTasks: OwnTasks;
	readonly recommend: Recommend;
}

/**
 * Reads the settings that hold for all items, with expressions evaluated for the first one.
 *
 * @throws {NodeOperationError} naming the parameter.
 */
export function readSettings(context: IExecuteFunctions): Settings {
	return {
		ownTasks: new OwnTasks(readOwnTasks(context, 0, 'ownTasks')),
		recommend: readRecommend(context, 0),
	};
}

/**
 * Labels one item.
 *
 * @throws {NodeOperationError} naming the parameter, when there is no text or a setting cannot be used.
 */
export function classifyItem(
	context: IExecuteFunctions,
	item: INodeExecutionData,
	itemIndex: number,
	{ ownTasks, recommend }: Settings,
): LabelledItem {
	const text = readText(context, itemIndex);
	const jsonWith = withOutputField(context, itemIndex, DEFAULT_OUTPUT_FIELD, item.json);
	const call = classifyAsCall(text);
	const classification = withOwnTask(call.classification, ownTasks.judge(text));
	const { difficulty, confidence, evidence, language } = classification;
	const task = taskNameOf(classification);
	const recommended = recommend(classification, call.features);
	const label: IDataObject = {
		task,
		...(task !== classification.task && { kind: classification.task }),
		difficulty: roundTo3(difficulty),
		confidence: roundTo3(confidence),
		evidence: [...evidence],
		...(language !== undefined && { language }),
		estimatedTokens: estimateTokens(text),
		...(recommended && { recommended }),
	};
	return { task, json: jsonWith(label) };
}

/** As in the records of routed calls; further digits would be false precision. */
function roundTo3(share: number): number {
	return Math.round(share * 1_000) / 1_000;
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
