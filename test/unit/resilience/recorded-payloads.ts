import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** One body as a provider sent it; `sse` instead of `body` when it was a stream. */
export interface RecordedPayload {
	readonly id: string;
	readonly provider: string;
	readonly kind: string;
	readonly status: number | null;
	readonly headers?: Record<string, string>;
	readonly body: unknown;
	readonly sse: string | null;
	readonly note?: string | null;
}

const FOLDER = resolve(__dirname, '../../../../shared/data/payloads');

/** Whether the recordings are there; in CI they have to be. */
const hasRecordings = existsSync(join(FOLDER, 'recorded_payloads.json'));

if (!hasRecordings) {
	if (process.env['CI'] === 'true')
		throw new Error('Recorded payloads are required in CI: ../shared/data/payloads');
	console.log(
		'Recorded provider bodies are absent (../shared/data/payloads): tests that read them are left out.',
	);
}

/** A suite over the recordings; one line that says so where they are absent. */
export function describeRecorded(name: string, suite: () => void): void {
	describe(
		name,
		hasRecordings
			? suite
			: () => it('is left out without recordings', () => expect(hasRecordings).toBe(false)),
	);
}

/** All recordings of a file; none when the folder is absent. */
export function readRecordings(file: string): readonly RecordedPayload[] {
	if (!hasRecordings) return [];
	return JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as RecordedPayload[];
}
