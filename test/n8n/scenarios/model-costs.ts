import { expect, it } from '@jest/globals';

import { chainLlm } from '../../../tools/n8n-host/chain-nodes';
import type { ItemJson } from '../../../tools/n8n-host/execution-view';
import { billedPico, pico } from '../support/accounts';
import { modelNodes, routedWorkflow } from '../support/build';
import { expectSuccess } from '../support/records';
import { fallbackChain, modelCosts } from '../support/router-nodes';
import { run } from '../support/run';
import type { N8n } from '../support/with-suite';

/** Model Costs behind a chain that fell over once. */
export function modelCostsReport(n8n: N8n): void {
	const report = async (groupBy: string): Promise<readonly ItemJson[]> => {
		const stage = n8n();
		const { mini, haiku } = modelNodes(stage);
		stage.simulators.script({ maker: 'openai' }, [{ fault: 'model_not_found' }]);
		const [first, second] = ['First', 'Second'].map((name) => chainLlm({ text: 'Hello', name }));
		if (first === undefined || second === undefined) throw new Error('Two chains were made.');
		const builder = routedWorkflow('Costs', [first, second], fallbackChain(), [mini, haiku]);
		builder.connect('Fallback Chain', first.name, { type: 'ai_languageModel' });
		builder.node(modelCosts({ groupBy })).connect(second.name, 'Model Costs');
		const view = await run(stage, builder.build());
		expectSuccess(view);
		return view.nodeRuns('Model Costs')[0]?.json() ?? [];
	};

	it('reports one row per model and a total that is the bill to the last digit', async () => {
		const rows = await report('model');
		const bill = n8n().simulators.bill();
		expect(bill.map(({ model }) => model)).toEqual(['claude-haiku-4-5', 'gpt-4.1-mini']);
		for (const line of bill) {
			const row = rows.find(({ model }) => model === line.model);
			expect(row).toMatchObject({
				inputTokens: line.usage.inputTokens,
				outputTokens: line.usage.outputTokens,
			});
			expect(pico(String(row?.['costUsd']))).toBe(billedPico([line]));
		}
		expect(pico(String(rows.find(({ total }) => total)?.['costUsd']))).toBe(billedPico(bill));
	});

	it('reports one row per node', async () => {
		const rows = await report('node');
		expect(rows.filter(({ total }) => !total)).toMatchObject([{ node: 'Fallback Chain', calls: 2 }]);
	});
}
