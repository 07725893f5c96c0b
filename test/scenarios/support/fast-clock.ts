import type { Clock } from '../../../src/domain/ports';
import { systemClock } from '../../../src/system/clock';

/**
 * The host's clock, on which only the time of day runs faster. Breakers and cool-downs live by the time of day, so that
 * their real settings can be tried out in a fraction of the time; limits and waits stay as they are.
 */
export function fastClock(factor: number): Clock {
	const startedAt = Date.now();
	return { ...systemClock, now: () => startedAt + (Date.now() - startedAt) * factor };
}
