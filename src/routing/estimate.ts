import type { CallFeatures } from '../domain/call';
import type { Estimate } from '../domain/decision';
import type { Candidate } from '../domain/model';
import type { Classification } from '../domain/task';
import { costOf } from '../ledger';
import { abilityOf, expectedQuality } from './quality';

/** What one candidate is expected to deliver for one call, and at what cost. */
export function estimate(candidate: Candidate, features: CallFeatures, task: Classification): Estimate {
	const ability = abilityOf(candidate);
	const { price } = candidate.profile;
	const cost =
		price &&
		costOf({ inputTokens: features.inputTokensEstimate, outputTokens: features.outputTokensEstimate }, price)
			.total;
	return {
		...(ability !== undefined && { quality: expectedQuality(ability, task.difficulty) }),
		...(cost !== undefined && { cost }),
	};
}
