/** Plays every scenario through each subject and writes the comparison into docs/failover.md. */
import { SCENARIOS } from '../../test/scenarios/cases';
import { MAKERS, MODES } from '../../test/scenarios/support/scenario';
import { judge, namesModel, type Played, type Verdict } from './judge';
import { inParallel, play, type Subject, SUBJECTS } from './play';
import { type Row, tableOf, worstOf, writePart } from './table';

/** Google's SDK leaves promises rejected that nobody waits for; in a plain program the first one ends the process. */
let strayRejections = 0;
process.on('unhandledRejection', () => (strayRejections += 1));
// Anthropic's SDK writes of what it cannot read, whatever its log level.
console.error = () => undefined;
console.warn = () => undefined;

const ACCOUNTED = '503 for ever';

const runs = Object.values(SCENARIOS)
	.flat()
	.flatMap((scenario) =>
		(scenario.makers ?? MAKERS).flatMap((maker) =>
			(scenario.modes ?? MODES).map((mode) => ({ scenario, maker, mode })),
		),
	);

async function playAll(subject: Subject): Promise<Played[]> {
	const before = strayRejections;
	// The first use of each SDK is slow; it must not count.
	const warmUp = runs.slice(0, 12);
	await inParallel(warmUp, 1, ({ scenario, mode, maker }) => play(subject, scenario, mode, maker));
	const startMs = performance.now();
	const played = await inParallel(runs, subject.concurrency, ({ scenario, mode, maker }) =>
		play(subject, scenario, mode, maker),
	);
	const seconds = ((performance.now() - startMs) / 1000).toFixed(0);
	console.log(
		`${subject.title}: ${played.length} calls in ${seconds} s, stray rejections ${strayRejections - before}`,
	);
	return played;
}

function accounting(played: readonly Played[]): Verdict[] {
	return played
		.filter(({ scenario, message }) => scenario.name === ACCOUNTED && message)
		.map((call) =>
			namesModel(call)
				? { grade: 'pass' }
				: { grade: 'partial', reason: 'the answer does not say which model gave it' },
		);
}

async function main(): Promise<void> {
	const results: Played[][] = [];
	for (const subject of SUBJECTS) results.push(await playAll(subject));
	const names = [...new Set(runs.map(({ scenario }) => scenario.name))];
	const rows: Row[] = names.map((scenario) => ({
		scenario,
		verdicts: results.map((played) => played.filter((call) => call.scenario.name === scenario).map(judge)),
	}));
	rows.push({ scenario: 'the answer names its model', verdicts: results.map(accounting) });
	const table = tableOf(
		SUBJECTS.map(({ title }) => title),
		rows,
	);
	console.log(table);
	writePart('comparison', table);
	const failed = rows.filter(({ verdicts: [own = []] }) => worstOf(own) === 'fail');
	if (failed.length > 0) process.exitCode = 1;
}

void main();
