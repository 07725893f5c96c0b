import { describe, expect, it } from '@jest/globals';

import { agent } from '../../../tools/n8n-host/chain-nodes';
import type { ExecutionView } from '../../../tools/n8n-host/execution-view';
import { codeItems, manualTrigger } from '../../../tools/n8n-host/trigger-nodes';
import { workflow, type WorkflowBuilder } from '../../../tools/n8n-host/workflow-builder';
import type { NodeSpec } from '../../../tools/n8n-host/workflow-types';
import { modelNodes } from '../support/build';
import { expectSuccess } from '../support/records';
import { classifyTask, type ClassifyTaskOptions } from '../support/router-nodes';
import { run } from '../support/run';
import type { N8n } from '../support/with-suite';

const CODE = { id: 'a', text: 'Write a Python function that reverses a string.' };
const TRANSLATION = { id: 'b', text: 'Translate into French: The house is old.' };
const CHAT = { id: 'c', text: 'Hello, how are you today?' };
const EMPTY = { id: 'd', note: 'nothing to classify' };
const ITEMS = [CODE, TRANSLATION, CHAT, EMPTY];

/** Copies the item it was paired with, as `$('Items').item` sees it. */
function pairedCopy(name: string): NodeSpec {
	return {
		name,
		type: 'n8n-nodes-base.set',
		typeVersion: 3.5,
		parameters: { mode: 'raw', jsonOutput: `={{ { id: $('Items').item.json.id } }}`, options: {} },
	};
}

/** A trigger, the items, Classify Task, and a paired copy on each of its outputs. */
function classified(
	options: ClassifyTaskOptions,
	outputs: readonly string[],
	rows: readonly Readonly<Record<string, unknown>>[] = ITEMS,
): WorkflowBuilder {
	const trigger = manualTrigger();
	const builder = workflow('Classified').node(trigger).node(codeItems(rows)).node(classifyTask(options));
	builder.connect(trigger.name, 'Items').connect('Items', 'Classify Task');
	for (const [outputIndex, name] of outputs.entries()) {
		builder.node(pairedCopy(name)).connect('Classify Task', name, { outputIndex });
	}
	return builder;
}

/** Ids of the items that arrived behind each output, by way of the paired items. */
function arrivals(view: ExecutionView, outputs: readonly string[]): Record<string, unknown[]> {
	const idsBehind = (name: string): unknown[] => (view.nodeRuns(name)[0]?.json() ?? []).map(({ id }) => id);
	return Object.fromEntries(outputs.map((name) => [name, idsBehind(name)]));
}

