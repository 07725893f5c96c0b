import { PerformanceObserver, performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';

/** One way to make a call. */
export interface Variant<TInput> {
	readonly name: string;
	readonly run: (input: TInput) => Promise<unknown>;
}

/** Times of one batch, in milliseconds per call. */
export interface BatchTimes {
	readonly p50Ms: number;
	readonly p99Ms: number;
	/** Wall time of the whole batch over its calls, with the turn of the event loop after each and all collections. */
	readonly meanMs: number;
}

/** The batch with the lowest mean, and the one in the middle. */
export interface VariantTimes {
	readonly quietest: BatchTimes;
	readonly middle: BatchTimes;
}

/** What the collector did while a set of variants ran. */
export interface GcNoise {
	readonly count: number;
	readonly totalMs: number;
	readonly longestMs: number;
}

/** How long a measurement goes on. */
export interface Plan {
	readonly batches: number;
	readonly callsPerBatch: number;
}

/** Ascending; the input stays as it is. */
export function ascending(values: readonly number[]): number[] {
	return Array.from(values).sort((a, b) => a - b);
}

/** The value below which this share of the values lies. */
export function quantile(values: readonly number[], share: number): number {
	const sorted = ascending(values);
	return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function timeBatch<TInput>(
	run: Variant<TInput>['run'],
	inputs: readonly TInput[],
): Promise<BatchTimes> {
	const times: number[] = [];
	const batchStart = performance.now();
	for (const input of inputs) {
		const start = performance.now();
		await run(input);
		times.push(performance.now() - start);
		// Calls of a real host come in turns of the event loop; without this, closed handles would pile up.
		await nextTurn();
	}
	const meanMs = (performance.now() - batchStart) / inputs.length;
	return { p50Ms: quantile(times, 0.5), p99Ms: quantile(times, 0.99), meanMs };
}

function pick(batches: readonly BatchTimes[]): VariantTimes {
	const byMean = Array.from(batches).sort((a, b) => a.meanMs - b.meanMs);
	const [quietest] = byMean;
	const middle = byMean[Math.floor(byMean.length / 2)];
	if (!quietest || !middle) throw new RangeError('A measurement needs at least one batch.');
	return { quietest, middle };
}

/**
 * Times the variants in turn, batch by batch, so that a noise from outside meets all of them alike. Other programs only
 * ever add time, so the quietest batch is nearest to the cost itself.
 */
export async function interleaved<TInput>(
	variants: readonly Variant<TInput>[],
	makeInput: (serial: number) => TInput,
	{ batches, callsPerBatch }: Plan,
): Promise<{ readonly times: readonly VariantTimes[]; readonly gc: GcNoise }> {
	const gcMs: number[] = [];
	const observer = new PerformanceObserver((list) => {
		gcMs.push(...list.getEntries().map(({ duration }) => duration));
	});
	const measured = variants.map((): BatchTimes[] => []);
	let serial = 0;
	const inputsOfBatch = () => Array.from({ length: callsPerBatch }, () => makeInput((serial += 1)));
	for (const { run } of variants) await timeBatch(run, inputsOfBatch()); // warms up
	observer.observe({ entryTypes: ['gc'] });
	for (let batch = 0; batch < batches; batch += 1) {
		for (const [index, { run }] of variants.entries()) {
			measured[index]?.push(await timeBatch(run, inputsOfBatch()));
		}
	}
	await nextTurn();
	observer.disconnect();
	const totalMs = gcMs.reduce((sum, ms) => sum + ms, 0);
	return { times: measured.map(pick), gc: { count: gcMs.length, totalMs, longestMs: Math.max(0, ...gcMs) } };
}
