import type { Attempt } from '../domain/attempt';

/** Where past latencies are kept, oldest first; a plain Map will do. */
export interface LatencyStore {
	get(key: string): readonly number[] | undefined;
	set(key: string, samplesMs: readonly number[]): unknown;
}

const MAX_SAMPLES = 50;
const MIN_SAMPLES = 5;
/** Fewest answers from which a typical time is told; fewer than for the tail, because the middle settles sooner. */
const MIN_TYPICAL = 3;

/** What of an answer tells how fast its model is. */
export type TimedAnswer = Pick<Attempt, 'durationMs' | 'firstTokenMs' | 'usage'>;

/** How long model endpoints take until they show something, learnt from past answers. */
export class LatencyBoard {
	/** Medians of the lists of samples as they stand; a list that grows is another list. */
	private readonly medians = new WeakMap<readonly number[], number>();

	constructor(private readonly store: LatencyStore) {}

	/** Notes how long an answer took: to its first token when streamed, else to its end. */
	note(endpoint: string, streamed: boolean, ms: number): void {
		this.add(keyOf(endpoint, streamed), ms);
	}

	/** Notes an answer: its time as `note` does, and for a stream also how fast its tokens came after the first. */
	learn(endpoint: string, streamed: boolean, answer: TimedAnswer): void {
		const { durationMs, firstTokenMs, usage } = answer;
		this.note(endpoint, streamed, firstTokenMs ?? durationMs);
		const streamedMs = firstTokenMs === undefined ? 0 : durationMs - firstTokenMs;
		if (!streamed || streamedMs <= 0 || !usage || usage.outputTokens <= 1) return;
		this.add(`${endpoint}|pace`, streamedMs / usage.outputTokens);
	}

	/**
	 * Milliseconds until an answer of so many tokens is expected to end: the typical time to the first token and the
	 * typical pace after it for streams, else the typical time of whole answers. Undefined before there are enough
	 * answers of either form to tell.
	 */
	expectedMs(endpoint: string, streamed: boolean, outputTokens: number): number | undefined {
		const whole = () => this.typical(keyOf(endpoint, false));
		const byStream = () => this.expectedStreamMs(endpoint, outputTokens);
		return streamed ? (byStream() ?? whole()) : (whole() ?? byStream());
	}

	private expectedStreamMs(endpoint: string, outputTokens: number): number | undefined {
		const first = this.typical(keyOf(endpoint, true));
		if (first === undefined) return undefined;
		const pace = this.typical(`${endpoint}|pace`);
		return pace === undefined ? undefined : first + pace * outputTokens;
	}

	private add(key: string, sample: number): void {
		this.store.set(key, [...(this.store.get(key) ?? []), sample].slice(-MAX_SAMPLES));
	}

	/** The median of the samples under a key. */
	private typical(key: string): number | undefined {
		const samples = this.store.get(key);
		if (!samples || samples.length < MIN_TYPICAL) return undefined;
		const known = this.medians.get(samples);
		if (known !== undefined) return known;
		const sorted = [...samples].sort((a, b) => a - b);
		const median = sorted[Math.floor(sorted.length / 2)];
		if (median !== undefined) this.medians.set(samples, median);
		return median;
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
