import type { INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { optionsProperty } from './panel-places';
import { type ParameterContext, readParameter, valueError } from './read-parameters';

/** One entry of a node's Options: its name on the panel, what it may be, and what to do when it is something else. */
export interface OptionRule {
	readonly label: string;
	readonly schema: z.ZodTypeAny;
	readonly remedy: string;
}

const collection = z.record(z.string(), z.unknown());

/**
 * Reads entries of a node's Options one by one, so that an error names the entry and not the whole collection.
 *
 * @param fields What the panel shows of the entries, so that an error can name the field of an entry with rows.
 * @throws {NodeOperationError} at once when Options is no collection or an expression in it gives nothing, and from the
 *   function it returns when an entry cannot be used.
 */
export function optionReader<Rules extends Readonly<Record<string, OptionRule>>>(
	context: ParameterContext,
	itemIndex: number,
	rules: Rules,
	fields: readonly INodeProperties[] = [],
): <Name extends keyof Rules & string>(name: Name) => z.output<Rules[Name]['schema']> {
	const property = optionsProperty(
		Object.entries(rules).map(
			([name, { label }]) => fields.find((field) => field.name === name) ?? plainField(name, label),
		),
	);
	const parameter = { name: 'options', label: 'Options', property };
	const remedy = 'Remove the options and add them again.';
	const options = readParameter(context, itemIndex, parameter, collection, remedy);
	return <Name extends keyof Rules & string>(name: Name): z.output<Rules[Name]['schema']> => {
		const rule: Rules[Name] = rules[name];
		const value = options[name];
		const parsed = rule.schema.safeParse(value);
		if (parsed.success) return parsed.data;
		const issue = parsed.error.issues[0];
		throw valueError(context, itemIndex, { ...parameter, ...rule, at: [name], value, issue });
	};
}

function plainField(name: string, displayName: string): INodeProperties {
	return { displayName, name, type: 'string', default: '' };
}
