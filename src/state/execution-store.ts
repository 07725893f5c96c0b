import { BoundedMap } from './bounded-map';

/** Enough for every execution a busy host runs at once; each entry is small. */
const MAX_EXECUTIONS = 2_000;

/**
 * State that lasts as long as one workflow execution, kept outside the model objects because an agent builds those
 * anew at each of its steps. Bounded, so a host that never reports the end of an execution cannot make it grow.
 */
export class ExecutionStore<TState> {
	private readonly states: BoundedMap<TState>;

	constructor(
		private readonly create: () => TState,
		/** Most executions held at once, at least 1. */
		maxExecutions = MAX_EXECUTIONS,
	) {
		this.states = new BoundedMap(maxExecutions);
	}

	/** The execution's state, made at the first call; `isNew` tells whether this was it. */
	open(executionId: string): { readonly state: TState; readonly isNew: boolean } {
		const known = this.states.get(executionId);
		if (known !== undefined) return { state: known, isNew: false };
		const state = this.create();
		this.states.set(executionId, state);
		return { state, isNew: true };
	}

	/** Frees the execution's state. */
	release(executionId: string): void {
		this.states.delete(executionId);
	}

	/** How many executions are held. */
	get size(): number {
		return this.states.size;
	}
}
