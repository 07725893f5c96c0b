/** Asked by promises, printers and matchers of anything they are handed. */
const ASKED_BY_TOOLS: ReadonlySet<string> = new Set(['then', 'toJSON', 'asymmetricMatch', 'constructor']);

/**
 * A host context that has only what the test defines. Touching anything else throws, so that a test cannot pass on
 * what it never set up. A member that the code only looks for is defined as `undefined`.
 */
export function strictContext<T extends object>(defined: Partial<T>): T {
	return new Proxy(defined as T, {
		get(target, name, receiver): unknown {
			if (name in target) return Reflect.get(target, name, receiver);
			if (typeof name === 'symbol' || ASKED_BY_TOOLS.has(name)) return undefined;
			throw new Error(`The test did not define "${name}" on its context.`);
		},
		set(_target, name) {
			throw new Error(`"${String(name)}" of the context was assigned to.`);
		},
	});
}
