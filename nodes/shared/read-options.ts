import { z } from 'zod';
import { parameterError } from './node-error';
import { describe, type ParameterContext, readParameter } from './read-parameters';

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
 * @throws {NodeOperationError} at once when Options is no collection, and from the function it returns when an entry
 *   cannot be used.
 */
export function optionReader<Rules extends Readonly<Record<string, OptionRule>>>(
	context: ParameterContext,
	itemIndex: number,
	rules: Rules,
): <Name extends keyof Rules & string>(name: Name) => z.output<Rules[Name]['schema']> {
	const parameter = { name: 'options', label: 'Options' };
	const remedy = 'Remove the options and add them again.';
	const options = readParameter(context, itemIndex, parameter, collection, remedy);
	return <Name extends keyof Rules & string>(name: Name): z.output<Rules[Name]['schema']> => {
		const rule: Rules[Name] = rules[name];
		const parsed = rule.schema.safeParse(options[name]);
		if (parsed.success) return parsed.data;
		throw parameterError(context.getNode(), {
			parameter: rule.label,
			problem: `${describe(options[name])} cannot be used`,
			remedy: rule.remedy,
			itemIndex,
		});
	};
}
