import { describe, expect, it } from '@jest/globals';

import { chainLlm } from '../../../tools/n8n-host/chain-nodes';
import type { ExecutionView } from '../../../tools/n8n-host/execution-view';
import { NAMED_FAULTS, type ReplyStep } from '../../../tools/simulators';
import { type ModelNodes, modelNodes, routedWorkflow } from '../support/build';
import { recordOf, type StoredRecord } from '../support/records';
import { fallbackChain } from '../support/router-nodes';
import { run } from '../support/run';
import type { N8n } from '../support/with-suite';

/** Each maker's model, and one of another maker that stands in for it. */
const PAIRS = [
	['openai', 'mini', 'haiku'],
	['anthropic', 'haiku', 'mini'],
	['google', 'flash', 'haiku'],
	['openrouter', 'viaOpenRouter', 'haiku'],
] as const;
const FAULTS = [...NAMED_FAULTS, 'reset', 'empty', 'html', 'error_in_200'] as const;

/** What n8n's models do with failing servers, seen from both sides. */
export function faults(n8n: N8n): void {
	const ask = async (
		models: ReadonlyArray<keyof ModelNodes>,
		options: Readonly<Record<string, unknown>> = {},
	): Promise<{ view: ExecutionView; record: StoredRecord }> => {
		const nodes = modelNodes(n8n());
		const chain = fallbackChain(models.length, 'Fallback Chain', options);
		const connected = models.map((model) => nodes[model]);
		const built = routedWorkflow('Faults', [chainLlm({ text: 'Hello' })], chain, connected).build();
		const view = await run(n8n(), built);
		return { view, record: recordOf(view, 'Fallback Chain') };
	};
	const expectAttemptsToBeRequests = ({ attempts }: StoredRecord): void => {
		expect(attempts.map(({ model }) => model)).toEqual(n8n().simulators.requests.map(({ model }) => model));
	};

	describe.each(PAIRS)('on %s', (maker, first, standIn) => {
		it.each(FAULTS)('one attempt is one request when it meets %s', async (fault) => {
			n8n().simulators.when({ maker }, { fault });
			const { view, record } = await ask([first, standIn]);
			expectAttemptsToBeRequests(record);
			expect(record.attempts[0]).toMatchObject({ outcome: 'failed', failure: expect.any(String) });
			const answered = record.attempts.at(-1)?.outcome === 'answered';
			expect(view.status).toBe(answered ? 'success' : 'error');
			expect(record.decision.chosen !== undefined).toBe(answered);
		});
	});

	const failOnce = (step: ReplyStep): void => {
		n8n().simulators.script({ maker: 'anthropic' }, [step]);
	};

	it('asks the same model once more after a failure that may pass', async () => {
		failOnce({ fault: 'overloaded' });
		const { record } = await ask(['haiku', 'mini']);
		expect(record.attempts.map(({ model, outcome }) => `${model} ${outcome}`)).toEqual([
			'claude-haiku-4-5 failed',
			'claude-haiku-4-5 answered',
		]);
		expectAttemptsToBeRequests(record);
	});

	it('waits as long as the provider asks before it comes back', async () => {
		failOnce({ fault: 'rate_limit', retryAfterSeconds: 1 });
		const { record } = await ask(['haiku', 'mini']);
		expect(record.attempts.map(({ model }) => model)).toEqual(['claude-haiku-4-5', 'claude-haiku-4-5']);
		const [first, second] = n8n().simulators.requests;
		const waitedMs = (second?.at ?? 0) - (first?.at ?? 0);
		expect(waitedMs).toBeGreaterThanOrEqual(1_000);
		expect(waitedMs).toBeLessThan(2_500);
	});

	it('goes on to the next model when the answer takes longer than allowed', async () => {
		n8n().simulators.when({ maker: 'openai' }, { fault: 'silence' });
		const { view, record } = await ask(['mini', 'haiku'], { answerSeconds: 1 });
		expect(view.status).toBe('success');
		expect(record.attempts).toMatchObject([{ failure: 'timeout_total' }, { outcome: 'answered' }]);
		expect(record.attempts[0]?.durationMs).toBeGreaterThanOrEqual(1_000);
		expect(record.attempts[0]?.durationMs).toBeLessThan(1_500);
		expect(n8n().simulators.requests).toMatchObject([{ maker: 'openai', aborted: true }, {}]);
		expectAttemptsToBeRequests(record);
	});

	it('leaves a model alone in the next execution while its provider asks for it', async () => {
		failOnce({ fault: 'rate_limit', retryAfterSeconds: 30 });
		const { record: first } = await ask(['haiku', 'mini']);
		expect(first.attempts.map(({ model }) => model)).toEqual(['claude-haiku-4-5', 'gpt-4.1-mini']);
		const { record: second } = await ask(['haiku', 'mini']);
		expect(second.attempts.map(({ model }) => model)).toEqual(['gpt-4.1-mini']);
	});
}
