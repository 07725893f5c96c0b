import { describe, expect, it } from '@jest/globals';
import { NodeOperationError } from 'n8n-workflow';
import { ClassifyTask } from '../../../nodes/ClassifyTask/ClassifyTask.node';
import {
	BrokenExpression,
	executeContext,
	type ExecuteOptions,
	PerItem,
	settingErrorOf,
} from '../../support/n8n-context';

const SUMMARY = 'Summarize the following report in three sentences: The quarter was good.';
const TRANSLATION = 'Translate this sentence into French: The weather is nice today.';

function run(options: Partial<ExecuteOptions> & { readonly texts: readonly unknown[] }) {
	const { texts, parameters = {}, ...rest } = options;
	const context = executeContext({
		items: texts.map((_text, index) => ({ json: { id: index } })),
		parameters: { text: new PerItem(texts), outputMode: 'single', options: {}, ...parameters },
		...rest,
	});
	return new ClassifyTask().execute.call(context);
}

describe('one output', () => {
	it('has every item with its label, in order and linked to where it came from', async () => {
		const [items, ...others] = await run({ texts: [SUMMARY, TRANSLATION] });
		expect(others).toEqual([]);
		expect(items).toMatchObject([
			{ json: { id: 0, classification: { task: 'summarization', language: 'en' } }, pairedItem: { item: 0 } },
			{ json: { id: 1, classification: { task: 'translation' } }, pairedItem: { item: 1 } },
		]);
		expect(Object.keys(items?.[0]?.json['classification'] ?? {}).sort()).toEqual([
			'confidence',
			'difficulty',
			'estimatedTokens',
			'evidence',
			'language',
			'task',
		]);
	});

	it('takes the name of the field, and leaves out the incoming fields when asked', async () => {
		const options = { outputField: 'label', keepInputFields: false };
		const [items] = await run({ texts: [SUMMARY], parameters: { options } });
		expect(Object.keys(items?.[0]?.json ?? {})).toEqual(['label']);
	});

	it('keeps binary data', async () => {
		const binary = { file: { data: '', mimeType: 'image/png' } };
		const [items] = await run({ texts: [SUMMARY], items: [{ json: {}, binary }] });
		expect(items?.[0]?.binary).toEqual(binary);
	});

	it('takes an object as its JSON, and nothing at all gives nothing', async () => {
		const [items] = await run({ texts: [{ question: 'What is the capital of France?' }] });
		expect(items).toHaveLength(1);
		expect(await run({ texts: [] })).toEqual([[]]);
	});
});

describe('one output per task', () => {
	const parameters = { outputMode: 'perTask', tasks: ['translation', 'summarization'] };

	it('sorts items by task, the rest and the failed at the end', async () => {
		const texts = [SUMMARY, 'Write a Python function that sorts a list of numbers.', TRANSLATION, ' '];
		const outputs = await run({ texts, parameters, continueOnFail: true });
		expect(outputs.map((items) => items.map(({ json }) => json['id']))).toEqual([[2], [0], [1], [3]]);
	});

	it('refuses tasks that it does not know', async () => {
		const wrong = { ...parameters, tasks: ['cooking'] };
		const error = await settingErrorOf(() => run({ texts: [SUMMARY], parameters: wrong }));
		expect(error.message).toContain('parameter "Tasks"');
		expect(error.description).toContain('summarization');
	});
});

describe('an item that fails', () => {
	it.each([
		['', 'there is no text for item 1'],
		[null, 'there is no text for item 1'],
		[new BrokenExpression('no such field'), 'no such field'],
	])('stops the node and is named: %p', async (text, reason) => {
		const error = await settingErrorOf(() => run({ texts: [SUMMARY, text] }));
		expect(error).toMatchObject({ node: 'My Classifier', itemIndex: 1 });
		expect(error.message).toContain('parameter "Text"');
		expect(error.message).toContain(reason);
	});

	it('becomes an item with its error when the node goes on, linked to where it came from', async () => {
		const [items] = await run({ texts: [SUMMARY, '', TRANSLATION], continueOnFail: true });
		expect(items).toHaveLength(3);
		expect(items?.[1]).toMatchObject({
			json: { id: 1, error: expect.stringContaining('no text for item 1') },
			pairedItem: { item: 1 },
		});
		expect(items?.[1]?.error).toBeInstanceOf(NodeOperationError);
	});

	it('is an item without a name for its field', async () => {
		const error = await settingErrorOf(() =>
			run({ texts: [SUMMARY], parameters: { options: { outputField: ' ' } } }),
		);
		expect(error.description).toContain('Give "Output Field" a name');
	});
});
