import type { IExecuteFunctions } from 'n8n-workflow';
import { z } from 'zod';
import type { Alternative } from '../../src/routing';
import { readStrategy } from '../RouteModel/read-strategy';
import { MODEL_REMEDY, modelRefSchema } from '../shared/model-refs';
import { optionsIn } from '../shared/panel-places';
import { readParameter } from '../shared/read-parameters';
import {
	DEFAULT_RECORDS_FIELD,
	FIXED_MODEL,
	OUTPUT_CHOICES,
	WHAT_IF_SOURCES,
	WHAT_IF_STRATEGIES,
} from './operations';
import { whatIfProperties } from './what-if-properties';

const optionsSchema = z.object({
	output: z.enum(OUTPUT_CHOICES).default('rowsAndTotal'),
	recordsField: z.string().trim().min(1).default(DEFAULT_RECORDS_FIELD),
});

/**
 * Reads which calls are meant and what is given out.
 *
 * @throws {NodeOperationError} naming the parameter that cannot be used.
 */
export function readWhatIf(context: IExecuteFunctions) {
	const source = readParameter(
		context,
		0,
		{ name: 'whatIfSource', label: 'Calls Of' },
		z.enum(WHAT_IF_SOURCES),
		`Choose one of: ${WHAT_IF_SOURCES.join(', ')}.`,
	);
	const { output, recordsField } = readParameter(
		context,
		0,
		{ name: 'options', label: 'Options', ...optionsIn(whatIfProperties) },
		optionsSchema,
		`Choose an output among ${OUTPUT_CHOICES.join(', ')} and give "Records Field" a name.`,
	);
	return { source, output, field: recordsField };
}

/**
 * Reads how the calls would have been routed instead.
 *
 * @throws {NodeOperationError} naming the parameter that cannot be used.
 */
export function readAlternative(context: IExecuteFunctions): Alternative {
	const choices = [...WHAT_IF_STRATEGIES, FIXED_MODEL] as const;
	const choice = readParameter(
		context,
		0,
		{ name: 'strategy', label: 'Instead' },
		z.enum(choices),
		`Choose one of: ${choices.join(', ')}.`,
	);
	if (choice !== FIXED_MODEL) return { strategy: readStrategy({ context, itemIndex: 0, models: [] }) };
	const parameter = { name: 'whatIfModel', label: 'Model' };
	return { model: readParameter(context, 0, parameter, modelRefSchema, MODEL_REMEDY) };
}

/**
 * Reads an execution's id for an item.
 *
 * @throws {NodeOperationError} when there is none.
 */
export function readExecutionId(context: IExecuteFunctions, itemIndex: number): string {
	return readParameter(
		context,
		itemIndex,
		{ name: 'executionId', label: 'Execution ID' },
		z.union([z.string().trim().min(1), z.number().transform(String)]),
		'Give the ID of the execution, such as {{ $json.executionId }}.',
	);
}
