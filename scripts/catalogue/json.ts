/** A JSON object of unknown content. */
export type Json = Readonly<Record<string, unknown>>;

/** Whether a value is a JSON object. */
export function isObject(value: unknown): value is Json {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The value as an object; an empty one when it is none. */
export function objectOf(value: unknown): Json {
	return isObject(value) ? value : {};
}

/** The value as a list; an empty one when it is none. */
export function listOf(value: unknown): readonly unknown[] {
	return Array.isArray(value) ? value : [];
}

/** The value when it is a text with something in it. */
export function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The value when it is a whole number above zero. */
export function countOf(value: unknown): number | undefined {
	const count = typeof value === 'string' ? Number(value) : value;
	return typeof count === 'number' && Number.isInteger(count) && count > 0 ? count : undefined;
}

/** The value when it is a boolean. */
export function booleanOf(value: unknown): boolean | undefined {
	return typeof value === 'boolean' ? value : undefined;
}

/** A copy without the keys whose value is absent. */
export function compact<T extends object>(value: { [K in keyof T]: T[K] | undefined }): Partial<T> {
	const copy: Partial<T> = {};
	for (const key in value) {
		const entry = value[key];
		if (entry !== undefined) copy[key] = entry;
	}
	return copy;
}
