import { z } from 'zod';
import type { IDataObject } from 'n8n-workflow';
import { optionReader } from './read-options';
import type { ParameterContext } from './read-parameters';

/**
 * An item's fields with what the node found, under the field that its Options name and beside the incoming fields where
 * these are kept.
 *
 * @param defaultField Where the Options name none.
 * @throws {NodeOperationError} naming the option that cannot be used.
 */
export function withOutputField(
	context: ParameterContext,
	itemIndex: number,
	defaultField: string,
	incoming: IDataObject,
): (found: IDataObject) => IDataObject {
	const read = optionReader(context, itemIndex, {
		outputField: {
			label: 'Output Field',
			schema: z.string().trim().min(1).default(defaultField),
			remedy: 'Give the field a name, or remove the option.',
		},
		keepInputFields: {
			label: 'Keep Input Fields',
			schema: z.boolean().default(true),
			remedy: 'Switch it on or off.',
		},
	});
	const [field, kept] = [read('outputField'), read('keepInputFields') ? incoming : {}];
	return (found) => ({ ...kept, [field]: found });
}
