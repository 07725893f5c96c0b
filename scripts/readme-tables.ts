/**
 * Writes the reference tables of the README from the nodes themselves.
 *
 *   tsx scripts/readme-tables.ts           rewrites README.md
 *   tsx scripts/readme-tables.ts --check   exits with 1 when README.md is out of date
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeProperties } from 'n8n-workflow';
import { properties as classifyTask } from '../nodes/ClassifyTask/properties';
import { properties as fallbackChain } from '../nodes/FallbackChain/properties';
import { properties as modelCosts } from '../nodes/ModelCosts/properties';
import { properties as routeModel } from '../nodes/RouteModel/properties';
import { FAILURE_KINDS, FAILURE_RULES } from '../src/domain/failure';
import { POLICIES } from '../src/routing';

const README = join(__dirname, '..', 'README.md');

const NEXT_MODEL = {
	none: 'stops',
	any: 'next model',
	larger_context: 'next model with a larger context',
	other_provider: 'next model, another provider first',
} as const;

const RETRY = { never: 'no', after_wait: 'after a wait', once: 'once' } as const;

function cell(text: string): string {
	return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}

function defaultOf(property: INodeProperties): string {
	const { default: value, options } = property;
	if (value === '' || value === undefined || (typeof value === 'object' && JSON.stringify(value) === '{}'))
		return '';
	const named = (entry: unknown) =>
		(options ?? []).flatMap((option) =>
			'value' in option && option.value === entry ? option.name : [],
		)[0] ?? String(entry);
	if (typeof value === 'object' && !Array.isArray(value)) return 'filled in';
	if (Array.isArray(value))
		return value.length > 4
			? `${value.length} of ${options?.length ?? value.length}`
			: value.map(named).join(', ');
	return named(value);
}

function rowsOf(
	properties: readonly INodeProperties[],
	prefixOf: (property: INodeProperties) => string,
): string[] {
	return properties
		.filter(({ type }) => type !== 'notice')
		.flatMap((property) => {
			const name = `${prefixOf(property)}${property.displayName}`;
			const fields = property.type === 'collection' ? fieldsOf(property) : [];
			if (fields.length > 0) return rowsOf(fields, () => `${name} → `);
			return [`| ${cell(name)} | ${cell(defaultOf(property))} | ${cell(property.description ?? '')} |`];
		});
}

function fieldsOf({ options = [] }: INodeProperties): INodeProperties[] {
	return options.filter((option): option is INodeProperties => 'displayName' in option && 'type' in option);
}

/** The operation that alone has a parameter, as the panel names it; empty for parameters of all. */
function operationPrefix(properties: readonly INodeProperties[]): (property: INodeProperties) => string {
	const options = properties.find(({ name }) => name === 'operation')?.options ?? [];
	return ({ displayOptions }) => {
		const [operation, ...others] = displayOptions?.show?.['operation'] ?? [];
		const option = options.find((each) => 'value' in each && each.value === operation);
		return option && others.length === 0 ? `${option.name}: ` : '';
	};
}

function nodeTable(properties: readonly INodeProperties[]): string {
	const rows = rowsOf(properties, operationPrefix(properties));
	return ['| Parameter | Default | What it does |', '|---|---|---|', ...rows].join('\n');
}

function failureTable(): string {
	const rows = FAILURE_KINDS.map((kind) => {
		const { label, retrySameModel, nextModel } = FAILURE_RULES[kind];
		return `| \`${kind}\` | ${label} | ${RETRY[retrySameModel]} | ${NEXT_MODEL[nextModel]} |`;
	});
	return ['| Kind | In words | Same model again | Then |', '|---|---|---|---|', ...rows].join('\n');
}

function policyTable(): string {
	const rows = Object.values(POLICIES).map(
		({ label, description, whenToUse }) => `| ${label} | ${cell(description)} | ${cell(whenToUse)} |`,
	);
	return ['| Strategy | What it does | When to take it |', '|---|---|---|', ...rows].join('\n');
}

const TABLES: Readonly<Record<string, string>> = {
	'route-model': nodeTable(routeModel),
	'fallback-chain': nodeTable(fallbackChain),
	'classify-task': nodeTable(classifyTask),
	'model-costs': nodeTable(modelCosts),
	policies: policyTable(),
	failures: failureTable(),
};

/** The README's text with every table between its marks replaced. @throws Error when a mark is missing. */
function withTables(readme: string): string {
	return Object.entries(TABLES).reduce((text, [name, table]) => {
		const [begin, end] = [`<!-- table:${name} -->`, '<!-- /table -->'];
		const from = text.indexOf(begin);
		const to = text.indexOf(end, from);
		if (from < 0 || to < 0)
			throw new Error(`README.md has no place for the table "${name}"; put ${begin} and ${end} in it.`);
		return `${text.slice(0, from + begin.length)}\n\n${table}\n\n${text.slice(to)}`;
	}, readme);
}

/** The text without the white space and rules by which the formatter aligns tables. */
function plain(text: string): string {
	return text.replace(/[\s-]+/g, ' ');
}

/** Whether the README's tables are those of the nodes. */
export function isUpToDate(readme: string): boolean {
	return plain(withTables(readme)) === plain(readme);
}

if (require.main === module) {
	const readme = readFileSync(README, 'utf8');
	if (process.argv.includes('--check')) {
		if (!isUpToDate(readme)) {
			console.error('README.md is out of date: run tsx scripts/readme-tables.ts');
			process.exitCode = 1;
		}
	} else writeFileSync(README, withTables(readme));
}
