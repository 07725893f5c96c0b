import { expect, it } from '@jest/globals';

import {
	chainLlm,
	informationExtractor,
	outputParserStructured,
	textClassifier,
} from '../../../tools/n8n-host/chain-nodes';
import { setJson } from '../../../tools/n8n-host/trigger-nodes';
import { expectBooksToBalance } from '../support/accounts';
import { modelNodes, routedWorkflow } from '../support/build';
import { expectSuccess, recordOf, recordsOf } from '../support/records';
import { routeModel } from '../support/router-nodes';
import { run } from '../support/run';
import type { N8n } from '../support/with-suite';

const CITY_SCHEMA = {
	type: 'object',
	properties: { city: { type: 'string' }, inhabitants: { type: 'number' } },
	required: ['city', 'inhabitants'],
};
const CATEGORIES = [
	{ category: 'Food', description: 'Eating and drinking' },
	{ category: 'Sports', description: 'Games and matches' },
];

/** Chains other than agents above a router. */
export function chains(n8n: N8n): void {
	const models = () => {
		const { mini, haiku } = modelNodes(n8n());
		return [mini, haiku];
	};

	it('gives a Basic LLM Chain what its output parser asks for', async () => {
		const stage = n8n();
		stage.simulators.when({}, { text: '```json\n{"output":{"city":"Paris","inhabitants":2100000}}\n```' });
		const question = chainLlm({ text: 'Which is the capital of France?', hasOutputParser: true });
		const builder = routedWorkflow('Parsed', [question], routeModel(), models());
		const parser = outputParserStructured(CITY_SCHEMA);
		builder.node(parser).connect(parser.name, question.name, { type: 'ai_outputParser' });
		const view = await run(stage, builder.build());
		expectSuccess(view);
		expect(view.nodeRuns(question.name)[0]?.json()).toEqual([
			{ output: { city: 'Paris', inhabitants: 2_100_000 } },
		]);
		expect(JSON.stringify(stage.simulators.requests[0]?.body)).toContain('inhabitants');
		expectBooksToBalance({ stage, view, routers: ['Route Model'], parent: question.name, calls: 1 });
	});

	it('lets a Text Classifier send the item down one branch', async () => {
		const stage = n8n();
		stage.simulators.when({}, { text: '{"Food": false, "Sports": true}' });
		const classifier = textClassifier('The final ended 2:1', CATEGORIES);
		const builder = routedWorkflow('Classified', [setJson({ id: 1 }), classifier], routeModel(), models());
		for (const [outputIndex, { category }] of CATEGORIES.entries()) {
			builder.node(setJson({ category }, category)).connect(classifier.name, category, { outputIndex });
		}
		const view = await run(stage, builder.build());
		expectSuccess(view);
		expect(view.nodeRuns('Sports')[0]?.json()).toEqual([{ category: 'Sports' }]);
		expect(view.nodeRuns('Food')).toEqual([]);
		expect(recordOf(view).task.id).toBe('classification');
		expectBooksToBalance({ stage, view, routers: ['Route Model'], parent: classifier.name, calls: 1 });
	});

	it('fills the attributes of an Information Extractor', async () => {
		const stage = n8n();
		stage.simulators.when({}, { text: '{"city":"Lyon","inhabitants":520000}' });
		const extractor = informationExtractor('Lyon has 520,000 inhabitants.', CITY_SCHEMA);
		const view = await run(stage, routedWorkflow('Extracted', [extractor], routeModel(), models()).build());
		expectSuccess(view);
		expect(view.nodeRuns(extractor.name)[0]?.json()).toEqual([
			{ output: { city: 'Lyon', inhabitants: 520_000 } },
		]);
		expect(recordOf(view).task.id).toBe('extraction');
		expectBooksToBalance({ stage, view, routers: ['Route Model'], parent: extractor.name, calls: 1 });
	});

	it('counts two nodes that share one router into one total', async () => {
		const stage = n8n();
		stage.simulators.when({}, { text: 'Fine.' });
		const [first, second] = [
			chainLlm({ text: 'Say fine', name: 'First' }),
			chainLlm({ text: 'Again', name: 'Second' }),
		];
		const builder = routedWorkflow('Shared', [first, second], routeModel(), models());
		builder.connect('Route Model', 'First', { type: 'ai_languageModel' });
		const view = await run(stage, builder.build());
		expectSuccess(view);
		expect(recordsOf(view, 'Route Model').map(({ execution }) => execution.calls)).toEqual([1, 2]);
		expectBooksToBalance({ stage, view, routers: ['Route Model'], parent: 'Second', calls: 2 });
	});
}
