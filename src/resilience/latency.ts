/** Where past latencies are kept, oldest first; a plain Map will do. */
export interface LatencyStore {
	get(key: string): readonly number[] | undefined;
	set(key: string, samplesMs: readonly number[]): unknown;
}

const MAX_SAMPLES = 50;
const MIN_SAMPLES = 5;

/** How long model endpoints take until they show something, learnt from past answers. */
export class LatencyBoard {
	constructor(private readonly store: LatencyStore) {}

	/** Notes how long an answer took: to its first token when streamed, else to its end. */
	note(endpoint: string, streamed: boolean, ms: number): void {
		const key = keyOf(endpoint, streamed);
		this.store.set(key, [...(this.store.get(key) ?? []), ms].slice(-MAX_SAMPLES));
	}

	/** The time within which 19 of 20 answers came; undefined before there are enough to tell. */
	p95Ms(endpoint: string, streamed: boolean): number | undefined {
		const samples = [...(this.store.get(keyOf(endpoint, streamed)) ?? [])].sort((a, b) => a - b);
		if (samples.length < MIN_SAMPLES) return undefined;
		return samples[Math.min(samples.length - 1, Math.ceil(samples.length * 0.95) - 1)];
	}
}

function keyOf(endpoint: string, streamed: boolean): string {
	return `${endpoint}|${streamed ? 'stream' : 'whole'}`;
}
