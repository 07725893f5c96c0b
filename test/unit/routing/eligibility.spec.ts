import { describe, expect, it } from '@jest/globals';
import type { CallFeatures } from '../../../src/domain/call';
import type { Candidate } from '../../../src/domain/model';
import { rejectionOf } from '../../../src/routing/eligibility';
import { candidateOf, featuresOf } from '../../support/builders';

const TOOLS: Partial<CallFeatures> = { needsTools: true };
const IMAGES: Partial<CallFeatures> = { needsImages: true };
const AUDIO: Partial<CallFeatures> = { needsAudio: true };
const tokens = (inputTokensEstimate: number): Partial<CallFeatures> => ({ inputTokensEstimate });
const holds = (contextTokens: number): Partial<Candidate> => ({ profile: { contextTokens } });

describe('rejectionOf', () => {
	it.each<[string, Partial<Candidate>, Partial<CallFeatures>, string]>([
		['cannot be given tools', { bindsTools: false }, TOOLS, 'no_tools'],
		['is known to take no tools', { profile: { tools: false } }, TOOLS, 'no_tools'],
		['is known to read no images', { profile: { imageInput: false } }, IMAGES, 'no_images'],
		['is known to hear no audio', { profile: { audioInput: false } }, AUDIO, 'no_audio'],
		['is too small beyond the margin of the estimate', holds(1_000), tokens(1_151), 'context_too_small'],
	])('rules out a model that %s', (_why, candidate, features, kind) => {
		expect(rejectionOf(candidateOf(1, candidate), featuresOf(features))?.kind).toBe(kind);
	});

	it.each<[string, Partial<Candidate>, Partial<CallFeatures>]>([
		['no tools, when the call has none', { bindsTools: false, profile: { tools: false } }, {}],
		['no images or audio, when the call has none', { profile: { imageInput: false, audioInput: false } }, {}],
		['nothing known about tools', {}, TOOLS],
		['nothing known about images', {}, IMAGES],
		['nothing known about audio', {}, AUDIO],
		['nothing known about its size', {}, tokens(10_000_000)],
		['a size within the margin of the estimate', holds(1_000), tokens(1_150)],
		['images', { profile: { imageInput: true } }, IMAGES],
	])('leaves in a model with %s', (_why, candidate, features) => {
		expect(rejectionOf(candidateOf(1, candidate), featuresOf(features))).toBeUndefined();
	});

	it('says both sizes when the prompt does not fit', () => {
		const rejection = rejectionOf(candidateOf(1, holds(4_096)), featuresOf(tokens(9_000)));
		expect(rejection?.message).toBe('holds 4096 tokens, the prompt has about 9000');
	});
});
