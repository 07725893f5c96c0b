import type { Attempt } from '../../src/domain/attempt';
import type { CallFeatures } from '../../src/domain/call';
import type { Candidate } from '../../src/domain/model';
import type { ModelPrice } from '../../src/domain/price';
import { usdPerMtokToPico } from '../../src/domain/money';
import type { Classification } from '../../src/domain/task';

/** A price from USD per million tokens. */
export function priceOf(inputUsdPerMtok: number, outputUsdPerMtok: number): ModelPrice {
	return { inputPico: usdPerMtokToPico(inputUsdPerMtok), outputPico: usdPerMtokToPico(outputUsdPerMtok) };
}

/** A candidate of a provider of its own, of which nothing is known but that tools can be bound to it. */
export function candidateOf(slot: number, fields: Partial<Candidate> = {}): Candidate {
	return {
		slot,
		label: `Label ${slot}`,
		ref: { provider: `provider-${slot}`, model: `model-${slot}` },
		endpoint: `endpoint-${slot}`,
		profile: {},
		bindsTools: true,
		nested: false,
		...fields,
	};
}

/** A short text-only call. */
export function featuresOf(fields: Partial<CallFeatures> = {}): CallFeatures {
	return {
		inputTokensEstimate: 1_000,
		outputTokensEstimate: 200,
		needsTools: false,
		needsImages: false,
		needsAudio: false,
		needsFiles: false,
		structuredOutput: false,
		agentStep: 'none',
		...fields,
	};
}

/** A summarization of middle difficulty. */
export function taskOf(fields: Partial<Classification> = {}): Classification {
	return {
		task: 'summarization',
		difficulty: 0.5,
		confidence: 0.9,
		evidence: ['asks for a summary'],
		source: 'rules',
		...fields,
	};
}

/** An answered attempt that took half a second. */
export function attemptOf(fields: Partial<Attempt> = {}): Attempt {
	return {
		slot: 1,
		label: 'Label 1',
		ref: { provider: 'provider-1', model: 'model-1' },
		outcome: 'answered',
		startedAt: Date.UTC(2026, 0, 1),
		durationMs: 500,
		...fields,
	};
}
