import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { chooseProvider } from '../../../tools/demo/providers';
import { readExample, EXAMPLES_DIR } from '../../../tools/demo/read-example';
import { EXAMPLE_WORKFLOWS } from '../../../tools/demo/example-workflows';
import { cut, renderTable } from '../../../tools/demo/table';
import { withCredentials } from '../../../tools/demo/with-credentials';

const NAMES = Object.keys(EXAMPLE_WORKFLOWS) as Array<keyof typeof EXAMPLE_WORKFLOWS>;
const URLS = {
	openai: 'http://a/v1',
	anthropic: 'http://a',
	google: 'http://a',
	openrouter: 'http://a/or',
	mistral: 'http://a/mi/v1',
	deepseek: 'http://a/ds/v1',
};

describe.each(NAMES)('examples/workflows/%s.json', (name) => {
	it('is what its definition gives; else run tsx tools/demo/write-examples.ts', () => {
		expect(readExample(name)).toEqual(JSON.parse(JSON.stringify(EXAMPLE_WORKFLOWS[name]())));
	});

	it('holds no credentials and only nodes that exist', () => {
		const { nodes } = readExample(name);
		expect(readFileSync(join(EXAMPLES_DIR, `${name}.json`), 'utf8')).not.toContain('"credentials"');
		for (const { type } of nodes.filter((node) => node.type.startsWith('n8n-nodes-model-router.'))) {
			const id = type.split('.')[1] ?? '';
			const file = `${id.charAt(0).toUpperCase()}${id.slice(1)}`;
			expect(existsSync(join(EXAMPLES_DIR, '..', '..', 'nodes', file, `${file}.node.ts`))).toBe(true);
		}
	});
});

describe('where the demo gets its models', () => {
	it('takes a maker’s own key first, then OpenRouter’s, else a simulator, and never says a key', () => {
		const keys = { OPENAI_API_KEY: 'own-secret', OPENROUTER_API_KEY: 'router-secret' };
		expect(chooseProvider('openai', keys, URLS).route).toBe('own');
		expect(chooseProvider('anthropic', keys, URLS).route).toBe('openrouter');
		expect(chooseProvider('anthropic', { ANTHROPIC_API_KEY: '' }, URLS).route).toBe('simulator');
		expect(chooseProvider('openai', keys, URLS).said).not.toContain('secret');
	});

	it('puts a credential into every model node and turns nodes over to OpenRouter', () => {
		const ref = (type: string) => ({ type, id: '1', name: type });
		const { nodes } = withCredentials(readExample('agent'), {
			openai: { route: 'simulator', credential: ref('openAiApi') },
			anthropic: { route: 'openrouter', credential: ref('openRouterApi') },
		});
		const models = nodes.filter(({ type }) => type.includes('.lmChat'));
		expect(models.every(({ credentials }) => credentials !== undefined)).toBe(true);
		const haiku = models.find(({ name }) => name === 'Anthropic claude-haiku-4-5');
		expect(haiku).toMatchObject({
			type: '@n8n/n8n-nodes-langchain.lmChatOpenRouter',
			parameters: { model: 'anthropic/claude-haiku-4.5' },
		});
	});
});

describe('the table', () => {
	it('cuts only the first column, and keeps within the width', () => {
		const columns = [{ title: 'Prompt' }, { title: 'Cost', numeric: true }];
		const text = renderTable(
			columns,
			[
				['x'.repeat(90), '0.5'],
				['total', '12.5'],
			],
			{ width: 40 },
		);
		expect(text.split('\n').map((line) => line.length)).toEqual([40, 40, 40, 40, 40]);
		expect(text.split('\n')[2]).toMatch(/^x{33}… {3}0\.5$/);
		expect(cut('one\n two', 5)).toBe('one …');
	});
});
