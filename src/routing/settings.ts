import { z } from 'zod';
import { ConfigurationError } from '../domain/errors';

/** A schema for each setting of a type, none forgotten and none too many. */
export type SettingsShape<T> = { readonly [Key in keyof T]-?: z.ZodTypeAny };

/**
 * An object of settings in which a key that nothing reads is a mistake. A misspelt setting would otherwise be passed
 * over, and its default would hold without a word.
 */
export function strictObject<Shape extends z.ZodRawShape>(shape: Shape) {
	const known = Object.keys(shape);
	const keys = z.unknown().superRefine((given, context) => {
		for (const key of unknownKeys(given, known)) {
			context.addIssue({ code: 'custom', path: [key], message: unknownKeyText(known) });
		}
	});
	return keys.pipe(z.object(shape));
}

/**
 * Checks settings against their schema and fills in the defaults.
 *
 * @param setting How the settings are called where they are given, such as `strategy`.
 * @throws {ConfigurationError} naming the first setting that cannot be used, such as `strategy.rows[0].slots`.
 */
export function parseSettings<T>(
	setting: string,
	schema: z.ZodType<T, z.ZodTypeDef, unknown>,
	given: unknown,
	remedy: string,
): T {
	const parsed = schema.safeParse(given);
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues;
	const path = `${setting}${(issue?.path ?? []).map(stepText).join('')}`;
	throw new ConfigurationError(path, `${path}: ${issue?.message ?? 'cannot be used'}`, remedy);
}

/**
 * Refuses keys that nothing reads, in settings that hold what no schema can check, such as models and functions.
 *
 * @param setting How the settings are called where they are given; empty for those given directly.
 * @throws {ConfigurationError} naming the first of them and those that are read.
 */
export function refuseUnknownKeys(setting: string, given: object, known: readonly string[]): void {
	const [key] = unknownKeys(given, known);
	if (key === undefined) return;
	const path = setting === '' ? key : `${setting}.${key}`;
	throw new ConfigurationError(
		path,
		`${path}: ${unknownKeyText(known)}`,
		'Correct the name, or leave the setting out.',
	);
}

function unknownKeys(given: unknown, known: readonly string[]): string[] {
	if (typeof given !== 'object' || given === null || Array.isArray(given)) return [];
	return Object.keys(given).filter((key) => !known.includes(key));
}

function unknownKeyText(known: readonly string[]): string {
	return `there is no such setting, only ${known.join(', ')}`;
}

function stepText(step: PropertyKey): string {
	return typeof step === 'number' ? `[${step}]` : `.${String(step)}`;
}
