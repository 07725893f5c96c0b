import { ConfigurationError } from '../domain/errors';
import { type FaultChoice, isAnswerFault } from '../domain/answer-fault';
import { ANSWER_FAULTS, FAILURE_RULES, isFailureKind } from '../domain/failure';
import { refuseUnknownKeys } from '../routing';
import {
	AFTER_CONTENT,
	DEFAULT_RETRY_POLICY,
	DEFAULT_TIME_LIMITS,
	type RetryPolicy,
	type TimeLimits,
} from '../resilience';

/** How long a call waits, how often it tries, and what it takes for an answer. */
export interface ChainSettings {
	/** In milliseconds, 0 for no limit; those left out have their defaults. */
	readonly limits?: Partial<TimeLimits>;
	/** What is left out has its default. */
	readonly policy?: Partial<RetryPolicy>;
	/**
	 * Which faults of an answer count as failures, such as `{ cut_off: true }`; by default all but `cut_off`. Those left
	 * out have their default.
	 */
	readonly treatAsFailure?: FaultChoice;
}

/** Settings with every default filled in. */
export interface CompleteSettings {
	readonly limits: TimeLimits;
	readonly policy: RetryPolicy;
	readonly faultChoice: FaultChoice;
}

/**
 * Fills in the defaults and checks what was given.
 *
 * @throws {ConfigurationError} naming the setting that is not known or cannot work.
 */
export function completeSettings({
	limits: givenLimits = {},
	policy: givenPolicy = {},
	treatAsFailure = {},
}: ChainSettings): CompleteSettings {
	refuseUnknownKeys('limits', givenLimits, Object.keys(DEFAULT_TIME_LIMITS));
	refuseUnknownKeys('policy', givenPolicy, Object.keys(POLICY_KEYS));
	const limits = withDefaults(DEFAULT_TIME_LIMITS, givenLimits);
	const policy = withDefaults(DEFAULT_RETRY_POLICY, givenPolicy);
	refuseUnknownKeys('policy.backoff', policy.backoff, ['baseMs', 'capMs']);
	for (const [name, value] of Object.entries(limits)) checkAmount(`limits.${name}`, value);
	checkPolicy(policy);
	checkFaults(treatAsFailure);
	return { limits, policy, faultChoice: treatAsFailure };
}

const POLICY_KEYS: Readonly<Record<keyof RetryPolicy, true>> = {
	maxAttempts: true,
	maxRetriesPerModel: true,
	maxWaitMs: true,
	backoff: true,
	hedge: true,
	afterContent: true,
	handOver: true,
};

/** A setting that is given as `undefined` has its default as well. */
function withDefaults<T extends object>(defaults: T, given: Partial<T>): T {
	const stated = Object.entries(given).filter(([, value]) => value !== undefined);
	return { ...defaults, ...Object.fromEntries(stated) };
}

function checkPolicy(policy: RetryPolicy): void {
	const { maxAttempts, maxRetriesPerModel, maxWaitMs, backoff, handOver, afterContent } = policy;
	checkCount('policy.maxAttempts', maxAttempts, 1);
	checkCount('policy.maxRetriesPerModel', maxRetriesPerModel, 0);
	checkAmount('policy.maxWaitMs', maxWaitMs);
	checkAmount('policy.backoff.baseMs', backoff.baseMs);
	checkAmount('policy.backoff.capMs', backoff.capMs);
	if (afterContent !== undefined && !AFTER_CONTENT.includes(afterContent)) {
		const known = AFTER_CONTENT.join(', ');
		refuse('policy.afterContent', `"${String(afterContent)}" is no known way`, `Use one of ${known}.`);
	}
	for (const kind of Object.keys(handOver ?? {})) {
		if (!isFailureKind(kind)) {
			const known = Object.keys(FAILURE_RULES).join(', ');
			refuse('policy.handOver', `"${kind}" is no kind of failure`, `Use one of ${known}.`);
		}
	}
}

function checkFaults(choice: FaultChoice): void {
	for (const [fault, value] of Object.entries(choice)) {
		const setting = 'treatAsFailure';
		if (!isAnswerFault(fault)) {
			refuse(setting, `"${fault}" is no fault of an answer`, `Use one of ${ANSWER_FAULTS.join(', ')}.`);
		}
		if (typeof value !== 'boolean') refuse(setting, `${fault} is not true or false`, 'Give true or false.');
	}
}

function checkAmount(setting: string, value: unknown): void {
	if (typeof value === 'number' && Number.isFinite(value) && value >= 0) return;
	refuse(
		setting,
		`A time is a number of at least 0, not ${String(value)}`,
		'Give milliseconds; 0 means no limit or no wait.',
	);
}

function checkCount(setting: string, value: unknown, least: number): void {
	if (typeof value === 'number' && Number.isInteger(value) && value >= least) return;
	refuse(
		setting,
		`A count is a whole number of at least ${least}, not ${String(value)}`,
		'Give such a number, or leave it out to have its default.',
	);
}

function refuse(setting: string, message: string, remedy: string): never {
	throw new ConfigurationError(setting, `${setting}: ${message}`, remedy);
}
