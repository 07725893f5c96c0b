import type { INode, INodeProperties } from 'n8n-workflow';
import { z } from 'zod';
import { STRENGTHS, type Strength } from '../../src/domain/model';
import { parameterError } from './node-error';
import { emptyPath, type PanelPath, placeOf, remedyOf, valueAt } from './panel-places';
import { oneRowPerModel, slotSchema } from './panel-values';

/** What reading a panel takes of n8n's contexts. */
export interface ParameterContext {
	getNode(): INode;
	getNodeParameter(name: string, itemIndex: number, fallback?: unknown): unknown;
}

/** A parameter as the node stores it and as the panel shows it. */
export interface ParameterName {
	readonly name: string;
	readonly label: string;
	/** Of a collection or fixed collection: what the panel shows in it, so that an error can name the very field. */
	readonly property?: INodeProperties;
}

/** "Model Strengths" as n8n stores it. */
export const strengthsSchema = z
	.object({
		strength: z
			.array(z.object({ model: slotSchema, strength: z.enum(STRENGTHS) }))
			.superRefine(oneRowPerModel)
			.optional(),
	})
	.transform(({ strength = [] }): ReadonlyMap<number, Strength> => {
		return new Map(strength.map((row) => [row.model, row.strength]));
	});

/** One of the keys of a table. */
export function keySchema<Key extends string>(table: Readonly<Record<Key, unknown>>) {
	return z.custom<Key>((value) => typeof value === 'string' && Object.hasOwn(table, value));
}

/**
 * Reads one parameter and checks it.
 *
 * @throws {NodeOperationError} naming the parameter, when its expression cannot be evaluated or the value is not of
 * the schema.
 */
export function readParameter<T>(
	context: ParameterContext,
	itemIndex: number,
	parameter: ParameterName,
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	remedy: string,
): T {
	const value = evaluated(context, itemIndex, parameter);
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	throw valueError(context, itemIndex, { ...parameter, value, issue: parsed.error.issues[0], remedy });
}

/**
 * Evaluates one parameter.
 *
 * @throws {NodeOperationError} naming the parameter, or the field of it, whose expression cannot be evaluated or gives
 * nothing. An empty option would count as one that was never added, and so would a rule about data, a pin or a limit.
 */
export function evaluated(
	context: ParameterContext,
	itemIndex: number,
	parameter: ParameterName,
	fallback?: unknown,
): unknown {
	const { name, property } = parameter;
	let value: unknown;
	try {
		value = context.getNodeParameter(name, itemIndex, fallback);
	} catch (error) {
		const label = failingLabel(context, itemIndex, parameter);
		throw parameterError(context.getNode(), {
			parameter: label,
			problem: `its expression could not be evaluated: ${error instanceof Error ? error.message : String(error)}`,
			remedy: `Correct the expression in "${label}", or choose a fixed value.`,
			itemIndex,
			cause: error,
		});
	}
	const empty = property && emptyPath(property, value);
	if (!empty) return value;
	const { label } = placeOf(property, empty);
	throw parameterError(context.getNode(), {
		parameter: label,
		problem: 'its expression gives nothing (undefined or null)',
		remedy: `Correct the expression in "${label}", have it give a value in every case (such as {{ $json.field ?? 'a value' }}), or remove the option.`,
		itemIndex,
	});
}

/** The option whose expression fails, where the parameter is a collection of them. */
function failingLabel(
	context: ParameterContext,
	itemIndex: number,
	{ name, label, property }: ParameterName,
): string {
	if (property?.type !== 'collection') return label;
	for (const option of property.options ?? []) {
		try {
			context.getNodeParameter(`${name}.${option.name}`, itemIndex, null);
		} catch {
			return placeOf(property, [option.name]).label;
		}
	}
	return label;
}

/** A value that a schema refused. */
interface RefusedValue extends ParameterName {
	readonly value: unknown;
	readonly issue: z.ZodIssue | undefined;
	/** What to do where neither the panel nor the issue says it. */
	readonly remedy: string;
	/** The way from `property` to the value, when that is only a part of it. */
	readonly at?: PanelPath;
}

/** The error about a refused value, naming the field of a collection that is at fault. */
export function valueError(context: ParameterContext, itemIndex: number, refused: RefusedValue) {
	const { label, property, value, issue, remedy, at = [] } = refused;
	const place = property && placeOf(property, [...at, ...(issue?.path ?? [])]);
	// The reader knows more of its own field than the panel, such as what an expression may give.
	const isDeeper = at.length === 0 || (issue?.path.length ?? 0) > 0;
	const own = issue?.code === 'custom' ? issue.params?.['remedy'] : undefined;
	const shown = describe(place ? valueAt(value, issue?.path ?? []) : value);
	return parameterError(context.getNode(), {
		parameter: place?.label ?? label,
		problem: typeof own === 'string' && issue ? issue.message : `${shown} cannot be used`,
		remedy: typeof own === 'string' ? own : (isDeeper && place && remedyOf(place.property)) || remedy,
		itemIndex,
	});
}

/** A value as the user would recognise it, cut short. */
export function describe(value: unknown): string {
	if (value === undefined || value === null || value === '') return 'an empty value';
	// JSON has no word for NaN and Infinity.
	const text =
		typeof value === 'string' ? value : typeof value === 'number' ? String(value) : JSON.stringify(value);
	return `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
}
