import { readFileSync, writeFileSync } from 'node:fs';
import { startSimulators } from '../../../../tools/simulators';
import { DOC, withTable } from './doc';
import { roundTripTable } from './table';

/** Writes the table of round trips into the documentation. */
async function main(): Promise<void> {
	const simulators = await startSimulators();
	const table = await roundTripTable(simulators).finally(() => simulators.close());
	writeFileSync(DOC, withTable(readFileSync(DOC, 'utf8'), table));
	process.stdout.write(table);
}

void main();
