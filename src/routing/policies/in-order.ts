import { z } from 'zod';
import type { StrategyOf } from '../../domain/decision';
import { bySlot } from './order';
import { strictObject } from '../settings';
import type { Policy } from './policy';

/** By slot. */
export const inOrder: Policy<StrategyOf<'inOrder'>> = {
	label: 'In Order',
	shortLabel: 'In order',
	description: 'Model 1 first, the next ones only when it fails or cannot take the call',
	whenToUse: 'One model is the right one, and the others only stand in for it.',
	settings: strictObject({ id: z.literal('inOrder') }),
	rank: (_strategy, { candidates }) => ({
		ordered: [...candidates].sort(bySlot),
		reason: 'First in the given order that can take the call',
	}),
};
