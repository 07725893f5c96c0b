import type { CallFeatures } from '../domain/call';
import type { Rejection } from '../domain/decision';
import type { Candidate } from '../domain/model';

type Check = (candidate: Candidate, features: CallFeatures) => Rejection | undefined;

/**
 * The estimate of prompt tokens is rough, so a model is ruled out for its context window only when the prompt exceeds
 * it by this factor; closer calls are left to the provider, whose refusal makes the next model take over.
 */
const CONTEXT_MARGIN = 1.15;

const CHECKS: readonly Check[] = [
	({ bindsTools, profile }, { needsTools }) =>
		needsTools && (!bindsTools || profile.tools === false)
			? { kind: 'no_tools', message: 'does not support tools' }
			: undefined,
	({ profile }, { needsImages }) =>
		needsImages && profile.imageInput === false
			? { kind: 'no_images', message: 'does not read images' }
			: undefined,
	({ profile }, { needsAudio }) =>
		needsAudio && profile.audioInput === false
			? { kind: 'no_audio', message: 'does not read audio' }
			: undefined,
	({ profile }, { inputTokensEstimate }) =>
		profile.contextTokens !== undefined && inputTokensEstimate > profile.contextTokens * CONTEXT_MARGIN
			? {
					kind: 'context_too_small',
					message: `holds ${profile.contextTokens} tokens, the prompt has about ${inputTokensEstimate}`,
				}
			: undefined,
];

/** Why the candidate cannot take the call, or undefined when nothing known speaks against it. */
export function rejectionOf(candidate: Candidate, features: CallFeatures): Rejection | undefined {
	for (const check of CHECKS) {
		const rejection = check(candidate, features);
		if (rejection) return rejection;
	}
	return undefined;
}
