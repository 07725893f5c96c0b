/**
 * Many calls at once through one set of chains while providers fail, and what became of them. Usage:
 * `npm run soak -- [calls] [share of faults] [calls at once] [seed]`
 */
import { formatUsd } from '../../src/domain/money';
import { createFallbackChain } from '../../src/langchain/plain';
import { type Simulators, startSimulators } from '../../tools/simulators';
import { ask, type Askable } from '../../test/scenarios/support/ask';
import { clientOf, orderFrom } from '../../test/scenarios/support/fleet';
import { freshPorts } from '../../test/scenarios/support/run';
import { MAKERS, type SdkMaker } from '../../test/scenarios/support/scenario';
import { inParallel } from './play';
import { Tally } from './soak-check';
import { type Plan, planCall, questionOf, replyFrom, seeded } from './soak-plan';
import { writePart } from './table';

const [calls = 10_000, faultShare = 0.3, atOnce = 50, seed = 1] = process.argv.slice(2).map(Number);
/** Long enough for a machine that carries out all calls and plays all providers at the same time. */
const LIMITS = { firstTokenMs: 4_000, gapMs: 4_000, wholeAnswerMs: 5_000, callMs: 45_000 };
const POLICY = { backoff: { baseMs: 20, capMs: 100 } };
const HUNG_MS = 60_000;
const ROUND = 1_000;

let strayRejections = 0;
process.on('unhandledRejection', () => (strayRejections += 1));
// Anthropic's SDK writes of what it cannot read, whatever its log level.
console.error = () => undefined;
console.warn = () => undefined;

/** One chain for each maker at its head, over the same models, with one view of their health. */
function makeChains(simulators: Simulators, tally: Tally): ReadonlyMap<SdkMaker, Askable> {
	const ports = freshPorts();
	const models = new Map(MAKERS.map((maker) => [maker, clientOf(simulators, maker)]));
	return new Map(
		MAKERS.map((maker) => {
			const inOrder = orderFrom(maker).flatMap((each) => models.get(each) ?? []);
			const onRecord = tally.addRecord.bind(tally);
			const settings = { limits: LIMITS, policy: POLICY, onRecord };
			return [maker, createFallbackChain(ports, { models: inOrder, ...settings })];
		}),
	);
}

async function inTime<T>(promise: Promise<T>): Promise<T | undefined> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<undefined>((resolve) => (timer = setTimeout(() => resolve(undefined), HUNG_MS)));
	const first = await Promise.race([promise, late]);
	clearTimeout(timer);
	return first;
}

/** Bytes in use once everything that can be freed has been. */
function memory(): { heapMb: number; rssMb: number } {
	globalThis.gc?.();
	const { heapUsed, rss } = process.memoryUsage();
	return { heapMb: Math.round(heapUsed / 1e5) / 10, rssMb: Math.round(rss / 1e6) };
}

async function main(): Promise<void> {
	const simulators = await startSimulators();
	await warmUp(simulators);
	const tally = new Tally();
	const chains = makeChains(simulators, tally);
	const random = seeded(seed);
	const memories: { heapMb: number; rssMb: number }[] = [];
	const startMs = performance.now();
	for (let done = 0; done < calls; done += ROUND) {
		const plans = Array.from({ length: Math.min(ROUND, calls - done) }, (_plan, index) =>
			planCall(done + index, faultShare, random),
		);
		await playRound(simulators, chains, tally, plans);
		memories.push(memory());
		console.log(`${done + plans.length} calls, ${JSON.stringify(memories.at(-1))}`);
	}
	await simulators.close();
	report(tally, memories, (performance.now() - startMs) / 1000);
}

/** The first use of each SDK takes up to a second, which must not look like a slow provider. */
async function warmUp(simulators: Simulators): Promise<void> {
	for (const maker of MAKERS) {
		for (const mode of ['invoke', 'stream'] as const) await ask(clientOf(simulators, maker), mode);
	}
	simulators.reset();
}

async function playRound(
	simulators: Simulators,
	chains: ReadonlyMap<SdkMaker, Askable>,
	tally: Tally,
	plans: readonly Plan[],
): Promise<void> {
	const byId = new Map(plans.map((plan) => [plan.id, plan]));
	simulators.when({}, (request) => replyFrom(byId, request));
	await inParallel(plans, atOnce, async (plan) => {
		const chain = chains.get(plan.first);
		if (!chain) throw new Error(`No chain begins with ${plan.first}.`);
		tally.add(plan, await inTime(ask(chain, plan.mode, { input: questionOf(plan) })));
	});
	tally.addRequests(simulators.requests);
	// The log holds every body; kept, it would look like a leak.
	simulators.reset();
}

function report(tally: Tally, memories: readonly { heapMb: number; rssMb: number }[], seconds: number): void {
	const { ledger, bill } = tally;
	const [first, last] = [memories[0], memories.at(-1)];
	const lines: ReadonlyArray<readonly [string, string]> = [
		[
			'calls, faults, at once, seed',
			`${calls}, ${faultShare * 100} % of models per call, ${atOnce}, ${seed}`,
		],
		['time', `${seconds.toFixed(0)} s`],
		['answered', `${tally.answered}, of them ${tally.rescued} by a further attempt`],
		['streams that broke after their first part, with an error', String(tally.broken)],
		['lost although a model was healthy', String(tally.lost)],
		['doubled, mixed or cut text shown as an answer', String(tally.garbled)],
		['hung', String(tally.hung)],
		['attempts recorded / requests at the providers', `${tally.attempts} / ${tally.requests}`],
		[
			"answers: ledger / the providers' bill",
			`${formatUsd(ledger.answers)} / ${formatUsd(bill.answers)} USD`,
		],
		[
			'failed attempts: ledger (reported usage) / billed by the providers (empty answers)',
			`${formatUsd(ledger.failures)} / ${formatUsd(bill.failures)} USD`,
		],
		['promises left rejected', String(strayRejections)],
		['heap after the first and the last thousand', `${first?.heapMb} / ${last?.heapMb} MB`],
		['resident memory likewise', `${first?.rssMb} / ${last?.rssMb} MB`],
	];
	const table = [
		'| what | figure |',
		'| --- | --- |',
		...lines.map(([what, figure]) => `| ${what} | ${figure} |`),
	];
	console.log([...table, ...tally.examples].join('\n'));
	writePart('soak', table.join('\n'));
	const isClean = tally.lost + tally.garbled + tally.hung + strayRejections === 0;
	const isExact = ledger.answers === bill.answers && tally.attempts === tally.requests;
	if (!isClean || !isExact) process.exitCode = 1;
}

void main();
