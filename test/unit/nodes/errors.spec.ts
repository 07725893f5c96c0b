import { describe, expect, it } from '@jest/globals';
import { NodeOperationError } from 'n8n-workflow';
import { loadCore } from '../../../nodes/shared/load-core';
import { parameterError, presentError } from '../../../nodes/shared/node-error';
import { AttemptsFailedError } from '../../../src/domain/errors';
import { failureOf } from '../../../src/domain/failure';
import { attemptOf } from '../../support/builders';
import { settingErrorOf } from '../../support/n8n-context';
import { nodeOf } from '../../support/node';
import { httpError } from '../../support/replies';

describe('loading the core', () => {
	it('gives what needs LangChain', async () => {
		const core = await loadCore(nodeOf());
		expect(Object.keys(core)).toEqual(expect.arrayContaining(['RoutedChatModel', 'describeModel', 'kindOf']));
	});

	it('says in one sentence that n8n is too old, and which one to get', async () => {
		const missing = async () =>
			await Promise.reject(new Error("Cannot find module '@langchain/core/messages'"));
		const error = await settingErrorOf(() => loadCore(nodeOf(), missing));
		expect(error).toMatchObject({
			message: 'My Router needs n8n 2.28 or newer',
			description: expect.stringContaining('Update n8n to 2.28 or newer'),
			functionality: 'configuration-node',
		});
	});
});

describe('errors shown by n8n', () => {
	const attempts = [
		attemptOf({ outcome: 'failed', failure: failureOf('auth', { httpStatus: 401 }) }),
		attemptOf({ label: 'Label 2', outcome: 'failed', failure: failureOf('overloaded') }),
	];
	const failed = new AttemptsFailedError(attempts, httpError(401), { afterContent: false });

	it('have the title and every attempt', () => {
		const shown = presentError(nodeOf(), failed);
		if (!(shown instanceof NodeOperationError)) throw new TypeError('This is no error of n8n.');
		expect(shown.message).toBe(
			'My Router: All 2 attempts failed, the last one on Label 2: provider overloaded',
		);
		expect(shown.description).toContain(
			'1. Label 1 [model-1]: The provider rejected the credential (HTTP 401)',
		);
		expect(shown.description).toContain('2. Label 2');
		expect(shown.functionality).toBe('configuration-node');
	});

	it('are left as they are when they are not ours, as a cancel', () => {
		const cancelled = new Error('cancelled');
		expect(presentError(nodeOf(), cancelled)).toBe(cancelled);
	});

	it('keep what caused a wrong setting', () => {
		const cause = new Error('x is not defined');
		const error = parameterError(nodeOf(), { parameter: 'Task', problem: 'p', remedy: 'r', cause });
		expect(error.message).toBe('My Router, parameter "Task": p');
		expect(error.cause).toMatchObject({ cause });
		expect(error.context['itemIndex']).toBeUndefined();
	});
});
