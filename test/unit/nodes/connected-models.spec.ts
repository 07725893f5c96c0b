import { describe, expect, it } from '@jest/globals';
import {
	type INode,
	type ISupplyDataFunctions,
	type NodeConnectionType,
	NodeOperationError,
} from 'n8n-workflow';
import { connectedModels } from '../../../nodes/shared/connected-models';
import { kindOf } from '../../../src/langchain';
import { nodeOf } from '../../support/node';
import { settingErrorOf } from '../../support/n8n-context';
import { rejectionOf } from '../../support/rejection';
import { ScriptedChatModel } from '../../support/scripted-model';
import { strictContext } from '../../support/strict-context';

type Context = Pick<ISupplyDataFunctions, 'getInputConnectionData' | 'getNode' | 'getParentNodes'> & {
	/** On n8n's contexts, and not in their published type. */
	getConnections(node: INode, type: NodeConnectionType): unknown;
};

interface Canvas {
	/** Names by input, null where nothing is connected. Those in brackets are deactivated. */
	readonly inputs: readonly (string | null)[];
	/** Replaces the models that n8n hands over. */
	readonly received?: unknown;
	/** Replaces the connections that n8n tells; `null` for an n8n that has no such method. */
	readonly connections?: unknown;
}

const modelOf = (name: string) => new ScriptedChatModel([], { model: name });

/** A context as n8n makes it: parents and models come in the reverse order of the inputs. */
function contextOf({ inputs, received, connections }: Canvas): Context {
	const reversed = inputs.filter((name) => name !== null).reverse();
	const active = reversed.filter((name) => !name.startsWith('('));
	return strictContext<Context>({
		getNode: () => nodeOf(),
		getParentNodes: (name, options) => {
			expect([name, options]).toEqual(['My Router', { connectionType: 'ai_languageModel', depth: 1 }]);
			return reversed.map((parent) => ({
				...nodeOf({ name: parent, type: `x.lm${parent}` }),
				disabled: parent.startsWith('('),
			}));
		},
		getInputConnectionData: async (type, itemIndex) => {
			expect([type, itemIndex]).toEqual(['ai_languageModel', 0]);
			return received === undefined ? active.map(modelOf) : received;
		},
		...(connections === null
			? { getConnections: undefined as never }
			: {
					getConnections: () =>
						connections ?? inputs.map((name) => (name === null ? null : [{ node: name }])),
				}),
	});
}

async function slotsOn(canvas: Canvas): Promise<string[]> {
	const models = await connectedModels(contextOf(canvas), 0, kindOf);
	for (const { name, model } of models) expect(model).toMatchObject({ model: name });
	return models.map(({ slot, name }) => `${slot} ${name}`);
}

describe('connected models', () => {
	it.each<[string, Canvas, string[]]>([
		[
			'go by input, though n8n hands them over in reverse',
			{ inputs: ['A', 'B', 'C'] },
			['1 A', '2 B', '3 C'],
		],
		['keep their number beside an empty input', { inputs: ['A', null, 'C'] }, ['1 A', '3 C']],
		['keep their number after an empty first input', { inputs: [null, 'B'] }, ['2 B']],
		['keep their number beside a deactivated one', { inputs: ['A', '(B)', 'C'] }, ['1 A', '3 C']],
		['can be one alone', { inputs: ['A'] }, ['1 A']],
		[
			'are numbered in order where n8n does not tell the inputs',
			{ inputs: ['A', 'B'], connections: null },
			['1 A', '2 B'],
		],
		[
			'are numbered in order where n8n tells something else',
			{ inputs: ['A', 'B'], connections: { x: 1 } },
			['1 A', '2 B'],
		],
	])('%s', async (_what, canvas, slots) => {
		expect(await slotsOn(canvas)).toEqual(slots);
	});

	it('can come alone instead of in a list', async () => {
		const model = modelOf('A');
		const [only] = await connectedModels(contextOf({ inputs: ['A'], received: model }), 0, kindOf);
		expect(only).toMatchObject({ slot: 1, name: 'A', nodeType: 'x.lmA' });
		expect(only?.model).toBe(model);
	});
});

describe('what cannot be routed', () => {
	it.each([[[]], [undefined], [null]])('nothing at all (%j)', async (received) => {
		const context = contextOf({ inputs: [], received: received ?? [] });
		expect(await settingErrorOf(() => connectedModels(context, 0, kindOf))).toMatchObject({
			message: 'My Router: No model is connected',
			node: 'My Router',
			functionality: 'configuration-node',
			description: expect.stringContaining('Connect at least one chat model'),
		});
	});

	it.each([
		[{ lc_namespace: ['langchain', 'llms', 'openai'], invoke: () => undefined }, 'is a completion model'],
		[{ lc_namespace: ['langchain', 'embeddings'], invoke: () => undefined }, 'is no chat model'],
		['a text', 'is no chat model'],
	])('%j, by its name on the canvas', async (received, reason) => {
		const context = contextOf({ inputs: ['A'], received: [received] });
		const { message, description } = await settingErrorOf(() => connectedModels(context, 0, kindOf));
		expect(message).toContain(`"A" ${reason}`);
		expect(description).toContain('Replace "A" by a chat model');
	});

	it('a context that the test did not set up is noticed', async () => {
		const bare = strictContext<Context>({ getNode: () => nodeOf() });
		const error = await rejectionOf(() => connectedModels(bare, 0, kindOf));
		expect(error).not.toBeInstanceOf(NodeOperationError);
		expect(String(error)).toContain('did not define "getInputConnectionData"');
	});
});
