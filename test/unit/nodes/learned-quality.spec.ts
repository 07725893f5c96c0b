import { describe, expect, it } from '@jest/globals';
import { NodeOperationError } from 'n8n-workflow';
import { readLearnedQuality } from '../../../nodes/RouteModel/learned-quality';
import { learnQuality } from '../../../src';
import { nodeOf } from '../../support/node';
import { thrown } from '../../support/rejection';

const outcomes = Array.from({ length: 120 }, (_, at) => ({
	text: `${at % 2 === 0 ? 'sum the invoice' : 'write a poem'} number ${at}`,
	model: 'gpt-4.1-mini',
	score: Number(at % 2 === 0),
}));
const profile = learnQuality(outcomes);

const contextWith = (options: object) => ({
	getNode: () => nodeOf(),
	getNodeParameter: () => options,
});
const read = (options: object) => readLearnedQuality(contextWith(options), 0);

describe('Learned Quality', () => {
	it.each([['an object', profile] as const, ['text', JSON.stringify(profile)] as const])(
		'is read from %s',
		(_form, qualityProfile) => {
			const scoreOf = (text: string) => read({ qualityProfile })?.(text).get('gpt-4.1-mini') ?? NaN;
			expect(scoreOf('please sum the invoice')).toBeGreaterThan(scoreOf('please write a poem'));
		},
	);

	it('is not left out without a word when its expression gives nothing', async () => {
		const error = await thrown(NodeOperationError, () => read({ qualityProfile: undefined }));
		expect(error.message).toContain('parameter "Learned Quality": its expression gives nothing');
	});

	it.each([{}, { qualityProfile: '' }])('is nothing for %j', (options) => {
		expect(read(options)).toBeUndefined();
	});

	it.each([
		['{ not json', /no quality profile/],
		['{"version":2}', /version: Invalid literal/],
		[[1, 2], /no quality profile/],
		[{ ...profile, rarity: 'AAAA' }, /rarity: must hold 4096 bytes/],
	])('refuses %j in words', async (qualityProfile, message) => {
		const error = await thrown(NodeOperationError, () => read({ qualityProfile }));
		expect(error).toMatchObject({ message: expect.stringMatching(message) });
		expect(error).toMatchObject({ description: expect.stringContaining('Learn Quality') });
	});
});