/** Classify Task in the main flow and as a tool. */
export function classifyTasks(n8n: N8n): void {
	describe('with one output', () => {
		it('labels every item and keeps its fields and its pair', async () => {
			const view = await run(n8n(), classified({}, ['After'], [CODE, TRANSLATION, CHAT]).build());
			expectSuccess(view);
			const labelled = view.nodeRuns('Classify Task')[0]?.json() ?? [];
			expect(labelled).toMatchObject([
				{ ...CODE, classification: { task: 'code', language: 'en' } },
				{ ...TRANSLATION, classification: { task: 'translation' } },
				{ ...CHAT, classification: { task: 'conversation' } },
			]);
			for (const { classification } of labelled) {
				expect(classification).toMatchObject({
					difficulty: expect.any(Number),
					confidence: expect.any(Number),
					evidence: expect.any(Array),
					estimatedTokens: expect.any(Number),
				});
			}
			expect(arrivals(view, ['After'])).toEqual({ After: ['a', 'b', 'c'] });
			expect(n8n().simulators.requests).toEqual([]);
		});

		it('takes text of any kind, from any field', async () => {
			const rows = [{ ask: 42 }, { ask: { deep: ['Translate this'] } }, { ask: '你好，请写一首诗' }];
			const options = { text: '={{ $json.ask }}', options: { outputField: 'label', keepInputFields: false } };
			const view = await run(n8n(), classified(options, [], rows).build());
			expectSuccess(view);
			const labelled = view.nodeRuns('Classify Task')[0]?.json() ?? [];
			expect(labelled.map((json) => Object.keys(json))).toEqual([['label'], ['label'], ['label']]);
			expect(labelled[2]?.['label']).toMatchObject({ language: 'zh' });
		});

		it('stops at an item without text and names node, parameter, item and remedy', async () => {
			const view = await run(n8n(), classified({}, []).build());
			expect(view.status).toBe('error');
			expect(view.error?.message).toContain('Classify Task, parameter "Text": there is no text for item 3');
			expect(view.error?.description).toContain('Point "Text" at a field');
			expect(view.error?.['context']).toMatchObject({ itemIndex: 3 });
		});

		it('marks the failing item when it is told to continue', async () => {
			const settings = { onError: 'continueRegularOutput' };
			const view = await run(n8n(), classified({ settings }, ['After']).build());
			expectSuccess(view);
			const failed = view.nodeRuns('Classify Task')[0]?.json()[3];
			expect(failed).toEqual({ ...EMPTY, error: expect.stringContaining('there is no text for item 3') });
			expect(arrivals(view, ['After'])).toEqual({ After: ['a', 'b', 'c', 'd'] });
		});
	});

	describe('with one output per task', () => {
		const perTask = { outputMode: 'perTask', tasks: ['translation', 'code'] } as const;
		const outputs = ['Translation', 'Code', 'Other Tasks', 'Failed'];

		it('sorts by task, then others, and sends a failed item to no branch of a task', async () => {
			const settings = { onError: 'continueRegularOutput' };
			const view = await run(n8n(), classified({ ...perTask, settings }, outputs).build());
			expectSuccess(view);
			expect(arrivals(view, outputs)).toEqual({
				Translation: ['b'],
				Code: ['a'],
				'Other Tasks': ['c'],
				Failed: ['d'],
			});
		});

		it('sends a failed item to the error output when there is one', async () => {
			const settings = { onError: 'continueErrorOutput' };
			const withError = [...outputs, 'Error'];
			const view = await run(n8n(), classified({ ...perTask, settings }, withError).build());
			expectSuccess(view);
			expect(arrivals(view, withError)).toEqual({
				Translation: ['b'],
				Code: ['a'],
				'Other Tasks': ['c'],
				Failed: [],
				Error: ['d'],
			});
		});
	});

	describe('with tasks of the user', () => {
		const refund = {
			name: 'refund_request',
			description: 'A customer wants money back',
			examples: 'I want my money back for order 4411\nPlease refund the broken lamp',
		};
		const rows = [{ id: 'r', text: 'Please refund my money for the broken chair' }, CODE];

		it('gives each an output, and recommends a model of a list', async () => {
			const outputs = ['Code', 'refund_request', 'Other Tasks', 'Failed'];
			const view = await run(
				n8n(),
				classified(
					{
						outputMode: 'perTask',
						tasks: ['code'],
						ownTasks: { task: [refund] },
						options: { recommendFrom: 'openai/gpt-4.1-nano\nanthropic/claude-opus-4-5' },
					},
					outputs,
					rows,
				).build(),
			);
			expectSuccess(view);
			expect(arrivals(view, outputs)).toEqual({
				Code: ['a'],
				refund_request: ['r'],
				'Other Tasks': [],
				Failed: [],
			});
			expect(view.nodeRuns('Classify Task')[0]?.json(undefined, 1)[0]?.['classification']).toMatchObject({
				task: 'refund_request',
				kind: expect.any(String),
				recommended: { model: expect.any(String), provider: expect.any(String), reason: expect.any(String) },
			});
		});
	});

	it('serves an agent as a tool', async () => {
		const stage = n8n();
		const { haiku } = modelNodes(stage);
		stage.simulators.when({}, ({ turns }) => {
			const result = turns.find(({ role }) => role === 'tool')?.text;
			if (result !== undefined) return { text: result };
			return { toolCalls: [{ name: 'Classify_Task', args: { text: CODE.text } }] };
		});
		const spec = classifyTask({ text: `={{ $fromAI('text', 'The request', 'string') }}` });
		const tool = { ...spec, type: `${spec.type}Tool` };
		const trigger = manualTrigger();
		const builder = workflow('As a tool')
			.node(trigger)
			.node(agent({ text: 'What is this?' }))
			.node(haiku)
			.node(tool);
		builder.connect(trigger.name, 'AI Agent').connect(haiku.name, 'AI Agent', { type: 'ai_languageModel' });
		builder.connect(tool.name, 'AI Agent', { type: 'ai_tool' });
		const view = await run(stage, builder.build());
		expectSuccess(view);
		expect(JSON.stringify(view.nodeRuns('AI Agent').at(-1)?.json())).toContain('code');
	});
}
