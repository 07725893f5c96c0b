import { describe, expect, it } from '@jest/globals';
import {
	HAND_OVER_KINDS,
	handOverProperty,
	resilienceOptions,
} from '../../../nodes/shared/resilience-properties';
import { FAILURE_RULES } from '../../../src/domain/failure';
import { DEFAULT_RETRY_POLICY, DEFAULT_TIME_LIMITS } from '../../../src/resilience';

function defaultOf(name: string): unknown {
	return resilienceOptions.find((property) => property.name === name)?.default;
}

describe('the panel of limits and retries', () => {
	it.each([
		['firstTokenSeconds', DEFAULT_TIME_LIMITS.firstTokenMs / 1000],
		['gapSeconds', DEFAULT_TIME_LIMITS.gapMs / 1000],
		['answerSeconds', DEFAULT_TIME_LIMITS.wholeAnswerMs / 1000],
		['callSeconds', DEFAULT_TIME_LIMITS.callMs / 1000],
		['waitSeconds', DEFAULT_RETRY_POLICY.maxWaitMs / 1000],
		['retriesPerModel', DEFAULT_RETRY_POLICY.maxRetriesPerModel],
		['maxAttempts', DEFAULT_RETRY_POLICY.maxAttempts],
	])('shows the default of %s that the core has', (name, value) => {
		expect(defaultOf(name)).toBe(value);
	});

	it('hands over by default exactly what the table hands over', () => {
		expect(handOverProperty.default).toEqual(
			HAND_OVER_KINDS.filter((kind) => FAILURE_RULES[kind].tryNextModel),
		);
	});

	it('offers every kind but the cancelled call', () => {
		const offered = (handOverProperty.options ?? []).map((option) =>
			'value' in option ? option.value : undefined,
		);
		expect(offered).toEqual(HAND_OVER_KINDS);
		expect(offered).not.toContain('aborted');
	});
});
