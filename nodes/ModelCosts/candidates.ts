import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { ModelRef } from '../../src/domain/model';
import { parameterError } from '../shared/node-error';
import { idsIn, MODELS_REMEDY, refOf } from '../shared/model-refs';
import { keySchema, readParameter } from '../shared/read-parameters';
import { MODEL_PRESETS, OWN_LIST } from './model-presets';

/**
 * The models to be compared for an item, from a preset or the user's list, each once.
 *
 * @throws {NodeOperationError} naming the parameter, when the list is empty or an entry has no provider.
 */
export function readCandidates(context: IExecuteFunctions, itemIndex: number): ModelRef[] {
	const choice = readParameter(
		context,
		itemIndex,
		{ name: 'models', label: 'Models' },
		z.union([z.literal(OWN_LIST), keySchema(MODEL_PRESETS)]),
		`Choose one of: ${[OWN_LIST, ...Object.keys(MODEL_PRESETS)].join(', ')}.`,
	);
	const ids = choice === OWN_LIST ? readList(context, itemIndex) : MODEL_PRESETS[choice].models;
	return [...new Set(ids)].map((id) => {
		const ref = refOf(id);
		if (ref) return ref;
		throw listError(context, itemIndex, `"${id}" does not name a provider and a model`);
	});
}

function readList(context: IExecuteFunctions, itemIndex: number): string[] {
	const list = readParameter(
		context,
		itemIndex,
		{ name: 'modelList', label: 'Model List' },
		z.union([z.string(), z.array(z.string())]),
		MODELS_REMEDY,
	);
	const ids = idsIn(list);
	if (ids.length > 0) return ids;
	throw listError(context, itemIndex, 'the list is empty');
}

function listError(context: IExecuteFunctions, itemIndex: number, problem: string) {
	return parameterError(context.getNode(), {
		parameter: 'Model List',
		problem,
		remedy: MODELS_REMEDY,
		itemIndex,
	});
}
