/** Freezes a value and everything below it, less the members left out by name. */
export function deepFreeze<T extends object>(
	value: T,
	except: readonly string[] = [],
	seen = new Set<object>(),
): T {
	if (seen.has(value)) return value;
	seen.add(value);
	for (const [name, member] of Object.entries(value)) {
		if (except.includes(name) || typeof member !== 'object' || member === null) continue;
		deepFreeze(member, except, seen);
	}
	return Object.freeze(value);
}

/** Own fields of an object and of the objects below, as paths, to compare before and after. */
export function fieldsOf(value: object, depth = 3, path = ''): string[] {
	return Object.entries(value).flatMap(([name, member]) => {
		const here = `${path}.${name}`;
		if (typeof member !== 'object' || member === null) return [`${here}:${shown(member)}`];
		return [`${here}:object`, ...(depth > 0 ? fieldsOf(member, depth - 1, here) : [])];
	});
}

function shown(value: unknown): string {
	return typeof value === 'function' ? 'function' : String(value);
}
