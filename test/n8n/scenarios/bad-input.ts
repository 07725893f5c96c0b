import { describe, expect, it } from '@jest/globals';

import { agent, chainLlm, toolCalculator } from '../../../tools/n8n-host/chain-nodes';
import type { ExecutionView } from '../../../tools/n8n-host/execution-view';
import { setJson } from '../../../tools/n8n-host/trigger-nodes';
import type { NodeSpec } from '../../../tools/n8n-host/workflow-types';
import { modelNodes, routedWorkflow } from '../support/build';
import { BARRED_ROUTE_MODEL, PROBE_TYPES } from '../support/probe-nodes';
import { expectSuccess, recordOf } from '../support/records';
import { fallbackChain, routeModel } from '../support/router-nodes';
import { run } from '../support/run';
import type { N8n } from '../support/with-suite';

interface Complaint {
	/** What the error says: node, parameter or connection, problem. */
	readonly message: string | RegExp;
	/** What the user is told to do. */
	readonly remedy: string | RegExp;
	/** Default: Route Model. */
	readonly node?: string;
}

/** Wrong connections and settings: each gives an error of the node that names the cause and the remedy. */
export function badInput(n8n: N8n): void {
	const runBelowChain = async (
		router: NodeSpec,
		models: ReadonlyArray<NodeSpec | undefined>,
	): Promise<ExecutionView> => {
		const mainFlow = [setJson({ task: 'cooking' }), chainLlm({ text: 'Hello' })];
		return await run(n8n(), routedWorkflow('Bad input', mainFlow, router, models).build());
	};
	const expectComplaint = (
		view: ExecutionView,
		{ message, remedy, node = 'Route Model' }: Complaint,
	): void => {
		expect(view.status).toBe('error');
		expect(view.error?.message).toMatch(message);
		expect(view.error?.description).toMatch(remedy);
		expect(view.error?.name).toBe('NodeOperationError');
		expect(view.error?.['node']).toMatchObject({ name: node });
		expect(n8n().simulators.requests).toEqual([]);
	};

	describe('connections', () => {
		it('says that no model is connected', async () => {
			expectComplaint(await runBelowChain(routeModel(), []), {
				message: 'Route Model: No model is connected',
				remedy: 'Connect at least one chat model',
			});
		});

		it('says the same for a chain whose only model is switched off', async () => {
			const { mini } = modelNodes(n8n());
			const off = { ...mini, settings: { disabled: true } };
			expectComplaint(await runBelowChain(fallbackChain(1), [off]), {
				message: 'Fallback Chain: No model is connected',
				remedy: 'not deactivated',
				node: 'Fallback Chain',
			});
		});

		it('refuses a completion model by name', async () => {
			const completion = {
				name: 'Old OpenAI',
				type: '@n8n/n8n-nodes-langchain.lmOpenAi',
				typeVersion: 1,
				credentials: [n8n().credentials.openAi],
				parameters: { model: { __rl: true, mode: 'id', value: 'gpt-3.5-turbo-instruct' }, options: {} },
			};
			expectComplaint(await runBelowChain(routeModel(), [modelNodes(n8n()).mini, completion]), {
				message: '"Old OpenAI" is a completion model, and only chat models can be routed',
				remedy: 'Replace "Old OpenAI" by a chat model',
			});
		});

		it('refuses something that is no model at all', async () => {
			const thing = { name: 'Thing', type: PROBE_TYPES.noModel, typeVersion: 1 };
			expectComplaint(await runBelowChain(routeModel(), [thing]), {
				message: '"Thing" is no chat model',
				remedy: 'Replace "Thing" by a chat model',
			});
		});
	});

	describe('models that cannot use tools', () => {
		const withoutTools = (name: string): NodeSpec => ({
			name,
			type: PROBE_TYPES.withoutTools,
			typeVersion: 1,
		});
		const runAgent = async (models: readonly NodeSpec[]): Promise<ExecutionView> => {
			const builder = routedWorkflow(
				'Agent',
				[agent({ text: 'Hi' })],
				routeModel({ strategy: 'inOrder' }),
				models,
			);
			builder.node(toolCalculator()).connect('Calculator', 'AI Agent', { type: 'ai_tool' });
			return await run(n8n(), builder.build());
		};

		it('are passed over with the reason in the record', async () => {
			n8n().simulators.when({}, { text: 'Hello' });
			const view = await runAgent([withoutTools('Plain'), modelNodes(n8n()).haiku]);
			expectSuccess(view);
			const { decision, attempts } = recordOf(view);
			expect(decision.chosen).toBe('claude-haiku-4-5');
			expect(decision.candidates.map(({ rejected }) => rejected)).toEqual([
				undefined,
				'does not support tools',
			]);
			expect(attempts).toHaveLength(1);
		});

		it('are an error when there is no other', async () => {
			expectComplaint(await runAgent([withoutTools('Plain'), withoutTools('Bare')]), {
				message: 'Route Model: None of the 2 connected models can take this call',
				remedy: /Plain: does not support tools\. Bare: does not support tools\. Connect a model that can/,
			});
		});

		it('serve a chain without tools, with an unknown cost shown as such', async () => {
			const view = await runBelowChain(routeModel({ numberOfModels: 1 }), [withoutTools('Plain')]);
			expectSuccess(view);
			const record = recordOf(view);
			expect(record.unpricedAttempts).toBe(1);
			expect(record.costUsd).toBeUndefined();
			expect(view.customData['llm_cost_usd']).toBe('>=0');
			expect(view.nodeRuns('Route Model').flatMap(({ hints }) => hints)).toEqual([
				expect.stringMatching(/^The cost of .* is unknown: /),
			]);
		});
	});

	describe('parameters', () => {
		const cases: ReadonlyArray<[string, Parameters<typeof routeModel>[0], Complaint]> = [
			[
				'an unknown task from an expression',
				{ task: '={{ $json.task }}' },
				{ message: 'Route Model, parameter "Task": "cooking" cannot be used', remedy: 'one of: extraction' },
			],
			[
				'an expression that cannot be evaluated',
				{ task: '={{ $json.task.missing.deeper }}' },
				{
					message: /^Route Model, parameter "Task": /,
					remedy: /Correct the expression|Use detect or one of/,
				},
			],
			[
				'an expression that names a missing node',
				{ task: `={{ $('Nowhere').item.json.task }}` },
				{
					message: /parameter "Task": its expression could not be evaluated/,
					remedy: 'Correct the expression in "Task"',
				},
			],
			[
				'an option whose expression gives nothing, such as a data policy that would be lost',
				{ options: { dataPolicy: { policy: { regions: '={{ $json.misspelt }}' } } } },
				{
					message: 'parameter "Data Policy, Regions": its expression gives nothing',
					remedy: 'Correct the expression in "Data Policy, Regions"',
				},
			],
			[
				'an option whose expression has an error',
				{ options: { pinModel: '={{ foo( }}' } },
				{ message: 'parameter "Pin Model": its expression could not be evaluated', remedy: 'Pin Model' },
			],
			[
				'an empty number, which is not zero',
				{ strategy: 'spreadLoad', spreadWeights: { weight: [{ model: 1, weight: '' }] } },
				{ message: '"Weights, row 1, Weight": an empty value cannot be used', remedy: '0 to 1000' },
			],
			[
				'a matrix row that names an empty input',
				{ strategy: 'taskMatrix', numberOfModels: 3, matrix: [{ task: 'code', model: 3 }] },
				{
					message: 'parameter "Task Matrix, row 1": nothing is connected to Model 3',
					remedy: 'Connect a chat model to Model 3',
				},
			],
			[
				'a stand-in that is no number',
				{ strategy: 'taskMatrix', matrix: [{ task: 'code', model: 1, standIns: 'two' }] },
				{ message: '"two" is no model number', remedy: 'Name models by their numbers' },
			],
			[
				'a matrix without rows',
				{ strategy: 'taskMatrix', matrix: [] },
				{ message: 'parameter "Task Matrix": the matrix has no rows', remedy: 'Add at least one row' },
			],
			[
				'an unknown strategy',
				{ strategy: 'luck' },
				{
					message: 'parameter "Strategy": "luck" cannot be used',
					remedy: 'Choose one of: cheapestGoodEnough',
				},
			],
		];

		it.each(cases)('complains about %s', async (_what, options, complaint) => {
			const { mini, haiku } = modelNodes(n8n());
			expectComplaint(await runBelowChain(routeModel(options), [mini, haiku]), complaint);
		});
	});

	it('says in one sentence that this n8n is too old', async () => {
		const router = routeModel({ type: BARRED_ROUTE_MODEL });
		expectComplaint(await runBelowChain(router, [modelNodes(n8n()).mini]), {
			message: 'Route Model needs n8n 2.28 or newer',
			remedy: 'Update n8n to 2.28 or newer',
		});
	});
}
