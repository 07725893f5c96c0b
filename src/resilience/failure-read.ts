/**
 * Reads a property of anything. A thrown value may be a proxy or have getters that throw; what cannot be read is
 * absent.
 */
export function readProperty(source: unknown, key: PropertyKey): unknown {
	if ((typeof source !== 'object' || source === null) && typeof source !== 'function') return undefined;
	try {
		return Reflect.get(source, key) as unknown;
	} catch {
		return undefined;
	}
}

/** The elements of an array, at most `limit`; nothing for anything else. */
export function readElements(source: unknown, limit: number): readonly unknown[] {
	try {
		return Array.isArray(source) ? (source.slice(0, limit) as unknown[]) : [];
	} catch {
		return [];
	}
}

/**
 * One header by name, from a `Headers`-like object or a plain one, whatever the case of its names. Node gives some
 * headers as arrays; the first value counts.
 *
 * @param name in lower case.
 */
export function readHeader(headers: unknown, name: string): string | undefined {
	const value = callGet(headers, name) ?? readOwnHeader(headers, name);
	const single = readElements(value, 1)[0] ?? value;
	if (typeof single === 'number') return String(single);
	return typeof single === 'string' ? single.trim() : undefined;
}

function callGet(headers: unknown, name: string): unknown {
	const get = readProperty(headers, 'get');
	if (typeof get !== 'function') return undefined;
	try {
		return Reflect.apply(get, headers, [name]) as unknown;
	} catch {
		return undefined;
	}
}

function readOwnHeader(headers: unknown, name: string): unknown {
	const exact = readProperty(headers, name);
	if (exact !== undefined) return exact;
	const other = headerNames(headers).find((key) => key.toLowerCase() === name);
	return other === undefined ? undefined : readProperty(headers, other);
}

const MAX_NAMES = 200;

/** The names of all headers as written, at most 200 of them. */
export function headerNames(headers: unknown): readonly string[] {
	if (typeof headers !== 'object' || headers === null) return [];
	try {
		const keys = readProperty(headers, 'keys');
		const names = typeof keys === 'function' ? (Reflect.apply(keys, headers, []) as unknown) : undefined;
		return isIterable(names) ? takeStrings(names) : ownNames(headers);
	} catch {
		return [];
	}
}

/** The names of an object's own properties, at most 200 of them; none when they cannot be read. */
export function ownNames(source: object): readonly string[] {
	try {
		return Object.keys(source).slice(0, MAX_NAMES);
	} catch {
		return [];
	}
}

function isIterable(value: unknown): value is Iterable<unknown> {
	return typeof readProperty(value, Symbol.iterator) === 'function';
}

function takeStrings(values: Iterable<unknown>): string[] {
	const taken: string[] = [];
	for (const value of values) {
		if (typeof value === 'string') taken.push(value);
		if (taken.length >= MAX_NAMES) break;
	}
	return taken;
}
