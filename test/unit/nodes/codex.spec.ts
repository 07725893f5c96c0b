import { describe, expect, it } from '@jest/globals';
import type { INodeType } from 'n8n-workflow';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ClassifyTask } from '../../../nodes/ClassifyTask/ClassifyTask.node';
import { FallbackChain } from '../../../nodes/FallbackChain/FallbackChain.node';
import { ModelCosts } from '../../../nodes/ModelCosts/ModelCosts.node';
import { RouteModel } from '../../../nodes/RouteModel/RouteModel.node';

const NODES: Readonly<Record<string, INodeType>> = {
	ClassifyTask: new ClassifyTask(),
	FallbackChain: new FallbackChain(),
	ModelCosts: new ModelCosts(),
	RouteModel: new RouteModel(),
};

describe.each(Object.entries(NODES))('%s', (name, node) => {
	const path = resolve(__dirname, `../../../nodes/${name}/${name}.node.json`);
	const file: Record<string, unknown> = JSON.parse(readFileSync(path, 'utf8'));

	it('says the same of itself in code and in its codex file, which n8n reads in its place', () => {
		const { categories, subcategories, alias } = node.description.codex ?? {};
		expect({
			categories: file['categories'],
			subcategories: file['subcategories'],
			alias: file['alias'],
		}).toEqual({
			categories,
			subcategories,
			alias,
		});
		expect(file['nodeVersion']).toBe(String(node.description.version));
	});

	it('has no two parameters of one name that are shown at the same time', () => {
		const shown = node.description.properties.map(({ name: parameter, displayOptions }) => {
			const operations = displayOptions?.show?.['operation'] ?? [''];
			return operations.map((operation) => `${String(operation)}: ${parameter}`);
		});
		expect(new Set(shown.flat()).size).toBe(shown.flat().length);
	});
});
