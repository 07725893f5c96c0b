import type { INode } from 'n8n-workflow';
import { z } from 'zod';
import { STRENGTHS, type Strength } from '../../src/domain/model';
import { MAX_MODELS } from './dynamic-inputs';
import { parameterError } from './node-error';

/** What reading a panel takes of n8n's contexts. */
export interface ParameterContext {
	getNode(): INode;
	getNodeParameter(name: string, itemIndex: number, fallback?: unknown): unknown;
}

/** A parameter as the node stores it and as the panel shows it. */
export interface ParameterName {
	readonly name: string;
	readonly label: string;
}

/** An input of the node, counted from 1. Expressions may give it as text. */
export const slotSchema = z.coerce.number().int().min(1).max(MAX_MODELS);

/** "Model Strengths" as n8n stores it. */
export const strengthsSchema = z
	.object({ strength: z.array(z.object({ model: slotSchema, strength: z.enum(STRENGTHS) })).optional() })
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
	{ name, label }: ParameterName,
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	remedy: string,
): T {
	const node = context.getNode();
	let value: unknown;
	try {
		value = context.getNodeParameter(name, itemIndex);
	} catch (error) {
		throw parameterError(node, {
			parameter: label,
			problem: `its expression could not be evaluated: ${error instanceof Error ? error.message : String(error)}`,
			remedy: `Correct the expression in "${label}", or choose a fixed value.`,
			itemIndex,
			cause: error,
		});
	}
	const parsed = schema.safeParse(value);
	if (parsed.success) return parsed.data;
	throw parameterError(node, {
		parameter: label,
		problem: `${describe(value)} cannot be used`,
		remedy,
		itemIndex,
	});
}

/** A value as the user would recognise it, cut short. */
export function describe(value: unknown): string {
	if (value === undefined || value === null || value === '') return 'an empty value';
	const text = typeof value === 'string' ? value : JSON.stringify(value);
	return `"${text.length > 80 ? `${text.slice(0, 79)}…` : text}"`;
}
