import { describe, expect, it } from '@jest/globals';
import { executionIdOf, ledgerOf } from '../../../nodes/shared/execution-ledger';
import { strictContext } from '../../support/strict-context';

interface Context {
	getExecutionId(): string | undefined;
	onExecutionFinish?(handler: () => unknown): void;
}

function contextOf(executionId: string | undefined) {
	const onFinish: (() => unknown)[] = [];
	const context = strictContext<Context>({
		getExecutionId: () => executionId,
		onExecutionFinish: (handler) => void onFinish.push(handler),
	});
	return { context, onFinish };
}

describe('the ledger of an execution', () => {
	it('is the same for all routers of one execution, and others for another', () => {
		const first = ledgerOf(contextOf('ledger-1').context);
		expect(ledgerOf(contextOf('ledger-1').context)).toBe(first);
		expect(ledgerOf(contextOf('ledger-2').context)).not.toBe(first);
	});

	it('is freed when the execution is over, and asked for that once', () => {
		const first = contextOf('ledger-3');
		const second = contextOf('ledger-3');
		const ledger = ledgerOf(first.context);
		ledgerOf(second.context);
		expect([first.onFinish.length, second.onFinish.length]).toEqual([1, 0]);
		first.onFinish[0]?.();
		expect(ledgerOf(contextOf('ledger-3').context)).not.toBe(ledger);
	});

	it.each([undefined, '', '__UNKNOWN__'])('is not kept for an execution called %p', (id) => {
		expect(executionIdOf(contextOf(id).context)).toBeUndefined();
		expect(ledgerOf(contextOf(id).context)).toBeUndefined();
	});

	it('is kept where n8n does not tell the end', () => {
		const context = strictContext<Context>({
			getExecutionId: () => 'ledger-4',
			onExecutionFinish: undefined as never,
		});
		expect(ledgerOf(context)).toBeDefined();
	});
});
