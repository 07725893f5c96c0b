/**
 * Prints how well calls are routed: `npm run bench:routing -- --data <dir>`, where the folder holds `routellm/` and
 * `routing/`. `--write` also writes docs/benchmarks/routing.md and its plots. The same data gives the same report.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { DUEL_USES, gainSets } from '../../training/gain/gain-sets';
import { readDuels, readLlmRouter, readMmluPro, readRouterArena } from '../../training/gain/sets';
import { type DayReport, measureDay } from './day';
import { measureDuels } from './duels';
import { plotOf } from './plot';
import { measurePool } from './pools';
import { readPublished, readSimpleRules } from './published';
import { dayText, outcomesText } from './report';

const ROOT = resolve(__dirname, '..', '..');
const DOCS = join(ROOT, 'docs', 'benchmarks');
const DUELS = ['mmlu', 'gsm8k', 'mt_bench'] as const;

const QUALITY_BARS = { Economy: 0.55, Balanced: 0.7, High: 0.8 } as const;

async function measureDays(): Promise<readonly [days: DayReport[], shown: DayReport]> {
	const route = (name: string, requiredQuality: number): Promise<DayReport> =>
		measureDay(`Cheapest Good Enough, ${name}`, { id: 'cheapestGoodEnough', requiredQuality });
	const shown = await route('Balanced', QUALITY_BARS.Balanced);
	return [
		[await route('Economy', QUALITY_BARS.Economy), shown, await route('High', QUALITY_BARS.High)],
		shown,
	];
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			data: { type: 'string', default: join(ROOT, '..', 'shared', 'data') },
			write: { type: 'boolean', default: false },
		},
	});
	const data = resolve(values.data);
	const sets = gainSets(data);
	const duels = DUELS.flatMap((name) => {
		const recorded = readDuels(data, name);
		if (recorded.length === 0) return [];
		return [
			measureDuels(
				{ name, duels: recorded, use: DUEL_USES[name] },
				sets.filter((set) => set.name !== name),
			),
		];
	});
	const pools = [
		['mmlu-pro', readMmluPro(data)] as const,
		['llmrouter', readLlmRouter(data)] as const,
		['routerarena', readRouterArena(data)] as const,
	].flatMap(([name, pool]) => (pool ? [{ report: measurePool(pool), plot: `routing-${name}.svg` }] : []));
	if (duels.length + pools.length === 0) console.error(`${data} holds no outcomes; see docs/benchmarks.`);
	const outcomes = outcomesText(duels, [...readSimpleRules(data), ...readPublished(data)], pools);
	const text = `# How well calls are routed\n\n${outcomes}\n\n${dayText(...(await measureDays()))}\n`;
	console.log(text);
	if (!values.write) return;
	mkdirSync(DOCS, { recursive: true });
	writeFileSync(join(DOCS, 'routing.md'), text);
	for (const { report, plot } of pools) writeFileSync(join(DOCS, plot), plotOf(report));
}

void main();
