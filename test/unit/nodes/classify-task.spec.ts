import { describe, expect, it } from '@jest/globals';
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
		// With an error beside its JSON, n8n would take the fields of the item away.
		expect(items?.[1]).not.toHaveProperty('error');
	});

	it('is what an error output looks for: nothing but the error, to which n8n adds the fields', async () => {
		const [items] = await run({ texts: [''], onError: 'continueErrorOutput', continueOnFail: true });
		expect(items?.[0]?.json).toEqual({ error: expect.stringContaining('no text for item 0') });
	});

	it('is an item without a name for its field', async () => {
		const error = await settingErrorOf(() =>
			run({ texts: [SUMMARY], parameters: { options: { outputField: ' ' } } }),
		);
		expect(error.message).toContain('parameter "Output Field"');
		expect(error.description).toContain('Give the field a name');
	});
});

const REFUND = 'I want my money back for order 4411';
const row = {
	name: 'refund_request',
	description: 'Money back for an order',
	examples: `${REFUND}\nRefund the lamp`,
};

describe('tasks of the user', () => {
	it('are told by their examples and keep the built-in kind of work beside them', async () => {
		const [items] = await run({ texts: [REFUND, SUMMARY], parameters: { ownTasks: { task: [row] } } });
		expect(items?.map(({ json }) => json['classification'])).toMatchObject([
			{ task: 'refund_request', kind: expect.any(String) },
			{ task: 'summarization' },
		]);
		expect(items?.[1]?.json['classification']).not.toHaveProperty('kind');
	});

	it('have outputs of their own, after those of the chosen tasks', async () => {
		const parameters = { outputMode: 'perTask', tasks: ['summarization'], ownTasks: { task: [row] } };
		const outputs = await run({ texts: [REFUND, SUMMARY, TRANSLATION], parameters });
		expect(outputs.map((items) => items.map(({ json }) => json['id']))).toEqual([[1], [0], [2], []]);
	});

	it('take examples as a list from an expression', async () => {
		const ownTasks = { task: [{ ...row, examples: [REFUND] }] };
		const [items] = await run({ texts: [REFUND], parameters: { ownTasks } });
		expect(items?.[0]?.json['classification']).toMatchObject({ task: 'refund_request' });
	});

	it.each([
		[[{ ...row, name: '' }], 'Own Tasks, task 1', 'no name'],
		[[row, { ...row, name: 'code' }], 'Own Tasks, task 2', 'built-in task'],
		[[row, row], 'Own Tasks"', 'same name'],
	])('are refused with a reason: %j', async (task, parameter, problem) => {
		const error = await settingErrorOf(() => run({ texts: [REFUND], parameters: { ownTasks: { task } } }));
		expect(error.message).toContain(parameter);
		expect(error.message).toContain(problem);
	});
});

describe('a recommended model', () => {
	const options = { recommendFrom: 'openai/gpt-4.1-nano, anthropic/claude-opus-4-5' };
	const HARD =
		'Prove that there are infinitely many primes of the form 4n + 3, then derive the complexity of a distributed concurrent algorithm that enumerates them, step by step.';

	it('is the cheapest of the list that is good enough, with what it is expected to cost', async () => {
		const [items] = await run({ texts: ['Hello, how are you?', HARD], parameters: { options } });
		const recommended = items?.map(({ json }) => json['classification']) ?? [];
		expect(recommended).toMatchObject([
			{
				recommended: {
					provider: 'openai',
					model: 'gpt-4.1-nano',
					expectedCostUsd: expect.stringMatching(/^0\.0/),
				},
			},
			{ recommended: { provider: 'anthropic', model: 'claude-opus-4-5' } },
		]);
	});

	it('is absent without a list', async () => {
		const [items] = await run({ texts: [HARD] });
		expect(items?.[0]?.json['classification']).not.toHaveProperty('recommended');
	});

	it('has a hint at models that the catalogue does not know', async () => {
		const hints: string[] = [];
		const recommendFrom = 'opnai/gpt-4.1-nano, anthropic/claude-opus-4-5';
		await run({ texts: [HARD], parameters: { options: { recommendFrom } }, hints });
		expect(hints).toEqual([expect.stringContaining('does not know opnai/gpt-4.1-nano, so')]);
	});

	it('names the quality bar that cannot be used', async () => {
		const wrong = { options: { recommendFrom: 'openai/gpt-4.1-nano', recommendBar: 'super' } };
		const error = await settingErrorOf(() => run({ texts: [HARD], parameters: wrong }));
		expect(error.message).toContain('parameter "Recommend With Quality Bar": "super" cannot be used');
		expect(error.description).toBe('Choose one of: economy, balanced, high, best.');
	});

	it('names a list entry without a provider', async () => {
		const wrong = { options: { recommendFrom: 'gpt-4.1-nano' } };
		const error = await settingErrorOf(() => run({ texts: [HARD], parameters: wrong }));
		expect(error.message).toContain('parameter "Recommend From": "gpt-4.1-nano" does not name a provider');
	});
});
