import { formatUsd } from '../../src/domain/money';
import { OWNER } from '../n8n-host/session';
import { billedUsd } from './bill';
import { type CostRow, costTable, reportedUsd } from './cost-table';
import { fallbackLines, resultTable } from './report';
import type { AgentRun, DemoStage } from './steps';

/** Width of the table where standard output is no terminal. */
const DEFAULT_WIDTH = 100;

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** Compares what Model Costs reports for simulated models with what the simulators counted themselves. */
function showBill(costs: readonly CostRow[], { providers, simulators }: DemoStage): boolean {
	const simulated = providers.filter(({ route }) => route === 'simulator').map(({ maker }) => maker);
	if (simulated.length < providers.length) {
		print(
			'Real services bill later and elsewhere: their costs are tokens as they reported them x list price.',
		);
	}
	if (simulated.length === 0) return true;
	const reported = reportedUsd(costs, new Set<string>(simulated));
	const billed = billedUsd(simulators.bill());
	const agrees = reported === billed;
	print(`Reported by Model Costs     ${reported === undefined ? 'unknown' : `${formatUsd(reported)} USD`}`);
	print(`Billed by the simulators    ${formatUsd(billed)} USD (their own token counts x list price)`);
	print(agrees ? 'MATCH' : 'DIFFERS');
	return agrees;
}

/** Prints the tables, the fallbacks and the bill. @returns whether every prompt was answered and the bill agrees. */
export function showResults({ results, costs }: AgentRun, stage: DemoStage): boolean {
	const width = process.stdout.columns ?? DEFAULT_WIDTH;
	print('');
	print(resultTable(results, width));
	print('');
	for (const line of fallbackLines(results)) print(line);
	print('Saved: against the dearest choice that could have taken the same calls.');
	print('');
	print(costTable(costs, width));
	print('');
	const agrees = showBill(costs, stage);
	const unanswered = results.filter(({ attempts }) => attempts.at(-1)?.outcome !== 'answered').length;
	if (unanswered > 0) print(`${unanswered} of ${results.length} prompts were not answered.`);
	return agrees && unanswered === 0 && results.length > 0;
}

/** Prints where the editor is and how to sign in. */
export function showAddress({ n8n, workflows }: DemoStage): void {
	print('');
	print(`Editor     ${n8n.baseUrl}/workflow/${workflows.agent.id}`);
	print(`E-mail     ${OWNER.email}`);
	print(`Password   ${OWNER.password}`);
	print(
		`Workflows  ${Object.values(workflows)
			.map(({ name }) => `"${name}"`)
			.join(', ')}`,
	);
	print('');
	print('Ctrl-C ends the demo and removes everything it started.');
}
