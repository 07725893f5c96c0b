import { describe, expect, it } from '@jest/globals';
import { readParameters } from '../../../nodes/FallbackChain/parameters';
import { readHandOver, readResilience } from '../../../nodes/shared/resilience-parameters';
import {
	HAND_OVER_KINDS,
	handOverProperty,
	resilienceOptions,
} from '../../../nodes/shared/resilience-properties';
import { ANSWER_FAULT_RULES } from '../../../src/domain/answer-fault';
import { ANSWER_FAULTS, FAILURE_KINDS, FAILURE_RULES } from '../../../src/domain/failure';
import { DEFAULT_RETRY_POLICY, DEFAULT_TIME_LIMITS } from '../../../src/resilience';
import { parameterContext, settingErrorOf } from '../../support/n8n-context';

const read = (options: object) => readResilience(parameterContext({ options }), 0);

describe('limits and retries', () => {
	it('are those of the core when the panel says nothing', () => {
		const { limits, policy, faultChoice } = read({});
		expect(limits).toEqual(DEFAULT_TIME_LIMITS);
		expect(policy).toMatchObject(DEFAULT_RETRY_POLICY);
		for (const fault of ANSWER_FAULTS) {
			expect(faultChoice[fault]).toBe(ANSWER_FAULT_RULES[fault].failsByDefault);
		}
	});

	it('are shown on the panel as they hold', () => {
		const shown = Object.fromEntries(resilienceOptions.map((option) => [option.name, option.default]));
		expect(read(shown)).toEqual(read({}));
	});

	it('are read in seconds, to the millisecond, also from text', () => {
		expect(
			read({ firstTokenSeconds: 1.5, gapSeconds: '2', answerSeconds: 0, callSeconds: 0.0004 }).limits,
		).toEqual({
			firstTokenMs: 1_500,
			gapMs: 2_000,
			wholeAnswerMs: 0,
			callMs: 0,
		});
	});

	it('change what they say and nothing else', () => {
		const { policy, faultChoice } = read({
			retriesPerModel: 0,
			waitSeconds: 9,
			maxAttempts: 3,
			treatAsFailure: ['cut_off'],
			afterContent: 'continue',
		});
		expect(policy).toMatchObject({
			maxRetriesPerModel: 0,
			maxWaitMs: 9_000,
			maxAttempts: 3,
			afterContent: 'continue',
		});
		expect(policy.backoff).toEqual(DEFAULT_RETRY_POLICY.backoff);
		const counted = ANSWER_FAULTS.filter((fault) => faultChoice[fault]);
		expect(counted).toEqual(['cut_off']);
	});

	it.each<[options: Record<string, unknown>, remedy: string]>([
		[{ firstTokenSeconds: -1 }, 'number of seconds that is not negative'],
		[{ gapSeconds: 'soon' }, 'number of seconds'],
		[{ answerSeconds: -1 }, 'number of seconds'],
		[{ callSeconds: {} }, 'number of seconds'],
		[{ callSeconds: '' }, 'number of seconds'],
		[{ firstTokenSeconds: NaN }, 'number of seconds'],
		[{ gapSeconds: Infinity }, 'number of seconds'],
		[{ answerSeconds: undefined }, 'Correct the expression'],
		[{ retriesPerModel: [] }, 'whole number from 0 to 10'],
		[{ waitSeconds: -3 }, 'number of seconds'],
		[{ retriesPerModel: 1.5 }, 'whole number from 0 to 10'],
		[{ retriesPerModel: 11 }, 'whole number from 0 to 10'],
		[{ maxAttempts: 0 }, 'whole number from 1 to 100'],
		[{ hedge: 'yes' }, 'on or off'],
		[{ treatAsFailure: ['too_short'] }, 'cut_off'],
		[{ afterContent: 'again' }, 'restart'],
	])('%j is refused by the name on the panel, with a remedy', async (options, remedy) => {
		const [name] = Object.keys(options);
		const { displayName } = resilienceOptions.find((option) => option.name === name) ?? {};
		const error = await settingErrorOf(() => read(options));
		expect(error.message).toContain(`parameter "${displayName}": `);
		expect(error.description).toContain(remedy);
	});
});

describe('taking over', () => {
	it('is offered for every failure but a cancel, and is preset as the table of failures says', () => {
		expect(handOverProperty.options?.map((option) => 'value' in option && option.value)).toEqual(
			HAND_OVER_KINDS,
		);
		expect(HAND_OVER_KINDS).toEqual(FAILURE_KINDS.filter((kind) => kind !== 'aborted'));
		expect(handOverProperty.default).toEqual(
			HAND_OVER_KINDS.filter((kind) => FAILURE_RULES[kind].tryNextModel),
		);
	});

	it('is said of each kind, so that what is not chosen stops the chain', () => {
		const handOver = readHandOver(parameterContext({ handOver: ['rate_limit'] }), 0);
		expect(Object.keys(handOver)).toEqual(HAND_OVER_KINDS);
		expect(Object.entries(handOver).filter(([, takesOver]) => takesOver)).toEqual([['rate_limit', true]]);
	});

	it('is refused for what is no failure', async () => {
		const error = await settingErrorOf(() => readHandOver(parameterContext({ handOver: ['boredom'] }), 0));
		expect(error.message).toContain('parameter "Next Model Takes Over When": "["boredom"]" cannot be used');
		expect(error.description).toContain('rate_limit');
	});
});

it('Fallback Chain goes in order, with its own limits and its own word on failures', () => {
	const config = readParameters(parameterContext({ options: { gapSeconds: 5 }, handOver: ['auth'] }), 0);
	expect(config).toMatchObject({
		strategy: { id: 'inOrder' },
		limits: { gapMs: 5_000 },
		policy: { handOver: { auth: true, rate_limit: false } },
	});
	expect(config.strengths.size).toBe(0);
});
