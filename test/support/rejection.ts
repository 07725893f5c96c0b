/** What the action throws or the promise rejects with. */
export async function rejectionOf(action: () => unknown): Promise<unknown> {
	let outcome: { readonly error: unknown } | undefined;
	try {
		await action();
	} catch (error) {
		outcome = { error };
	}
	if (!outcome) throw new Error('Nothing was thrown.');
	return outcome.error;
}

/** What the action throws, when it is of the class. */
export async function thrown<T>(
	type: abstract new (...args: never[]) => T,
	action: () => unknown,
): Promise<T> {
	const error = await rejectionOf(action);
	if (error instanceof type) return error;
	throw new TypeError(`Thrown was ${String(error)}, which is no ${type.name}.`);
}
