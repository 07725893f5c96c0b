import { describe, expect, it } from '@jest/globals';
import { chartData, chartHtml, chartSvg, ExecutionRecords } from '../../../../src/ledger';
import { attempt, record, unpricedAttempt } from '../report/records';

const EVIL = `<script>alert("x")</script> & 'co'\u0000`;

function dataOf(records: ExecutionRecords, title = 'Run') {
	return chartData({ title, subtitle: 'Execution 7', cells: records.cells(), calls: records.calls });
}

function sample(): ExecutionRecords {
	const records = new ExecutionRecords();
	records.add(record(1, [attempt()]));
	records.add(record(2, [attempt({ costUsd: '0.003' }, 500)], { task: 'code' }));
	records.add(record(3, [unpricedAttempt({ model: 'llama3', provider: 'ollama' })]));
	return records;
}

/** Checks that tags are closed in the order in which they were opened. */
function expectWellFormed(markup: string): void {
	const open: string[] = [];
	for (const [, end, name, alone] of markup.matchAll(/<(\/?)([a-z0-9]+)[^>]*?(\/?)>/gi)) {
		if (end === '/') expect(open.pop()).toBe(name);
		else if (alone !== '/' && name !== 'meta' && name !== 'doctype') open.push(name ?? '');
	}
	expect(open).toEqual([]);
}

describe.each([
	['SVG', chartSvg],
	['HTML', chartHtml],
])('the chart as %s', (_kind, draw) => {
	const drawn = draw(dataOf(sample()));

	it('is well-formed and brings everything along', () => {
		expectWellFormed(drawn);
		expect(drawn).not.toMatch(/<script|<link|<img|@import|url\(|href=|src=/i);
		expect(drawn.match(/https?:[^"' ]+/g)).toEqual(['http://www.w3.org/2000/svg']);
	});

	it('follows the reader in light and dark', () => {
		expect(drawn).toContain('@media (prefers-color-scheme:dark)');
	});

	it('shows the cost as a lower bound when a price is missing', () => {
		expect(drawn).toContain('≥ $0.004');
		expect(drawn).toContain('price unknown');
		expect(drawn).toContain('1 request without a price');
	});

	it('has no number that is none', () => {
		expect(drawn).not.toMatch(/NaN|Infinity|undefined/);
	});

	it('escapes names from outside', () => {
		const records = new ExecutionRecords();
		records.add(record(1, [attempt({ model: EVIL, provider: EVIL })], { node: EVIL, task: EVIL }));
		const escaped = draw(dataOf(records, EVIL));
		expectWellFormed(escaped);
		expect(escaped).not.toContain('<script');
		expect(escaped).not.toContain('\u0000');
	});
});

describe('what is drawn', () => {
	it('is a bar per model with its tasks, and the rest together', () => {
		const records = new ExecutionRecords();
		for (let call = 1; call <= 12; call++) {
			const costUsd = `0.${String(100 - call).padStart(3, '0')}`;
			records.add(record(call, [attempt({ model: `model-${call}`, costUsd })], { task: `task-${call}` }));
		}
		const { bars, tasks } = dataOf(records);
		expect(bars).toHaveLength(9);
		expect(bars.at(-1)?.label).toBe('4 other models');
		expect(tasks).toHaveLength(8);
		expect(tasks.at(-1)).toBe('other tasks');
		const drawn = bars.flatMap(({ segments }) => segments).reduce((sum, { cost }) => sum + cost, 0n);
		expect(drawn).toBe(dataOf(records).total.cost);
	});

	it('grows step by step to the known cost', () => {
		expect(dataOf(sample()).steps.map(({ elapsedMs, cost }) => [elapsedMs, cost])).toEqual([
			[100, 1_000_000_000n],
			[100, 1_000_000_000n],
			[600, 4_000_000_000n],
		]);
	});

	it('draws no curve for a single step, and few corners for very many', () => {
		const single = new ExecutionRecords();
		single.add(record(1, [attempt()]));
		expect(chartSvg(dataOf(single))).not.toContain('Cost over the run');
		const many = new ExecutionRecords();
		for (let call = 1; call <= 5_000; call++) many.add(record(call, [attempt({}, call * 10)]));
		expect(chartSvg(dataOf(many)).length).toBeLessThan(25_000);
	});
});
