/**
 * State that lasts as long as one workflow execution, kept outside the model objects because an agent builds those
 * anew at each of its steps. Bounded: the execution used longest ago is dropped when there are too many, so a host
 * that never reports the end of an execution cannot make it grow.
 */
export class ExecutionStore<TState> {
	private readonly states = new Map<string, TState>();

	constructor(
		private readonly create: () => TState,
		/** Most executions held at once, at least 1. */
		private readonly maxExecutions = 2_000,
	) {}

	/** The execution's state, made at the first call; `isNew` tells whether this was it. */
	open(executionId: string): { readonly state: TState; readonly isNew: boolean } {
		const known = this.states.get(executionId);
		const state = known ?? this.create();
		this.states.delete(executionId);
		this.states.set(executionId, state);
		this.dropOldest();
		return { state, isNew: known === undefined };
	}

	/** Frees the execution's state. */
	release(executionId: string): void {
		this.states.delete(executionId);
	}

	/** How many executions are held. */
	get size(): number {
		return this.states.size;
	}

	private dropOldest(): void {
		for (const oldest of this.states.keys()) {
			if (this.states.size <= this.maxExecutions) return;
			this.states.delete(oldest);
		}
	}
}
