import type { Ending, Expected } from './scenario';

/** How the call is to end: as told, else by its last attempt. */
export function endingOf({ ending, trail }: Expected): Ending {
	return ending ?? (trail.at(-1)?.endsWith(' answered') ? 'answer' : 'error');
}
