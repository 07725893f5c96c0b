import { expect, it } from '@jest/globals';
import { decide } from '../../../src/routing';
import { candidateOf, featuresOf, priceOf, taskOf } from '../../support/builders';

const tooSmall = { profile: { contextTokens: 10, price: priceOf(1, 1) } };

it('ranks those that can take the call from 1 on, then lists the rejected by slot', () => {
	const candidates = [candidateOf(4, tooSmall), candidateOf(3), candidateOf(2, tooSmall), candidateOf(1)];
	const { candidates: decided } = decide({ id: 'inOrder' }, candidates, featuresOf(), taskOf());
	expect(decided.map(({ candidate, rank }) => [candidate.slot, rank])).toEqual([
		[1, 1],
		[3, 2],
		[2, undefined],
		[4, undefined],
	]);
});

it('tells of a rejected model what it would have cost, and why it is out', () => {
	const { candidates } = decide({ id: 'inOrder' }, [candidateOf(1, tooSmall)], featuresOf(), taskOf());
	expect(candidates[0]?.rejection?.kind).toBe('context_too_small');
	expect(candidates[0]?.estimate.cost).toBe(1_200_000_000n);
});

it('says so when nobody can take the call', () => {
	expect(decide({ id: 'inOrder' }, [candidateOf(1, tooSmall)], featuresOf(), taskOf()).reason).toBe(
		'No connected model can take the call',
	);
});
