import { describe, expect, it } from '@jest/globals';
import { AttemptsFailedError, NoCandidateError } from '../../../src/domain/errors';
import {
	type CallObserver,
	describeModel,
	type FinishedCall,
	RoutedChatModel,
	type Router,
} from '../../../src/langchain';
import { ExecutionTotals } from '../../../src/ledger';
import { priceOf } from '../../support/builders';
import { answer, httpError, usageChunk } from '../../support/replies';
import { collect, testPorts } from '../../support/routers';
import { rejectionOf, thrown } from '../../support/rejection';
import { ScriptedChatModel } from '../../support/scripted-model';

const price = priceOf(1, 10);

function routerOver(models: readonly Router['candidates'][number]['model'][], fields: Partial<Router> = {}) {
	const ports = testPorts();
	const candidates = models.map((model, index) => describeModel(model, { slot: index + 1, price }));
	const model = new RoutedChatModel({ candidates, strategy: { id: 'inOrder' }, ...ports, ...fields });
	return { model, clock: ports.clock };
}

/** An observer that keeps what it is told. */
function watcher() {
	const seen: { started: number; finished: FinishedCall[] } = { started: 0, finished: [] };
	const observer: CallObserver = {
		started: () => {
			seen.started += 1;
			return (call) => seen.finished.push(call);
		},
	};
	return { seen, observer };
}

describe('an observer', () => {
	it('is told once of each call, however it ends', async () => {
		const { seen, observer } = watcher();
		const replies = [answer('a'), { pieces: ['b'] }, httpError(400), { pieces: ['c', 'd'] }] as const;
		const { model, clock } = routerOver([new ScriptedChatModel(replies)], { observer });
		await model.invoke('hello');
		await collect(model.stream('hello'));
		await rejectionOf(() => clock.run(model.invoke('hello')));
		for await (const chunk of await model.stream('hello')) if (chunk.text === 'c') break;
		await new Promise((resolve) => setImmediate(resolve));
		expect(seen.started).toBe(4);
		expect(
			seen.finished.map(({ record, error }) => [record.attempts[0]?.outcome, error instanceof Error]),
		).toEqual([
			['answered', false],
			['answered', false],
			['failed', true],
			['aborted', false],
		]);
	});

	it('does no harm when it throws, at the start or at the end', async () => {
		const fail = () => {
			throw new Error('from the observer');
		};
		for (const observer of [{ started: fail }, { started: () => fail }]) {
			const { model } = routerOver([new ScriptedChatModel([answer('a'), { pieces: ['b'] }])], { observer });
			expect((await model.invoke('hello')).text).toBe('a');
			expect((await collect(model.stream('hello'))).map(({ text }) => text).join('')).toBe('b');
		}
	});
});

describe('an error', () => {
	it('is shown as the host wants it, to the caller and to the observer', async () => {
		const { seen, observer } = watcher();
		const shown = new Error('as the host shows it');
		const presentError = (error: unknown) => (error instanceof AttemptsFailedError ? shown : error);
		const { model } = routerOver([new ScriptedChatModel([httpError(401)])], { observer, presentError });
		expect(await rejectionOf(() => model.invoke('hello'))).toBe(shown);
		expect(seen.finished[0]?.error).toBe(shown);
	});

	it('names every model when none can take the call, and none is asked', async () => {
		const inner = new ScriptedChatModel([]);
		const [candidate] = [describeModel(inner, { slot: 1, label: 'Blind' })];
		const blind = { ...candidate, profile: { imageInput: false } };
		const model = new RoutedChatModel({ candidates: [blind], strategy: { id: 'inOrder' }, ...testPorts() });
		const image = { type: 'image_url', image_url: { url: 'data:image/png;base64,AA==' } };
		const error = await thrown(NoCandidateError, () => model.invoke([{ role: 'user', content: [image] }]));
		expect(error.remedy).toContain('Blind: does not read images');
		expect(inner.calls).toEqual([]);
	});
});

describe('what was saved', () => {
	it('is told against a chain of chains by the price of the model that it would have asked', async () => {
		const { seen, observer } = watcher();
		const dear = routerOver([new ScriptedChatModel([], { model: 'dear' })]);
		const { model: chain } = routerOver([dear.model]);
		const cheap = describeModel(new ScriptedChatModel([answer('a')], { model: 'cheap' }), {
			slot: 1,
			price: priceOf(0.5, 5),
		});
		const candidates = [cheap, describeModel(chain, { slot: 2 })];
		await routerOver([], { candidates, observer }).model.invoke('hello');
		expect(seen.finished[0]?.record).toMatchObject({ costUsd: '0.001', baselineUsd: '0.002' });
	});
});

describe('the totals of an execution', () => {
	/** A chain inside a router that share the totals, as two nodes of one workflow do. */
	function nested(inner: ScriptedChatModel) {
		const totals = new ExecutionTotals();
		const { model: chain } = routerOver([inner], { totals });
		return { totals, ...routerOver([chain], { totals }) };
	}

	it('count a call through two routers once', async () => {
		const { totals, model } = nested(
			new ScriptedChatModel([answer('a'), { pieces: ['b', usageChunk()] }], { model: 'm' }),
		);
		await model.invoke('hello');
		await collect(model.stream('hello'));
		expect(totals.toRecord()).toEqual({
			calls: 2,
			costUsd: '0.004',
			inputTokens: 2_000,
			outputTokens: 200,
			unpricedAttempts: 0,
		});
		expect(totals.toSummary().llm_models).toBe('m x2');
	});

	it('count a failure through two routers once', async () => {
		const broken = { pieces: [usageChunk(500, 1), 'a', httpError(500)] };
		const { totals, model, clock } = nested(new ScriptedChatModel([broken, { pieces: ['hang'] }]));
		await rejectionOf(() => clock.run(collect(model.stream('hello'))));
		expect(totals.toRecord()).toMatchObject({
			calls: 1,
			inputTokens: 500,
			costUsd: '0.00051',
			// It broke off in its middle: what was reported by then is a lower bound.
			unpricedAttempts: 1,
		});
		await rejectionOf(() => clock.run(model.invoke('hello')));
		expect(totals.toRecord()).toMatchObject({ calls: 2, inputTokens: 500, unpricedAttempts: 2 });
	});
});
