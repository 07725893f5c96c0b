import { z } from 'zod';
import type { StrategyOf } from '../../domain/decision';
import { bySlot } from './order';
import { strictObject } from '../settings';
import type { Policy, Ranking, RankingInput } from './policy';

type Own = StrategyOf<'committee'>;

/** Most models asked at once. */
export const MAX_COMMITTEE = 5;

/** By slot; the first ones are the members, the rest stand in when a member's answer does not come. */
export const committee: Policy<Own> = {
	label: 'Committee',
	shortLabel: 'Committee',
	description:
		'Asks several models at once and returns what most of them answer, or the answer a judge picks. Every model asked is paid for.',
	whenToUse: 'A wrong answer costs more than several calls: labels, extracted fields, decisions.',
	settings: strictObject({
		id: z.literal('committee'),
		size: z.number().int().min(2).max(MAX_COMMITTEE).default(3),
		pick: z.enum(['majority', 'judge']).default('majority'),
		judgeSlot: z.number().int().min(1).optional(),
	}),
	rank,
};

function rank({ size, pick }: Own, { candidates }: RankingInput): Ranking {
	const ordered = [...candidates].sort(bySlot);
	const members = Math.min(size, ordered.length);
	const how = pick === 'majority' ? 'the majority decides' : 'a judge picks';
	return { ordered, reason: `The first ${members} that can take the call are asked at once, and ${how}` };
}
