import type { Scenario } from '../support/scenario';
import { BROKEN_ANSWERS } from './broken-answers';
import { OUTAGES } from './outages';
import { RATE_LIMITS } from './rate-limits';
import { REJECTIONS } from './rejections';
import { SILENCE } from './silence';

/** All scenarios, by what goes wrong. */
export const SCENARIOS: Readonly<Record<string, readonly Scenario[]>> = {
	'rate limits': RATE_LIMITS,
	outages: OUTAGES,
	silence: SILENCE,
	'broken answers': BROKEN_ANSWERS,
	rejections: REJECTIONS,
};
