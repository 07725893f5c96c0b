/**
 * Trains the gain heads and the gaps of tasks: `npm run train:gain -- --data <dir>`, where the folder holds `routellm/`
 * and `routing/`. Writes gain-heads.json and task-gaps.json in src/classify/learned; the same data gives the same bytes.
 * `--check` compares instead of writing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { EXAM_KINDS } from '../../src/classify/learned/gain';
import { storedHead } from './fit';
import { gainSets } from './gain-sets';
import { taskGaps } from './task-gaps';

const ROOT = resolve(__dirname, '..', '..');
const LEARNED = join(ROOT, 'src', 'classify', 'learned');

function trainedHeads(data: string): object {
	const sets = gainSets(data);
	for (const { name, kind, examples } of sets) console.log(`${kind}: ${examples.length} of ${name}`);
	const heads = EXAM_KINDS.map((kind) => {
		const head = storedHead(kind, sets);
		if (!head)
			throw new Error(`${data} holds no outcomes to learn ${kind} from; it needs routellm/ and routing/.`);
		return [kind, head] as const;
	});
	return Object.fromEntries(heads);
}

/** Writes what was trained, or tells whether it is what is on disk. */
async function keep(name: string, trained: object, onlyCheck: boolean): Promise<void> {
	const path = join(LEARNED, name);
	const text = await format(JSON.stringify(trained), { ...(await resolveConfig(path)), filepath: path });
	if (!onlyCheck) {
		writeFileSync(path, text);
		console.log(`Wrote ${text.length} bytes to ${name}.`);
		return;
	}
	const same = readFileSync(path, 'utf8') === text;
	console.log(same ? `${name} is what this data gives.` : `${name} differs: run \`npm run train:gain\`.`);
	if (!same) process.exitCode = 1;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			data: { type: 'string', default: join(ROOT, '..', 'shared', 'data') },
			check: { type: 'boolean', default: false },
		},
	});
	const data = resolve(values.data);
	await keep('gain-heads.json', trainedHeads(data), values.check);
	await keep('task-gaps.json', taskGaps(data), values.check);
}

void main();
